/** The rows of the delivery bench about one Saar and its end: two on one database, what takes over after a kill, and SIGTERM in a wave. */
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteFile from 'better-sqlite3';
import { COMMAND, loadDriver, ROOT } from '../test/platform/stand-ins.ts';
import { saarContest, saarOn, type Contest, type Setting } from './delivery-bots.ts';
import { thisMinute } from './delivery-clock.ts';
import { chance } from './delivery-random.ts';
import { rulesOf, type Row, type Size } from './delivery-rows.ts';
import { makeDigests } from './delivery-world.ts';

const HELD = 75;
const TERMINATED_MS = 10_000;
const SETTLED_MS = 120_000;
/** Who was refused is gone after so long. */
const REFUSED_MS = 300;

/** A wave that is due from the start. */
export function waveOf({ digests, seed }: Pick<Size, 'digests' | 'seed'>, more: Partial<Setting> = {}): Setting {
  const due = { minutes: [thisMinute()], chance: chance(seed) };
  return { world: (fakes) => makeDigests(fakes, digests, due), ...more };
}

/** Runs a row in a contest of its own, and counts at its end. */
export async function rowIn(
  name: string,
  size: Size,
  setting: Setting,
  run: (contest: Contest) => Promise<{ figures: Record<string, unknown>; broken: string[] }>,
): Promise<Row> {
  const began = Date.now();
  const contest = await saarContest(setting);
  try {
    contest.bot.start();
    const { figures, broken } = await run(contest);
    const seconds = (Date.now() - began) / 1000;
    return { name, bot: 'saar', ...size, seconds, figures: { ...figures, ...rulesOf(contest) }, broken };
  } finally {
    await contest.end();
  }
}

/** So many digests have been handed to the platforms. */
export async function afterSends({ gate }: Contest, count: number): Promise<void> {
  while (gate.sends < count) await sleep(10);
}

/** A second process ends at once while the first holds the database, be it frozen, and takes over when that was killed. */
export function twoProcesses(size: Size): Promise<Row> {
  return rowIn('two processes on one database', size, waveOf(size), async (contest) => {
    await afterSends(contest, 3);
    const second = await anotherOn(contest);
    const startedAt = Date.now();
    second.start();
    while (second.running) await sleep(5);
    const refusedMs = Date.now() - startedAt;
    const { exit, output } = second;
    contest.bot.signal('SIGSTOP');
    second.start();
    while (second.running) await sleep(5);
    await contest.bot.kill9();
    const killedAt = Date.now();
    const freeMs = (await whenFree(contest.database)) - killedAt;
    const takenOverMs = (await whenTakenOver(contest)) - killedAt;
    await contest.settled(SETTLED_MS);
    const tally = contest.tally();
    const figures = {
      secondExits: [exit?.code, second.exit?.code],
      refusedMs,
      freeMs,
      takenOverMs,
      says: output.trim().split('\n').at(-1),
    };
    return {
      figures: { ...figures, lost: tally.lost, doubledDiscord: tally.doubledDiscord },
      broken: [
        ...(exit?.code === HELD ? [] : [`the second ended with ${exit?.code}, not ${HELD}`]),
        ...(second.exit?.code === HELD ? [] : [`beside a frozen one it ended with ${second.exit?.code}, not ${HELD}`]),
        ...(tally.lost + tally.doubledDiscord > 0 ? tally.examples : []),
      ],
    };
  });
}

async function anotherOn({ database, fakes }: Contest) {
  const { Bot } = await loadDriver();
  return new Bot({ cwd: ROOT, cmd: COMMAND, env: { ...fakes.env, ...saarOn(database) } });
}

/** When the lock is free, as another process sees it. */
async function whenFree(database: string): Promise<number> {
  while (isHeld(database)) await sleep(5);
  return Date.now();
}

/** Starts the bot; when it holds the lock. A look holds it for a moment too: a start that met one was refused, and is begun again. */
async function whenTakenOver({ bot, database }: Contest): Promise<number> {
  for (;;) {
    if (!bot.running) bot.start();
    await sleep(25);
    if (!isHeld(database)) continue;
    const heldAt = Date.now();
    await sleep(REFUSED_MS);
    if (bot.running && isHeld(database)) return heldAt;
  }
}

function isHeld(database: string): boolean {
  const file = new SqliteFile(`${database}.lock`, { timeout: 0 });
  try {
    file.exec('begin exclusive');
    return false;
  } catch {
    return true;
  } finally {
    file.close();
  }
}

/** SIGTERM in the middle of a wave: it ends in time, leaves nothing in doubt, and the next one sends what is left. */
export function terminated(size: Size): Promise<Row> {
  return rowIn('SIGTERM in a wave', size, waveOf(size), async (contest) => {
    const { bot, database } = contest;
    await afterSends(contest, Math.ceil(size.digests / 4));
    const askedAt = Date.now();
    bot.signal('SIGTERM');
    while (bot.running && Date.now() - askedAt < 2 * TERMINATED_MS) await sleep(5);
    const exitMs = Date.now() - askedAt;
    const { exit } = bot;
    const inDoubt = statesIn(database, ['uncertain', 'sending']);
    const left = statesIn(database, ['queued', 'retry_wait']);
    bot.start();
    await contest.settled(SETTLED_MS);
    const { lost, missed, doubledDiscord, doubledTelegram, examples } = contest.tally();
    const counts = { lost, missed, doubledDiscord, doubledTelegram };
    return {
      figures: { exitMs, exit: exit?.code ?? exit?.signal, inDoubt, left, ...counts },
      broken: [
        ...(exitMs > TERMINATED_MS ? [`it took ${exitMs} ms to end`] : []),
        ...(inDoubt > 0 ? [`${inDoubt} left in doubt`] : []),
        ...Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`, ...examples] : [])),
      ],
    };
  });
}

export function statesIn(database: string, states: readonly string[]): number {
  const file = new SqliteFile(database, { readonly: true });
  const marks = states.map(() => '?').join();
  const { n } = file.prepare(`select count(*) as n from deliveries where state in (${marks})`).get(states) as {
    n: number;
  };
  file.close();
  return n;
}
