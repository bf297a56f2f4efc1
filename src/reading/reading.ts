/**
 * Reading, kept off the thread that answers readers.
 *
 * To read is to compute: bytes → page → article → analysis → rows, milliseconds for most and a second for what means ill. The
 * thread of the chats must not stand still for more than 50 ms, so it only asks, and writes what comes back:
 *
 *   whoever asks → Reading (typed by `TASKS`) → pool (queue, order) → thread (deadline, crash) ⇄ worker → task → pure rooms
 *
 * - **Tasks** (`tasks.ts`) are functions of the pure rooms under a name. What crosses is copied: articles in, packed rows out; an
 *   analysis as objects would cost the asking thread as much as writing it.
 * - **Data** are read and checked once, by the program, and copied to a thread as it begins (in a thirtieth of the time that the
 *   files take); so both read by the same rules, even where somebody edits the files meanwhile.
 * - **A thread begins with the first task**, so that calls without one start as fast as ever. It ends with the program, at once,
 *   whatever it is doing: what was not read by then is read after the next start.
 * - **A task has its time.** One that takes longer is ended with its thread, and so is one that dies of it: that task alone fails,
 *   the others go to a new thread. Where several were in hand, each is done alone to know which it was. A thread that does not
 *   even begin fails all that waits: nothing is read in some other way without a word.
 * - **Without threads** the same tasks are done here, one at a time, others having their turn between them: for calls that nobody
 *   but their caller waits for, where a thread would only cost its start.
 */
import { setImmediate } from 'node:timers/promises';
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import { BARE, type Packing } from '../store/kept-reading.ts';
import { createPool } from './pool.ts';
import { errorOf, failureOf } from './protocol.ts';
import { doTask, TASKS, type Asked, type TaskName, type Tools } from './tasks.ts';
import { startWorker } from './thread.ts';

const DEADLINE_MS = 20_000;

/** Every task, each rejecting with a SaarError: its own, or one of those that `Pool.ask` names. */
export interface Reading extends Asked {
  /** Much is about to be asked: the threads begin, and make themselves ready meanwhile. */
  begin(): void;
  /** How readings are packed from now on. */
  packAs(packing: Packing): void;
  close(): Promise<void>;
}

export interface ReadingParts {
  data: Data;
  /** 0 reads here, see above. */
  threads: number;
  /** A thread is gone, with what it was doing. */
  onLost?(error: SaarError): void;
}

export function createReading({ data, threads, onLost }: ReadingParts): Reading {
  if (threads === 0) return readingHere(data);
  // Phrases only speak, and are functions.
  const start = () => startWorker({ ...data, phrases: new Map() });
  const pool = createPool({ threads, deadlineMs: DEADLINE_MS, start, onLost });
  const asked = askedBy((name, given) => pool.ask(name, given));
  return {
    ...asked,
    begin: () => pool.begin('prepare' satisfies TaskName),
    packAs: changes(pool.tell),
    close: pool.close,
  };
}

function readingHere(data: Data): Reading {
  const tools: Tools = { data, packing: BARE };
  let last: Promise<unknown> = Promise.resolve();
  const state = { isClosed: false };
  const asked = askedBy((name, given) => {
    const done = last.then(async () => {
      await setImmediate();
      if (state.isClosed) throw new SaarError('reading.closed', {}, 'internal');
      return doTask(tools, name, given);
    });
    last = done.catch(() => undefined);
    return done.catch((error: unknown) => {
      throw error instanceof SaarError ? error : errorOf(failureOf(error));
    });
  });
  const close = async () => void (state.isClosed = true);
  return { ...asked, begin: () => undefined, packAs: (packing) => void (tools.packing = packing), close };
}

/** The tasks by their names. */
function askedBy(ask: (name: TaskName, given: readonly unknown[]) => Promise<unknown>): Asked {
  const names = Object.keys(TASKS) as TaskName[];
  const entries = names.map((name) => [name, (...given: readonly unknown[]) => ask(name, given)] as const);
  return Object.fromEntries(entries) as unknown as Asked;
}

/** The same packing is told once. */
function changes(tell: (packing: Packing) => void): (packing: Packing) => void {
  let told = BARE.number;
  return (packing) => {
    if (packing.number !== told) tell(packing);
    told = packing.number;
  };
}
