/** Where this program lies: the folder of its package.json, whether it runs from `src/` or from `dist/src/`. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Config } from '../config.ts';

/** The nearest folder above this file that holds a package.json. */
const programFolder = folderAbove(import.meta.dirname);

/** The folder of topics, languages, phrases and actors. */
export const dataFolder = join(programFolder, 'data');

/** The version of this program. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** The database file: what is configured, from the current folder; else `var/saar.db` of the program. */
export function databasePath(config: Config): string {
  if (config.database === undefined) return join(programFolder, 'var', 'saar.db');
  return isAddress(config.database) ? config.database : resolve(config.database);
}

/** The corpus read at start, as an absolute path: it names the collection in the store. */
export function corpusPath(config: Config): string {
  return config.corpus === undefined ? join(dataFolder, 'corpus') : resolve(config.corpus);
}

function isAddress(value: string): boolean {
  return value === ':memory:' || value.includes('://');
}

function folderAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder;
  return folderAbove(dirname(folder));
}
