/** A process of its own that makes one backup, so that nobody waits for it: see `backup-aside.ts`. Says on one line how it went. */
import { setPriority } from 'node:os';
import { reasonOf, SaarError } from '../errors.ts';
import { makeBackup } from './backup.ts';

/** Readers first. */
const LOW_PRIORITY = 10;

const [path, now] = process.argv.slice(2);
try {
  setPriority(LOW_PRIORITY);
} catch {
  // Where it cannot be set, it goes on as it is.
}
process.stdout.write(JSON.stringify(attempt()));

function attempt() {
  try {
    return { made: makeBackup(path!, Number(now)) };
  } catch (error) {
    const { code, parameters } = error instanceof SaarError ? error : { code: 'backup.failed', parameters: {} };
    return { failed: { code, parameters: { reason: reasonOf(error), ...parameters } } };
  }
}
