/** `saar backup`: one backup now, whether Saar runs or not. */
import { makeBackup } from '../store/backup.ts';
import { isFile } from '../store/sqlite.ts';
import { SaarError } from '../errors.ts';
import { backupWords } from './backup-words.ts';
import type { Call } from './call.ts';
import { databasePath } from './program-folder.ts';

/** Makes it and says where it lies. @throws SaarError what `makeBackup` throws, `backup.nothing` */
export async function backup(call: Call): Promise<void> {
  const path = databasePath(call.config);
  if (!isFile(path)) throw new SaarError('backup.nothing', { path });
  const made = makeBackup(path, Date.now());
  call.out.write(`${call.phrases.say('terminal.backup.made', backupWords(call, made))}\n`);
}
