/** One file's bytes, read without ever waiting on a pipe, following a link out of the folder, or filling the memory. */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync, type Stats } from 'node:fs';
import { open, realpath, stat, type FileHandle } from 'node:fs/promises';
import { sep } from 'node:path';
import { SaarError } from '../errors.ts';

/** The largest article that is read: 5 MiB. */
const LARGEST_FILE = 5 * 1024 * 1024;

/**
 * The bytes of a regular file.
 * @param folder when given, the file must lie in it also after links are followed.
 * @throws SaarError `file.missing`, `file.unreadable`, `file.folder`, `file.special`, `file.outside`, `file.too-large`, `file.empty`.
 */
export async function fileBytes(path: string, folder?: string): Promise<Uint8Array> {
  try {
    checkFile(await stat(path));
    if (folder !== undefined) checkInside(await realpath(path), await realpath(folder));
    // A pipe or device that took the file's place since the check must not make us wait.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    return await readHandle(handle).finally(() => handle.close());
  } catch (error) {
    throw error instanceof SaarError ? error : systemError(error);
  }
}

/**
 * The same at once: for a thread that has nothing else to do, and would only wait for each step of it.
 * @throws SaarError as `fileBytes`
 */
export function fileBytesNow(path: string, folder?: string): Uint8Array {
  try {
    checkFile(statSync(path));
    if (folder !== undefined) checkInside(realpathSync(path), realpathSync(folder));
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return readNow(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw error instanceof SaarError ? error : systemError(error);
  }
}

function checkFile(found: Stats): void {
  if (found.isDirectory()) throw new SaarError('file.folder');
  if (!found.isFile()) throw new SaarError('file.special');
}

function checkInside(target: string, root: string): void {
  if (!target.startsWith(root.endsWith(sep) ? root : root + sep)) throw new SaarError('file.outside');
}

async function readHandle(handle: FileHandle): Promise<Uint8Array> {
  const found = await handle.stat();
  const bytes = roomFor(found);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return filled(bytes, length, found);
}

function readNow(file: number): Uint8Array {
  const found = fstatSync(file);
  const bytes = roomFor(found);
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(file, bytes, length, bytes.length - length, length);
    if (read === 0) break;
    length += read;
  }
  return filled(bytes, length, found);
}

/** Room for one byte more than there is: a file may grow while it is read. */
function roomFor(found: Stats): Uint8Array {
  if (!found.isFile()) throw new SaarError('file.special');
  if (found.size > LARGEST_FILE) throw tooLarge();
  return new Uint8Array(Math.min(found.size, LARGEST_FILE) + 1);
}

function filled(bytes: Uint8Array, length: number, { size }: Stats): Uint8Array {
  if (length === 0) throw new SaarError('file.empty');
  return bytes.subarray(0, Math.min(length, size));
}

function tooLarge(): SaarError {
  return new SaarError('file.too-large', { mebibytes: LARGEST_FILE / 1024 / 1024 });
}

/** Bytes that did not come from a file, held to the same bounds. @throws SaarError `file.too-large`, `file.empty`. */
export function boundedBytes(content: string | Uint8Array): Uint8Array {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  if (bytes.length > LARGEST_FILE) throw tooLarge();
  if (bytes.length === 0) throw new SaarError('file.empty');
  return bytes;
}

function systemError(error: unknown): SaarError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return code === 'ENOENT'
    ? new SaarError('file.missing', {}, 'user', error)
    : new SaarError('file.unreadable', { reason: code }, 'user', error);
}
