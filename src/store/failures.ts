/** SQLite's failures under Saar's codes: those that a person can do something about have words of their own. */
import { reasonOf, SaarError } from '../errors.ts';

/** SQLite's result codes, and the system's, by their beginning. */
const FAILURES: readonly (readonly [prefix: string, code: string, blame: 'user' | 'internal'])[] = [
  ['SQLITE_NOTADB', 'store.not-a-database', 'user'],
  ['SQLITE_CORRUPT', 'store.corrupt', 'internal'],
  ['SQLITE_BUSY', 'store.busy', 'internal'],
  ['SQLITE_FULL', 'store.full', 'internal'],
  ['ENOSPC', 'store.full', 'internal'],
  ['SQLITE_IOERR', 'store.unwritable', 'internal'],
  ['SQLITE_CANTOPEN', 'store.unwritable', 'user'],
  ['SQLITE_READONLY', 'store.unwritable', 'user'],
  ['EACCES', 'store.unwritable', 'user'],
  ['EPERM', 'store.unwritable', 'user'],
  ['EROFS', 'store.unwritable', 'user'],
  ['ENOTDIR', 'store.unwritable', 'user'],
  ['EEXIST', 'store.unwritable', 'user'],
];

/** The error as Saar names it, or the error itself when nobody has a name for it. */
export function named(error: unknown, path: string): unknown {
  const code = codeOf(error);
  const failure = FAILURES.find(([prefix]) => code.startsWith(prefix));
  return failure ? new SaarError(failure[1], { path, reason: reasonOf(error) }, failure[2], error) : error;
}

/** What the work answers. @throws what `named` makes of its failure */
export function naming<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw named(error, path);
  }
}

/** Whether another connection holds what is wanted now. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** SQLite's or the system's code of a failure, else nothing. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
