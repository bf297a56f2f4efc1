/**
 * Puts a backup in a database's place. What is there now is kept under another name, byte for byte, with what was written
 * ahead. A copy is made ready first, beside the database, and takes its name in the end; a kill in between leaves either the
 * old database or a copy that is ready, which nobody opens before `finishRestore` has put it in place.
 */
import { copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { sql } from 'kysely';
import { SaarError } from '../errors.ts';
import { stampOf } from './backup-folder.ts';
import { copyDatabase, settleOnDisk, sizeOf } from './copy.ts';
import { codeOf, naming } from './failures.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openSqlite, READY } from './sqlite.ts';

/** A copy that is being made ready. */
const DRAFT = '.restoring';

/**
 * Copies a backup beside the database, whole and of this program's schema, with its open deliveries put in doubt. The caller
 * holds the database's lock.
 * @returns the path of the draft, for `putInPlace`
 * @throws SaarError `store.newer`, `store.not-a-database`, `backup.not-found`, and what `copyDatabase` throws; the database is as it was then
 */
export async function draftOf(backup: string, databasePath: string): Promise<string> {
  const found = statSync(backup, { throwIfNoEntry: false });
  if (!found) throw new SaarError('backup.not-found', { file: backup });
  // A pipe, say, would be waited for.
  if (!found.isFile()) throw new SaarError('store.not-a-database', { path: backup });
  const draft = databasePath + DRAFT;
  copyDatabase(backup, draft);
  try {
    await putInDoubt(draft);
    return draft;
  } catch (error) {
    dropDraft(databasePath);
    throw error;
  }
}

/** Takes away what a restore that broke off has begun. */
export function dropDraft(databasePath: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(databasePath + DRAFT + ending, { force: true });
}

/** Puts the draft in the database's place. @returns what the old database is called now; undefined where there was none */
export function putInPlace(databasePath: string): string | undefined {
  const draft = databasePath + DRAFT;
  // Closed by its last connection, a database has nothing beside it; a log left here would be lost by the new name.
  if (existsSync(`${draft}-wal`)) throw new SaarError('store.busy', { path: draft }, 'internal');
  settleOnDisk(draft);
  renameSync(draft, databasePath + READY);
  settleOnDisk(databasePath + READY);
  return finishRestore(databasePath);
}

/**
 * Ends a restore from where it is; done twice, it changes nothing. The caller holds the database's lock.
 * @returns what the old database is called now; undefined where there was none, or nothing to finish
 */
export function finishRestore(databasePath: string): string | undefined {
  const ready = databasePath + READY;
  const found = statSync(ready, { throwIfNoEntry: false });
  if (!found) return undefined;
  return naming(databasePath, () => {
    const aside = `${databasePath}.before-${stampOf(found.mtimeMs)}`;
    for (const ending of ['', '-journal', '-wal']) keepUnder(databasePath + ending, aside + ending);
    // The old log belongs to the old pages: beside the new ones it would be written into them.
    for (const ending of ['-journal', '-wal', '-shm']) rmSync(databasePath + ending, { force: true });
    renameSync(ready, databasePath);
    settleOnDisk(databasePath);
    return existsSync(aside) ? aside : undefined;
  });
}

/** Whether a restore stopped where `finishRestore` goes on. */
export function isHalfRestored(databasePath: string): boolean {
  return existsSync(databasePath + READY);
}

/** Gives a file a second name, which costs no room; where a file system has none of those, a copy. */
function keepUnder(path: string, name: string): void {
  if (!sizeOf(path) || existsSync(name)) return;
  try {
    linkSync(path, name);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS'].includes(codeOf(error))) throw error;
    copyFileSync(path, name);
  }
}

/**
 * What waited to be sent when the backup was made has most likely been sent since, and nobody here knows. That is what doubt
 * is for: Discord is asked whether it stands there, Telegram's readers have chosen. What was being sent is swept at start.
 */
async function putInDoubt(path: string): Promise<void> {
  const database = openSqlite(path);
  try {
    await migrate(database, migrations, path);
    await database
      .updateTable('deliveries')
      .set({
        state: 'uncertain',
        uncertain_since: sql<number>`coalesce(uncertain_since, send_started_at, created_at)`,
        last_error_code: 'restored',
      })
      .where('state', 'in', ['queued', 'retry_wait'])
      .execute();
  } finally {
    await database.destroy();
  }
}
