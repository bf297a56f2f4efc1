/** The two bots of the comparison, each in a world of its own: how it is set up, kept alive, and known to be through. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteFile from 'better-sqlite3';
import { checkBuilt, COMMAND, loadDriver, ROOT, type Bot, type Fakes } from '../test/platform/stand-ins.ts';
import type { CronDigest } from './cron-bot.ts';
import { SAME_CLOCK } from './delivery-clock.ts';
import { gateOf, quiet, type Gate } from './delivery-gate.ts';
import { teachForums } from './delivery-forum.ts';
import { markOf, marksIn, tallyMarks, tallySaar, unsettled, type Tally } from './delivery-tally.ts';
import { subscribeAll, type Digest, type Place } from './delivery-world.ts';

export interface Contest {
  fakes: Fakes;
  gate: Gate;
  bot: Bot;
  digests: Digest[];
  /** Where Saar keeps everything; the other bot keeps nothing. */
  database: string;
  /** When it did something last: came up, or sent; epoch milliseconds. */
  stirredAt(): number;
  /** While it is dead: as if nobody had started it for so long. */
  away(ms: number): void;
  /** Resolves when nothing more will come, or after `ms`. */
  settled(ms: number): Promise<void>;
  tally(mayRefuse?: (place: Place) => boolean): Tally;
  end(): Promise<void>;
}

export interface Setting {
  /** Makes the world, and the digests in it. */
  world(fakes: Fakes): Digest[];
  env?: Record<string, string>;
  discord?: object;
}

/** What is read at every start: an article in each language, since most of a start would be reading. */
const ARTICLES = ['sample-en-1.txt', 'sample-hi-1.txt'];

/** The settings of a Saar on a database, with its articles beside that. */
export function saarOn(database: string): Record<string, string> {
  const corpus = join(dirname(database), 'corpus');
  for (const name of ARTICLES) cpSync(join(ROOT, 'data', 'corpus', name), join(corpus, name));
  const own = { SAAR_DATABASE: database, SAAR_CORPUS: corpus, SAAR_HTTP_PORT: '0', SAAR_LOG_LEVEL: 'warn' };
  return { ...own, ...SAME_CLOCK };
}

/** Saar on stand-ins of its own, not yet started. */
export async function saarContest(setting: Setting): Promise<Contest> {
  const { fakes, gate, digests, folder, end } = await begin(setting);
  const database = join(folder, 'saar.db');
  await subscribeAll(database, digests, fakes.discord.users['owner']!.id);
  const { Bot } = await loadDriver();
  const bot = new Bot({ cwd: ROOT, cmd: COMMAND, env: { ...fakes.env, ...saarOn(database), ...setting.env } });
  process.once('exit', () => bot.signal('SIGKILL'));
  return {
    fakes,
    gate,
    bot,
    digests,
    database,
    stirredAt: () => gate.stirredAt,
    away: (ms) => passOver(fakes, database, ms),
    settled: async (ms) => {
      for (const until = Date.now() + ms; Date.now() < until && unsettled(database, digests.length) > 0;)
        await sleep(200);
    },
    tally: (mayRefuse) => tallySaar(fakes, database, digests, mayRefuse),
    end: () => end(bot),
  };
}

/** The cron bot with the same digests in the same places at the same minutes. */
export async function cronContest(setting: Setting): Promise<Contest> {
  const { fakes, gate, digests, folder, end } = await begin(setting);
  const path = join(folder, 'digests.json');
  writeFileSync(path, JSON.stringify(digests.map(cronOf)));
  const { Bot } = await loadDriver();
  const cmd = ['env', '-u', 'SAAR_PLATFORM', process.execPath, '--import', 'tsx', 'bench/cron-bot.ts', path];
  const bot = new Bot({ cwd: ROOT, cmd, env: { ...fakes.env, ...SAME_CLOCK } });
  const tried = new Set<string>();
  gate.watchers.push(({ raw }) => {
    for (const mark of marksIn(Buffer.from(raw).toString())) tried.add(mark);
    return undefined;
  });
  process.once('exit', () => bot.signal('SIGKILL'));
  const upAt = upsIn();
  const lastDue = Math.max(...digests.map(({ dueAt }) => dueAt));
  return {
    fakes,
    gate,
    bot,
    digests,
    database: '',
    stirredAt: () => Math.max(gate.stirredAt, upAt(bot.output)),
    away: () => undefined,
    settled: async () => {
      await sleep(Math.max(0, lastDue + SLOWEST_RETRY_MS - Date.now()));
      await quiet(gate, SLOWEST_RETRY_MS);
    },
    tally: () => tallyMarks(fakes, digests, tried),
    end: () => end(bot),
  };
}

/** After so long without a send no retry of the cron bot is to be expected. */
const SLOWEST_RETRY_MS = 6_500;

async function begin({ world, discord }: Setting) {
  checkBuilt();
  const driver = await loadDriver();
  const fakes = await driver.startFakes({ discord: { identifyWindowMs: 100, ...discord }, telegram: {} });
  teachForums(fakes);
  const digests = world(fakes);
  const folder = mkdtempSync(join(tmpdir(), 'saar-delivery-'));
  const end = async (bot: Bot) => {
    if (bot.running) await bot.kill9();
    await fakes.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { fakes, gate: gateOf(fakes), digests, folder, end };
}

/** Watches what the cron bot prints; tells when it said last that it is up. */
function upsIn(): (output: string) => number {
  let [ups, upAt] = [0, 0];
  return (output) => {
    const said = [...output.matchAll(/^up$/gm)].length;
    if (said > ups) [ups, upAt] = [said, Date.now()];
    return upAt;
  };
}

function cronOf({ id, dueAt, place: { platform, destinationId, threadId, forum } }: Digest): CronDigest {
  const due = new Date(dueAt);
  const cron = `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`;
  const text = `${markOf(id)} What is new today, and where every line of it comes from.`;
  if (platform === 'telegram') {
    return { cron, platform, to: destinationId, ...(threadId === undefined ? {} : { topic: Number(threadId) }), text };
  }
  return { cron, platform, to: threadId ?? destinationId, ...(forum ? { forum } : {}), text };
}

/**
 * Puts the past further back instead of waiting: what was under way began longer ago, Discord knows no nonce any more, and the
 * guard against crash loops has forgotten the restarts.
 */
function passOver(fakes: Fakes, database: string, ms: number): void {
  const file = new SqliteFile(database);
  try {
    file.exec(`update platform_state set identify_count = 0, identify_streak = 0, identified_at = 0`);
    if (ms === 0) return;
    for (const column of ['send_started_at', 'uncertain_since', 'created_at', 'not_before', 'expires_at'])
      file.exec(
        `update deliveries set ${column} = ${column} - ${ms} where ${column} is not null and settled_at is null`,
      );
  } finally {
    file.close();
  }
  const { messages } = fakes.discord as unknown as { messages: Map<string, { nonce?: unknown }[]> };
  for (const message of [...messages.values()].flat()) delete message.nonce;
}
