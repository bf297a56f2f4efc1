/** A backup in words: when it was made, how large it is, what it is called. */
import { basename } from 'node:path';
import { localDay, localTime } from '../data/date-words.ts';
import type { Backup } from '../store/backup-folder.ts';
import type { Call } from './call.ts';

const MEGABYTE = 1_000_000;

/** Values for the placeholders of a phrase on a backup. */
export function backupWords(call: Pick<Call, 'config' | 'phrases'>, { file, madeAt, bytes }: Backup) {
  return { file, name: basename(file), made: momentWords(call, madeAt), size: sizeWords(bytes) };
}

/** A moment as a day and a time where Saar is at home. */
export function momentWords({ config, phrases }: Pick<Call, 'config' | 'phrases'>, moment: number): string {
  const when = new Date(moment);
  return `${localDay(when, config.timeZone, phrases)}, ${localTime(when, config.timeZone, phrases)}`;
}

/** A number of bytes as people say it. */
export function sizeWords(bytes: number): string {
  const megabytes = bytes / MEGABYTE;
  return megabytes < 10 ? `${Math.max(0.1, Number(megabytes.toFixed(1)))} MB` : `${Math.round(megabytes)} MB`;
}
