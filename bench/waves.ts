/**
 * Measures waves: digests that are all due at one minute, by the real scheduler, outbox and SQLite store, to a platform that keeps
 * its own limit and counts by it. 100 and 1,000 on the clock of this machine, 10,000 and 100,000 on a virtual one; and what must
 * not disturb a wave: destinations that refuse, one with many digests, a network that is cut. Prints a table and writes
 * `var/bench-waves.json`. `npm run bench:waves [most channels]`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TIMERS } from '../src/pace/timers.ts';
import { CLOCK } from '../src/pace/clock.ts';
import { START } from '../test/store/samples.ts';
import { createVirtualTime } from '../test/delivery/virtual-time.ts';
import { runWave, subscriptionsTo, type Wave, type WaveResult, type WaveTime } from '../test/delivery/wave.ts';
import { claimTimes } from './waves-claims.ts';

const [most = 100_000] = process.argv.slice(2).map(Number);
const DISCORD = { platform: 'discord', limit: { count: 50, ms: 1_000 } };
const TELEGRAM = { platform: 'telegram', limit: { count: 30, ms: 1_000 } };
const MINUTE = 60_000;

interface Row {
  name: string;
  sent: number;
  doubled: number;
  boundS: number;
  tookS: number;
  /** By the first and last request that the platform counted. */
  ratio: number;
  fromDueS: number;
  limitedShare: number;
  mostInASecond: number;
  mostInvalidInTenMinutes: number;
  /** Work of this machine for each digest, in milliseconds: made, recorded, claimed, settled. */
  msEach: number;
  more?: Record<string, unknown>;
}

const realTime: WaveTime = {
  clock: Date.now,
  timers: TIMERS,
  steady: CLOCK,
  runUntil: async (isSo, limit = Infinity) => {
    while (!isSo() && CLOCK.now() < limit) await sleep(20);
    return isSo();
  },
};

const rows: Row[] = [];
const seconds = (ms: number) => Math.round(ms / 10) / 100;

async function measure(name: string, wave: Wave, more: (result: WaveResult) => object = () => ({})): Promise<void> {
  const began = process.cpuUsage();
  const result = await runWave(wave, wave.subscriptions.length - refused(wave));
  const { user, system } = process.cpuUsage(began);
  const row: Row = {
    name,
    sent: result.sent,
    doubled: result.doubled,
    boundS: seconds(result.boundMs),
    tookS: seconds(result.tookMs),
    ratio: Math.round((1_000 * result.tookMs) / result.boundMs) / 1_000,
    fromDueS: seconds(result.fromDueMs),
    limitedShare: result.limitedShare,
    mostInASecond: result.mostInOne,
    mostInvalidInTenMinutes: result.mostInvalid,
    msEach: Math.round((user + system) / 10 / wave.subscriptions.length) / 100,
    more: { states: result.states, ...more(result) },
  };
  rows.push(row);
  console.log(JSON.stringify(row));
}

function refused({ subscriptions, settings }: Wave): number {
  return subscriptions.filter(({ destinationId }) => settings?.refuses?.(destinationId!)).length;
}

const virtual = () => createVirtualTime(START - 5_000);
const folder = mkdtempSync(join(tmpdir(), 'saar-waves-'));

for (const platform of [DISCORD, TELEGRAM]) {
  for (const count of [100, 1_000].filter((count) => count <= most)) {
    const database = join(folder, `${platform.platform}-${count}.db`);
    const subscriptions = subscriptionsTo(count);
    await measure(`${platform.platform} ${count}`, { ...platform, database, time: realTime, subscriptions });
  }
  for (const count of [10_000, 100_000].filter((count) => count <= most)) {
    const subscriptions = subscriptionsTo(count);
    await measure(`${platform.platform} ${count}, virtual`, { ...platform, time: virtual(), subscriptions });
  }
}

const many = subscriptionsTo(Math.min(10_000, most));
for (const way of [
  [4, 6],
  [40, 60],
  [90, 110],
  [10, 190],
] as const) {
  const wave = { ...DISCORD, time: virtual(), subscriptions: subscriptionsTo(1_000), settings: { way } };
  await measure(`discord 1000, an answer takes ${2 * way[0]} to ${2 * way[1]} ms, virtual`, wave);
}
const refuses = (id: string) => Number(id.slice(1)) % 5 < 2;
await measure('discord 10000, 40 % answer 403, virtual', {
  ...DISCORD,
  time: virtual(),
  subscriptions: many,
  settings: { refuses },
});

const twice = subscriptionsTo(Math.min(20_000, 2 * most));
await measure('discord 20000, 40 % answer 403, virtual', {
  ...DISCORD,
  time: virtual(),
  subscriptions: twice,
  settings: { refuses },
});

await measure(
  'I07: 100 at one minute, one destination with 50 more, virtual',
  {
    ...{ ...DISCORD, time: virtual() },
    subscriptions: [...Array.from({ length: 50 }, () => ({ destinationId: 'full' })), ...subscriptionsTo(100)],
  },
  ({ platform: { shown } }) => {
    const others = [...shown].filter(([id]) => id !== 'full').flatMap(([, times]) => times);
    return { ofTheOne: shown.get('full')!.length, othersDoneAfterS: seconds(Math.max(...others) - START) };
  },
);

const cut = [START + MINUTE, START + 11 * MINUTE] as const;
await measure(
  'discord 10000, network cut for ten minutes, virtual',
  { ...DISCORD, time: virtual(), subscriptions: many, settings: { cut } },
  ({ platform: { cameIn } }) => ({
    doneAfterReturnS: seconds(cameIn.at(-1)! - cut[1]),
    boundOfTheRestS: seconds(1_000 * (cameIn.filter((at) => at >= cut[1]).length / 50 - 1)),
  }),
);

const claims = await claimTimes([1_000, 10_000, 100_000].filter((count) => count <= most));
console.table(rows.map(({ more: _more, ...row }) => row));
console.table(claims);
mkdirSync('var', { recursive: true });
writeFileSync('var/bench-waves.json', JSON.stringify({ rows, claims }, null, 2));
rmSync(folder, { recursive: true, force: true });
