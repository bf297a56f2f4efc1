/** The files of a folder that is looked at again and again: which there are, and by what each would have changed. */
import type { Stats } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SaarError } from '../errors.ts';
import { MANIFEST_FILE } from './manifest.ts';

/** Each is looked at every time: more than these are an archive, which is taken in once and by hand. */
const MOST_NAMES = 10_000;
/** So many of them are watched, those that changed last: what is remembered of each source has its bound too. */
export const MOST_WATCHED = 4_000;

export interface FolderFile {
  name: string;
  size: number;
  /** When it was written last, in epoch milliseconds by the file system's clock. */
  changedAt: number;
}

/** A folder as it lies on the disk, links followed. @throws SaarError `folder.missing` {folder} where there is none */
export async function realFolder(path: string): Promise<string> {
  try {
    const folder = await realpath(path);
    if ((await stat(folder)).isDirectory()) return folder;
  } catch (error) {
    throw new SaarError('folder.missing', { folder: path }, 'user', error);
  }
  throw new SaarError('folder.missing', { folder: path });
}

/**
 * What lies directly in a folder and is neither hidden nor a folder, what changed last first.
 * @throws SaarError `folder.missing` {folder}, `folder.too-many` {most}
 */
export async function filesIn(folder: string): Promise<FolderFile[]> {
  const names = await namesIn(await realFolder(folder));
  const files: FolderFile[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (!found?.isDirectory()) files.push(fileOf(name, found));
  }
  return files.sort((one, other) => other.changedAt - one.changedAt || byName(one, other)).slice(0, MOST_WATCHED);
}

/** Whether a file is still as it was when the folder was looked at. */
export async function isUnchanged(folder: string, file: FolderFile): Promise<boolean> {
  const now = fileOf(file.name, await stat(join(folder, file.name)).catch(() => undefined));
  return now.size === file.size && now.changedAt === file.changedAt;
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of await opendir(folder)) {
    if (name.startsWith('.') || name === MANIFEST_FILE) continue;
    if (names.length >= MOST_NAMES) throw new SaarError('folder.too-many', { most: MOST_NAMES });
    names.push(name);
  }
  return names;
}

/** A link that leads nowhere stays as it is until it leads somewhere. */
function fileOf(name: string, found: Stats | undefined): FolderFile {
  return { name, size: found?.size ?? 0, changedAt: found?.mtimeMs ?? 0 };
}

function byName(one: FolderFile, other: FolderFile): number {
  return one.name < other.name ? -1 : 1;
}
