/** Once a UTC day a verified backup, made when a look each minute finds that there is none of today. It never fails the program. */
import { reasonOf } from '../errors.ts';
import type { Log } from '../log.ts';
import { hasBackupOf } from '../store/backup.ts';
import { makeBackupAside } from '../store/backup-aside.ts';
import type { Backup } from '../store/backup-folder.ts';
import { isFile } from '../store/sqlite.ts';

/** The first look is as long after the start, which has enough to do. */
const LOOK_EVERY_MS = 60_000;
/** After a failure, so that a full disk is not asked every minute. */
const NEXT_TRY_MS = 60 * 60_000;

export interface DailyBackup {
  /** Looks once a minute from now on. */
  start(): void;
  /** Sees whether a backup is due, and begins one; does not wait for it. */
  look(now: number): void;
  /** Resolves when none is being made any more; one that is, is given up. */
  stop(): Promise<void>;
}

export interface DailyBackupParts {
  databasePath: string;
  log: Log;
  /** Makes one; for tests another than the process of its own. */
  make?: (databasePath: string, now: number, signal: AbortSignal) => Promise<Backup>;
}

export function createDailyBackup({ databasePath, log, make = makeBackupAside }: DailyBackupParts): DailyBackup {
  const ending = new AbortController();
  let making: Promise<void> | undefined;
  /** What has been seen to be there, so that the folder is not read at every tick. */
  let seen: string | undefined;
  let notBefore = 0;

  async function attempt(now: number): Promise<void> {
    const began = performance.now();
    try {
      const { file, bytes } = await make(databasePath, now, ending.signal);
      log.info('backup made', { file, bytes, seconds: Math.round((performance.now() - began) / 1000) });
    } catch (error) {
      if (ending.signal.aborted) return;
      notBefore = performance.now() + NEXT_TRY_MS;
      log.error('no backup made; the next try is in an hour', { reason: reasonOf(error) });
    }
  }

  function isDue(now: number): boolean {
    const day = new Date(now).toISOString().slice(0, 10);
    if (making || ending.signal.aborted || day === seen || performance.now() < notBefore) return false;
    if (!hasBackupOf(databasePath, now)) return true;
    seen = day;
    return false;
  }

  function look(now: number): void {
    if (!isFile(databasePath)) return;
    try {
      if (isDue(now)) making = attempt(now).finally(() => (making = undefined));
    } catch (error) {
      notBefore = performance.now() + NEXT_TRY_MS;
      log.error('the folder of backups cannot be read; the next look is in an hour', { reason: reasonOf(error) });
    }
  }

  let timer: NodeJS.Timeout | undefined;
  return {
    start: () => void (timer = setInterval(() => look(Date.now()), LOOK_EVERY_MS).unref()),
    look,
    stop: async () => {
      clearInterval(timer);
      ending.abort();
      await making;
    },
  };
}
