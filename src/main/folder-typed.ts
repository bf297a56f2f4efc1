/** Whether an address that was typed is a folder of this machine: people write both in one place. */
import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const IS_PATH = /^(?:[/\\]|\.{1,2}(?:[/\\]|$)|[a-z]:[/\\])/i;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]+:/i;

/** Its whole path; undefined for what is an address of the web. What looks like a path is one, whether it is there or not. */
export function folderOf(typed: string): string | undefined {
  const plain = typed.trim();
  if (/^file:\/\/\//i.test(plain)) return fileURLToPath(plain);
  if (IS_PATH.test(plain)) return resolve(plain);
  return !HAS_SCHEME.test(plain) && isFolder(plain) ? resolve(plain) : undefined;
}

/** What a source of that folder is known by; other words as they are. */
export function addressOf(typed: string): string {
  const folder = folderOf(typed);
  return folder === undefined ? typed : pathToFileURL(`${real(folder)}/`).href;
}

/** As it is kept: links followed. One that is gone is known by how it is written. */
function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function isFolder(path: string): boolean {
  try {
    return path !== '' && statSync(path).isDirectory();
  } catch {
    return false;
  }
}
