/** The whole program killed in the middle of answers, and started while a platform is away: nobody is left waiting, nobody is answered twice. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { person } from './discord-people.ts';
import type { Seen } from './faults.ts';
import { compare, seenOf, settled } from './readers.ts';
import { folder, startProgram, why, type FaultAction, type Program } from './stand-ins.ts';
import { addChat, write, writtenIn, type Written } from './telegram-people.ts';

const BRIEF = { name: 'brief', options: { topic: 'treaty' } };
const TYPED = '/brief treaty';
/** Long enough that the program is in the middle of it when it is killed. */
const SLOW: FaultAction = { type: 'slow', ms: 60_000 };
const HANG: FaultAction = { type: 'hang' };
const MET_MS = 4_000;
const BACK_MS = 20_000;

/**
 * In the middle of which calls the program is killed: those that are `SLOW` are taken by the platform and not answered any more,
 * those that `HANG` never reach it. `lost`: Discord heard nothing within 3 s and tells its reader so itself; nobody may answer then.
 * A Telegram message that arrived just before the kill may come again: Telegram does not say what it has, and silence is worse.
 */
const KILLS: [string, string, FaultAction, 'answered' | 'lost', Seen[]][] = [
  ['when they had arrived', 'callback', SLOW, 'answered', ['answer', 'twice']],
  ['before they arrived', 'callback', HANG, 'lost', ['answer', 'apology']],
  ['when the edit had arrived', '@original', SLOW, 'answered', ['answer', 'twice']],
  ['before the edit arrived', '@original', HANG, 'answered', ['answer', 'apology']],
];

describe.skipIf(!folder)(`the whole program, killed and started again${why}`, { timeout: 120_000 }, () => {
  let program: Program;
  let calm: { discord: string; telegram: Written[] };

  beforeAll(async () => {
    program = await startProgram();
    const { discord, telegram } = program;
    const chat = addChat(telegram, 'private', 'en');
    write(telegram, chat, TYPED);
    const { text } = await discord.command(BRIEF, { user: person(discord) });
    calm = { discord: text, telegram: await settled(program, chat) };
  }, 60_000);
  afterAll(() => program?.end());

  it.each(KILLS)('killed in the middle of answers, %s (%s)', async (_when, path, action, onDiscord, onTelegram) => {
    const { discord, telegram, bot } = program;
    const marks = [discord.rec.mark(), telegram.rec.mark()];
    discord.fault({ match: { path }, action });
    telegram.fault({ match: { path: 'sendMessage' }, action });
    const here = discord.where({ user: person(discord) });
    const interaction = discord.createInteraction(2, discord.resolve(BRIEF, here).data, here);
    const chat = addChat(telegram, 'private', 'en');
    write(telegram, chat, TYPED);
    const met = ({ kind }: { kind: string }) => kind === 'fault';
    await Promise.all([discord, telegram].map(({ rec }, n) => rec.waitFor(met, MET_MS, { since: marks[n] })));
    await bot.kill9();
    discord.clearFaults();
    telegram.clearFaults();
    await program.again();
    const outcome = await discord.outcome(interaction, { timeoutMs: BACK_MS });
    if (onDiscord === 'answered') expect(['answer', 'apology']).toContain(seenOf(outcome, calm.discord));
    else expect(outcome).toMatchObject({ ok: false, acked: false, expired: true });
    expect(onTelegram).toContain(compare(await settled(program, chat), calm.telegram));
  });

  it('Telegram: what was asked while nobody was there is answered once, in order', async () => {
    const { telegram, bot } = program;
    await bot.kill9();
    const chat = addChat(telegram, 'private', 'en');
    for (const text of [TYPED, '/topics', '/help']) write(telegram, chat, text);
    await program.again();
    const texts = (await settled(program, chat)).map(({ text }) => text);
    expect(texts[0]).toBe(calm.telegram[0]!.text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThanOrEqual(3);
  });

  it('Telegram: an update that comes twice, and updates out of order, are answered once each', async () => {
    const { telegram } = program;
    const [one, other] = [addChat(telegram, 'private', 'en'), addChat(telegram, 'private', 'en')];
    write(telegram, one, '/topics');
    const again = telegram.updates.at(-1)!;
    telegram.updates.push(again);
    write(telegram, other, '/topics');
    telegram.updates.reverse();
    telegram.flush();
    await settled(program, one);
    telegram.updates.push(again);
    telegram.flush();
    await settled(program, other);
    expect([one, other].map(({ id }) => writtenIn(telegram, id).length)).toEqual([1, 1]);
  });

  it('Discord: an interaction that comes twice is answered once', async () => {
    const { discord } = program;
    const here = discord.where({ user: person(discord) });
    const mark = discord.rec.mark();
    const interaction = discord.createInteraction(2, discord.resolve(BRIEF, here).data, here);
    discord.dispatch('INTERACTION_CREATE', interaction.payload);
    const outcome = await discord.outcome(interaction);
    discord.dispatch('INTERACTION_CREATE', interaction.payload);
    await sleep(1_000);
    expect(seenOf(outcome, calm.discord)).toBe('answer');
    expect([interaction.edits + interaction.followups.length, discord.rec.of('violation', mark)]).toEqual([
      expect.any(Number),
      [],
    ]);
  });

  it.each([
    ['Discord', 'discord', 'telegram'],
    ['Telegram', 'telegram', 'discord'],
  ] as const)(
    '%s is away at the start: the other goes on, and it comes when it is back',
    async (_name, away, other) => {
      await program.bot.stop();
      const everything = { match: { path: /./ }, times: Infinity, action: { type: 'cut' } as const };
      program[away].fault(everything);
      await program.again({ [other]: program[other] });
      if (other === 'discord')
        expect((await program.discord.command(BRIEF, { user: person(program.discord) })).text).toBe(calm.discord);
      else {
        const chat = addChat(program.telegram, 'private', 'en');
        write(program.telegram, chat, TYPED);
        expect(compare(await settled(program, chat), calm.telegram)).toBe('answer');
      }
      const mark = program[away].rec.mark();
      program[away].clearFaults();
      const back = ({ kind, what }: { kind: string; what?: unknown }) =>
        kind === 'polling' || (kind === 'gateway' && what === 'ready');
      expect(await program[away].rec.waitFor(back, BACK_MS, { since: mark })).toBeTruthy();
    },
  );

  it('has broken no rule beyond what was done to it, and printed no token', () => {
    const { violations, fakeErrors } = program.verdict();
    expect(fakeErrors).toEqual([]);
    // One interaction that a dead program never acknowledged, and one whose acknowledgement it did not live to see confirmed.
    const done = violations.map(({ rule }) => rule).sort();
    expect(['ack-deadline,double-ack', 'ack-deadline']).toContain(done.join());
    for (const { o } of [program.discord, program.telegram]) expect(program.bot.output).not.toContain(o.token);
  });
});
