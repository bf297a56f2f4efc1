/** One file's bytes, read without ever waiting on a pipe, following a link out of the folder, or filling the memory. */
import { constants } from 'node:fs';
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
    await checkKind(path);
    if (folder !== undefined) await checkInside(path, folder);
    // A pipe or device that took the file's place since the check must not make us wait.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    return await readHandle(handle).finally(() => handle.close());
  } catch (error) {
    throw error instanceof SaarError ? error : systemError(error);
  }
}

async function checkKind(path: string): Promise<void> {
  const found = await stat(path);
  if (found.isDirectory()) throw new SaarError('file.folder');
  if (!found.isFile()) throw new SaarError('file.special');
}

async function checkInside(path: string, folder: string): Promise<void> {
  const root = await realpath(folder);
  const target = await realpath(path);
  if (!target.startsWith(root.endsWith(sep) ? root : root + sep)) throw new SaarError('file.outside');
}

/** Reads one byte more than allowed at most: a file may grow while it is read. */
async function readHandle(handle: FileHandle): Promise<Uint8Array> {
  const found = await handle.stat();
  if (!found.isFile()) throw new SaarError('file.special');
  if (found.size > LARGEST_FILE) throw tooLarge();
  const bytes = new Uint8Array(Math.min(found.size, LARGEST_FILE) + 1);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  if (length === 0) throw new SaarError('file.empty');
  return bytes.subarray(0, Math.min(length, found.size));
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
