/**
 * `saar restore`: lists the backups, or puts one in the database's place.
 *
 * What happened after a backup was made is not known to it, so what was sent since would be sent again. Saar promises to send
 * each edition at least once and tries hard to send it once; a restore is where both cannot be kept, and this is decided:
 * - Slots that passed since are written down as missed and not caught up: nearly always they were sent, by the program that
 *   ran until the database broke. No news is lost by it: the next edition begins where the last one that the backup knows ended.
 * - What was open in the backup is put in doubt: on Discord Saar looks whether it stands there; on Telegram the owner's choice
 *   (`on_uncertain`) decides; past its window it is given up.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { missedRun } from '../delivery/edition-run.ts';
import { faultOf } from '../delivery/faults.ts';
import { nextRun, slotsBetween } from '../delivery/schedule.ts';
import { SaarError } from '../errors.ts';
import { newestSound } from '../store/backup.ts';
import { backupFolder, backupsOf, madeAtOf, type Backup } from '../store/backup-folder.ts';
import { checkCopy } from '../store/copy.ts';
import { acquireLock } from '../store/lock.ts';
import { openStore } from '../store/open-store.ts';
import { draftOf, dropDraft, finishRestore, isHalfRestored, putInPlace } from '../store/restore.ts';
import { isFile } from '../store/sqlite.ts';
import type { Store, Subscription } from '../store/store.ts';
import { backupWords, momentWords } from './backup-words.ts';
import type { Call } from './call.ts';
import { databasePath } from './program-folder.ts';
import { EXIT, reportError } from './report-error.ts';

export interface RestoreOptions {
  newest?: boolean;
}

const BATCH = 200;
/** As many as the scheduler writes down of a long sleep. */
const MOST_SLOTS = 62;

/**
 * Without a file and `--newest` it lists and changes nothing. Answers the exit code.
 * @throws SaarError `database.held`, `backup.nothing`, `backup.not-found`, `backup.none-sound`, and what `draftOf` throws
 */
export async function restore(call: Call, file: string | undefined, options: RestoreOptions): Promise<number> {
  const path = databasePath(call.config);
  if (!isFile(path)) throw new SaarError('backup.nothing', { path });
  const listing = file === undefined && !options.newest;
  if (listing && !isHalfRestored(path)) return list(call, path);
  const lock = acquireLock(path);
  try {
    const aside = finishRestore(path);
    if (aside !== undefined) tell(call, 'finished', { path, aside });
    if (listing) return list(call, path);
    const chosen = file === undefined ? newestSound(path)?.file : fileOf(file, path);
    if (chosen === undefined) throw new SaarError('backup.none-sound', { folder: backupFolder(path) });
    await putBack(call, chosen, path);
    return EXIT.done;
  } finally {
    lock.release();
  }
}

/** A path, or the name of one in the folder of backups. */
function fileOf(given: string, path: string): string {
  const inFolder = join(backupFolder(path), given);
  return !existsSync(given) && existsSync(inFolder) ? inFolder : resolve(given);
}

async function putBack(call: Call, file: string, path: string): Promise<void> {
  const now = Date.now();
  const draft = await draftOf(file, path);
  let missed: number;
  try {
    missed = await passSlots(draft, now);
  } catch (error) {
    dropDraft(path);
    throw error;
  }
  const aside = putInPlace(path);
  tell(call, 'done', { file, path, made: momentWords(call, madeAtOf(path, file)) });
  if (aside !== undefined) tell(call, 'aside', { aside });
  if (missed > 0) tell(call, 'missed', { count: missed });
  tell(call, 'next', {});
}

function tell({ out, phrases }: Call, key: string, parameters: Readonly<Record<string, string | number>>): void {
  out.write(`${phrases.say(`terminal.restore.${key}`, parameters)}\n`);
}

/** Writes down every slot that passed as missed, and moves each digest on to its next one. Answers how many slots. */
async function passSlots(draft: string, now: number): Promise<number> {
  const store = await openStore(draft);
  let missed = 0;
  try {
    for (let page = await store.subscriptionsAfter('', BATCH); page.length > 0;) {
      for (const subscription of page) missed += await passOne(store, subscription, now);
      page = await store.subscriptionsAfter(page.at(-1)!.id, BATCH);
    }
    // What a place refused was tried on each of those days too: once more tomorrow, not by all of them at once.
    await store.postponeRetries(now);
    return missed;
  } finally {
    await store.close();
  }
}

/** A slot ahead is left alone: who writes it down as missed takes it from the reader. So is a digest that has no dates here. */
async function passOne(store: Store, subscription: Subscription, now: number): Promise<number> {
  const { state, nextRunAt, lastSentRunId } = subscription;
  if (nextRunAt > now || (state !== 'active' && state !== 'suspended') || faultOf(subscription)) return 0;
  const slots = slotsBetween(subscription, new Date(nextRunAt), new Date(now), MOST_SLOTS);
  const passed = slots.length > 0 ? slots.map((slot) => slot.getTime()) : [nextRunAt];
  const next = nextRun(subscription, new Date(now)).getTime();
  const last = lastSentRunId === undefined ? undefined : await store.run(lastSentRunId);
  let missed = 0;
  for (const scheduledFor of passed.toReversed()) {
    const slot = { scheduledFor, trigger: 'schedule' as const, windowFrom: last?.windowTo ?? null, now };
    const run = { ...missedRun(subscription, slot), stateReason: 'restored' };
    if (await store.recordRun(run, [], next)) missed += 1;
  }
  return missed;
}

/** Newest first, each as soon as it has been looked at: a large one takes seconds. */
function list(call: Call, path: string): number {
  const backups = backupsOf(path);
  tell(call, backups.length > 0 ? 'list' : 'empty', { folder: backupFolder(path) });
  for (const backup of backups) tell(call, ...lineOf(call, backup));
  if (backups.length > 0) tell(call, 'how', {});
  return EXIT.done;
}

function lineOf(call: Call, backup: Backup): [key: string, parameters: Readonly<Record<string, string | number>>] {
  const words = backupWords(call, backup);
  try {
    return ['sound', { ...words, schema: checkCopy(backup.file) }];
  } catch (error) {
    return ['unsound', { ...words, reason: reportError(error, call.phrases, call.config.secrets).line }];
  }
}
