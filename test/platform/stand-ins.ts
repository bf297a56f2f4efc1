/**
 * The stand-ins for both platforms, as far as tests of the whole program use them, and the program itself on them.
 * They lie outside the repository, with their packages installed, in the folder that SAAR_PLATFORM names.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import type { Discord } from './discord-stand-in.ts';
import type { StandIn as Telegram } from './telegram-stand-in.ts';

export const folder = process.env['SAAR_PLATFORM'];
/** Stands behind the name of a suite, so that a skipped one says why. */
export const why = folder ? '' : ' (skipped: SAAR_PLATFORM names no prepared copy of the platform stand-ins)';

export interface Entry {
  seq: number;
  /** Epoch milliseconds. */
  t: number;
  kind: string;
  [field: string]: unknown;
}

/** The record of a stand-in: one entry for whatever happens. */
export interface Records {
  entries: Entry[];
  mark(): number;
  of(kind: string, since?: number): Entry[];
  waitFor(is: (entry: Entry) => boolean, ms?: number, options?: { since?: number }): Promise<Entry | null>;
  on(event: 'entry', listener: (entry: Entry) => void): void;
  off(event: 'entry', listener: (entry: Entry) => void): void;
}

export type FaultAction =
  | { type: '429'; retryAfter: number; global?: boolean }
  | { type: 'status'; status: number; description?: string }
  | { type: 'cut' | 'cut-after' | 'hang' }
  | { type: 'slow'; ms: number };

export interface Fault {
  match: { method?: string; path: string | RegExp; when?(request: { raw: Uint8Array }): boolean };
  times?: number;
  skip?: number;
  action: FaultAction;
}

/** The faults of a stand-in; one that was added tells how often it was met. */
export interface Faults {
  add(fault: Fault): { hits: number };
  clear(): void;
}

/** One process of the program, in a group of its own. */
export interface Bot {
  output: string;
  running: boolean;
  exit: { code: number | null; signal: string | null } | null;
  start(): Bot;
  restart(): Bot;
  kill9(): Promise<void>;
  stop(graceMs?: number): Promise<number | null>;
  signal(name: string): void;
}

export interface Fakes {
  discord: Discord;
  telegram: Omit<Telegram, 'rec'> & { rec: Records };
  env: Record<string, string>;
  stop(): Promise<void>;
}

type Finding = { platform: string; rule: string; detail: unknown };
export type Verdict = Record<'violations' | 'lints' | 'fakeErrors', Finding[]>;

export interface Driver {
  startFakes(options: object): Promise<Fakes>;
  Bot: new (options: { cwd: string; cmd: readonly string[]; env: Record<string, string> }) => Bot;
  ready(fakes: object, bot: Bot, ms?: number): Promise<number>;
  mark(fakes: object, bot: Bot): void;
  verdict(fakes: object): Verdict;
}

/** The program on both stand-ins, with a database of its own. */
export interface Program extends Fakes {
  bot: Bot;
  /** Starts it again after it ended, and resolves when it is up on the platforms that stand. */
  again(platforms?: Partial<Fakes>): Promise<void>;
  verdict(): Verdict;
  end(): Promise<void>;
}

export interface ProgramOptions {
  discord?: object;
  telegram?: object;
  env?: Record<string, string>;
  /** Does not wait until the program is up. */
  impatient?: boolean;
  /** Prepares the world before the program sees it. */
  before?(fakes: Fakes): void | Promise<void>;
}

export const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join(ROOT, 'dist', 'src', 'main.js');

/** The driver hands the tests' own environment on, and the program refuses settings that it does not know. */
export const COMMAND: readonly string[] = ['env', '-u', 'SAAR_PLATFORM', process.execPath, MAIN, 'start'];

export async function loadDriver(): Promise<Driver> {
  return (await import(pathToFileURL(join(folder!, 'lib', 'driver.mjs')).href)) as Driver;
}

/** Starts the built program on fresh stand-ins. @throws when what is built is older than the sources. */
export async function startProgram({
  discord,
  telegram,
  env,
  impatient,
  before,
}: ProgramOptions = {}): Promise<Program> {
  checkBuilt();
  const driver = await loadDriver();
  const fakes = await driver.startFakes({ discord: { identifyWindowMs: 500, ...discord }, telegram: telegram ?? {} });
  await before?.(fakes);
  const data = mkdtempSync(join(tmpdir(), 'saar-program-'));
  const all = { ...fakes.env, SAAR_DATABASE: join(data, 'saar.db'), SAAR_HTTP_PORT: '0', ...env };
  const bot = new driver.Bot({ cwd: ROOT, cmd: COMMAND, env: all }).start();
  if (!impatient) await driver.ready(fakes, bot);
  return {
    ...fakes,
    bot,
    again: async (platforms = fakes) => {
      driver.mark(fakes, bot);
      letIn(all.SAAR_DATABASE);
      bot.restart();
      await driver.ready(platforms, bot);
    },
    verdict: () => driver.verdict(fakes),
    end: async () => {
      await bot.stop();
      await fakes.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** As though minutes had passed since the last start: the program keeps away from Discord's gateway for a while after crashes. */
function letIn(databasePath: string): void {
  const database = new Database(databasePath);
  database.prepare('update platform_state set identify_streak = 0').run();
  database.close();
}

/** A build of yesterday would prove yesterday's program. */
export function checkBuilt(): void {
  const built = existsSync(MAIN) ? statSync(join(ROOT, 'dist', '.tsbuildinfo')).mtimeMs : 0;
  const sources = ['src', 'commands'].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
  if (built < Math.max(...sources)) throw new Error('dist/ is older than the sources: npm run build');
}
