/** What only one Saar a database may do: the lock comes before anything else is loaded, so that a second one is told at once. */
import { acquireLock } from '../store/lock.ts';
import type { Call } from './call.ts';
import { databasePath } from './program-folder.ts';

/** Starts while it holds the database's lock; answers the exit code. @throws SaarError `database.held`, and what `start` throws. */
export async function startLocked(call: Call): Promise<number> {
  const lock = acquireLock(databasePath(call.config));
  try {
    const { start } = await import('./start.ts');
    return await start(call);
  } finally {
    lock.release();
  }
}
