/**
 * The whole program, as `saar start` runs it over the sample corpus, on both stand-ins: all that is registered is typed, in
 * each language and kind of place, and all that stands on the answers is pressed. What is walked follows from what is registered.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addServer, letPeopleManage, type Server } from './discord-people.ts';
import { faultsOf, leavesOf, walkCommands, walkPresses, walkSuggestions, type Walked } from './discord-walk.ts';
import { startProgram, folder, why, type Program } from './stand-ins.ts';
import { addChat, quiet, write, writtenIn } from './telegram-people.ts';
import { walkPressed, walkTyped, wrongWith, type Told } from './telegram-walk.ts';

const LOCALES = { en: 'en-US', hi: 'hi' };
const LANGUAGES = Object.keys(LOCALES);
const SERVERS = 40;
const DEPTH = 2;
const MOST_PRESSES = 500;
const DEVANAGARI = /\p{Script=Devanagari}/u;

/** Findings that say something of the machine or of the tests, not of the program; each with its reason. */
const EXPLAINED: readonly { rule: string; because: string }[] = [
  {
    rule: 'slow-ack',
    because: 'stand-in, tests and program share the machine; how fast Saar is, is measured by a bench',
  },
];
/** An acknowledgement that is not answered for 1.3 s is repeated, and rightly: only where the stand-in stood still so long. */
const REPEATED = 'double-ack';
const STANDSTILL_MS = 400;

interface Walks {
  typed: Promise<Walked[]>;
  suggested: Promise<Walked[]>;
  pressed: Promise<Walked[]>;
  told: Promise<Told[]>;
  tapped: Promise<Told[]>;
}

/** The stand-ins read their specifications at the first question; nobody's answer is to wait for that. */
async function warm({ discord, telegram }: Program): Promise<void> {
  for (const { typed } of leavesOf(discord).slice(0, 3)) await discord.command(typed);
  write(telegram, addChat(telegram, 'private', 'en'), '/help');
  await quiet(telegram, 1_000);
}

describe.skipIf(!folder)(`the whole program on both stand-ins${why}`, { timeout: 240_000 }, () => {
  const servers: Server[] = [];
  let program: Program;
  let walks: Walks;
  const standstill = monitorEventLoopDelay({ resolution: 10 });

  /** Both platforms at once: most of the time is Telegram's own pace. */
  function walkAll({ discord, telegram }: Program): Walks {
    let turn = 0;
    const server = () => servers[turn++ % SERVERS]!;
    const typed = walkCommands(discord, server, LOCALES);
    const told = walkTyped(telegram, leavesOf(discord), LANGUAGES);
    const all = {
      typed,
      suggested: typed.then(() => walkSuggestions(discord, server(), LOCALES)),
      pressed: typed.then((from) => walkPresses(discord, from, DEPTH, MOST_PRESSES)),
      told,
      tapped: told.then((from) => walkPressed(telegram, from, DEPTH, MOST_PRESSES)),
    };
    for (const walk of Object.values(all)) walk.catch(() => undefined);
    return all;
  }

  beforeAll(async () => {
    program = await startProgram({
      before: ({ discord }) => {
        letPeopleManage(discord);
        for (let n = 0; n < SERVERS; n++) servers.push(addServer(discord));
      },
    });
    await warm(program);
    standstill.enable();
    walks = walkAll(program);
  }, 90_000);
  afterAll(() => program?.end());

  it('Discord: every command answers, with any options, in each language and place', async () => {
    const typed = await walks.typed;
    expect(typed.length).toBeGreaterThan(leavesOf(program.discord).length * LANGUAGES.length);
    expect(typed.flatMap(faultsOf)).toEqual([]);
  });

  it('Discord: every option that suggests does so, whatever is typed', async () => {
    expect((await walks.suggested).flatMap(faultsOf)).toEqual([]);
  });

  it('Discord: every button, menu and form on the answers answers', async () => {
    const pressed = await walks.pressed;
    expect(pressed.length).toBeGreaterThan(20);
    expect(pressed.flatMap(faultsOf)).toEqual([]);
  });

  it('Discord: a reader of Hindi is answered in Hindi', async () => {
    const others = (await walks.typed).filter(
      ({ asking, outcome }) => asking.locale === 'hi' && !DEVANAGARI.test(outcome.text),
    );
    expect(others.map(({ what }) => what)).toEqual([]);
  });

  it('Telegram: every command answers, with any words, in each language and kind of chat', async () => {
    const told = await walks.told;
    expect(told.length).toBeGreaterThan(leavesOf(program.discord).length * LANGUAGES.length);
    expect(told.flatMap(wrongWith)).toEqual([]);
  });

  it('Telegram: every button on the answers answers', async () => {
    const tapped = await walks.tapped;
    expect(tapped.length).toBeGreaterThan(20);
    expect(tapped.flatMap(wrongWith)).toEqual([]);
  });

  it('Telegram: a reader of Hindi is answered in Hindi', async () => {
    // A channel has no reader whose language it could know.
    const others = (await walks.told).filter(
      ({ chat, written }) =>
        chat.kind !== 'channel' &&
        chat.person.language_code === 'hi' &&
        !DEVANAGARI.test(written.map(({ text }) => text).join()),
    );
    expect(others.map(({ what }) => what)).toEqual([]);
  });

  it('Telegram: a link opens what it names, and its menus name every command', async () => {
    await walks.tapped;
    const { telegram, discord } = program;
    const chats = ['/start brief_treaty', '/start', '/start nonsense', '/start digest_set'].map((text) => {
      const chat = addChat(telegram, 'private', 'en');
      write(telegram, chat, text);
      return chat;
    });
    await quiet(telegram, 1_500);
    expect(chats.filter(({ id }) => writtenIn(telegram, id).length === 0)).toEqual([]);
    const menu = telegram.registered('default', 'hi').map(({ command }) => command);
    expect(leavesOf(discord).filter(({ typed, settings }) => !settings && !menu.includes(typed.name))).toEqual([]);
  });

  it('has met no error of its own, broken no rule, and gone against no advice that is not explained', async () => {
    await Promise.all(Object.values(walks));
    expect(program.bot.output.split('\n').filter((line) => /a command failed|"level":[56]0/.test(line))).toEqual([]);
    const { violations, lints, fakeErrors } = program.verdict();
    expect(fakeErrors).toEqual([]);
    const stood = standstill.max / 1e6 > STANDSTILL_MS;
    expect(violations.filter(({ rule }) => !(stood && rule === REPEATED))).toEqual([]);
    expect(lints.filter(({ rule }) => !EXPLAINED.some((each) => each.rule === rule))).toEqual([]);
  });

  it('says neither token in what it prints', () => {
    for (const token of [program.discord.o.token, program.telegram.o.token])
      expect(program.bot.output).not.toContain(token);
  });
});
