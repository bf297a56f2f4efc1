/** The whole program at its end: asked to end while it sends, and with tokens that nobody takes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Delivery } from '../../src/store/store.ts';
import { makeDigests, shownIn, subscribeAll, type Digest } from '../../bench/delivery-world.ts';
import { chance } from '../../bench/delivery-random.ts';
import { folder, startProgram, why, type Fakes, type FaultAction, type Program } from './stand-ins.ts';

const LIMIT_MS = 10_000;
const UP_MS = 90_000;
const DIGESTS = 120;
const SENDS = [
  ['discord', { method: 'POST', path: /\/channels\/\d+\/(messages|threads)$/ }],
  ['telegram', { path: /send(Rich)?Message$/ }],
] as const;

describe.skipIf(!folder)(`the whole program at its end${why}`, { timeout: 240_000 }, () => {
  let program: Program | undefined;
  let data: string;
  afterEach(async () => {
    await program?.end();
    program = undefined;
    rmSync(data, { recursive: true, force: true });
  });

  async function withDigests(
    count: number,
    action: FaultAction = { type: 'slow', ms: 600 },
  ): Promise<{ program: Program; digests: Digest[]; path: string }> {
    data = mkdtempSync(join(tmpdir(), 'saar-ending-'));
    const path = join(data, 'saar.db');
    let digests: Digest[] = [];
    const before = async (fakes: Fakes) => {
      const minute = Date.now() - (Date.now() % 60_000);
      digests = makeDigests(fakes, count, { minutes: [minute], chance: chance(1) });
      await subscribeAll(path, digests, fakes.discord.users['owner']!.id);
      for (const [platform, match] of SENDS) fakes[platform].fault({ match, times: Infinity, action });
    };
    program = await startProgram({ before, env: { SAAR_DATABASE: path }, impatient: true });
    await up(program, 0);
    return { program, digests, path };
  }

  /** What the database says of every digest's last edition. */
  async function deliveriesIn(path: string, digests: readonly Digest[]): Promise<Delivery[]> {
    const store = await openStore(path);
    const last = await Promise.all(digests.map(({ id }) => store.lastRun(id)));
    await store.close();
    return last.flatMap((each) => each?.deliveries ?? []);
  }

  function countOf(program: Program, digests: readonly Digest[]): number {
    const places = new Map(digests.map(({ place }) => [JSON.stringify(place), place]));
    return [...places.values()].reduce((sum, place) => sum + shownIn(program, place).length, 0);
  }

  /** Resolves when both platforms have it, however busy the machine is. */
  async function up({ discord, telegram }: Program, since: number): Promise<void> {
    const ready = ({ kind, what }: { kind: string; what?: unknown }) => kind === 'gateway' && what === 'ready';
    expect(await discord.rec.waitFor(ready, UP_MS, { since })).toBeTruthy();
    await telegram.waitPolling(UP_MS);
  }

  async function until(is: () => boolean | Promise<boolean>, ms: number): Promise<void> {
    for (const end = Date.now() + ms; !(await is()) && Date.now() < end;) await sleep(100);
  }

  it('asked to end under load: what is in flight ends in time, and nothing is in doubt', async () => {
    const { program, digests, path } = await withDigests(DIGESTS);
    await until(() => countOf(program, digests) >= 20, 60_000);
    const began = Date.now();
    program.bot.signal('SIGTERM');
    await until(() => !program.bot.running, LIMIT_MS + 2_000);
    expect(Date.now() - began).toBeLessThan(LIMIT_MS);
    expect(program.bot.exit).toEqual({ code: 0, signal: null });
    const left = await deliveriesIn(path, digests);
    expect(left.filter(({ state }) => state === 'uncertain' || state === 'sending')).toEqual([]);
    expect(left.filter(({ state }) => state === 'sent')).toHaveLength(countOf(program, digests));
    expect(left.length).toBeGreaterThan(20);
  });

  it('a second SIGTERM ends it at once', async () => {
    const { program } = await withDigests(40, { type: 'hang' });
    expect(await program.discord.rec.waitFor(({ kind }) => kind === 'fault', 20_000, { since: 0 })).toBeTruthy();
    program.bot.signal('SIGTERM');
    await sleep(1_200);
    program.bot.signal('SIGTERM');
    await until(() => !program.bot.running, 1_000);
    expect(program.bot.exit).toEqual({ code: 143, signal: null });
  });

  it('with tokens that are all refused, it ends with 78 and says what to do', async () => {
    data = mkdtempSync(join(tmpdir(), 'saar-ending-'));
    const dead = { DISCORD_TOKEN: 'no-such-token-1234567890', TELEGRAM_TOKEN: '7000000001:no_such_token_123456' };
    program = await startProgram({ env: dead, impatient: true });
    await until(() => !program!.bot.running, UP_MS);
    expect(program.bot.exit).toEqual({ code: 78, signal: null });
    expect(program.bot.output).toContain('no platform lets Saar in; ending');
    expect(program.bot.output).not.toContain('no-such-token');
    // Started again and again by a supervisor, it never even identifies.
    expect(program.discord.rec.of('gateway').filter(({ what }) => what === 'identify')).toEqual([]);
  });

  it('with one token that is refused, it goes on with the other platform', async () => {
    data = mkdtempSync(join(tmpdir(), 'saar-ending-'));
    program = await startProgram({ env: { DISCORD_TOKEN: 'no-such-token-1234567890' }, impatient: true });
    await program.telegram.waitPolling(UP_MS);
    expect(program.bot.running).toBe(true);
    expect(program.bot.output).toContain('set a new one and start again');
  });
});
