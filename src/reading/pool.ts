/** Some threads and what waits for them: tasks in the order in which they came, a thread begun only when there is no room. */
import type { Worker } from 'node:worker_threads';
import { SaarError } from '../errors.ts';
import { startThread, type Task, type Thread } from './thread.ts';

/** So much lies ready for a thread while this one is busy elsewhere. */
const MOST_IN_HAND = 16;

export interface PoolParts {
  threads: number;
  /** For one task. */
  deadlineMs: number;
  start(): Worker;
  /** A thread is gone; the next one is begun when there is work. */
  onLost?(error: SaarError): void;
}

export interface Pool {
  /** Begins every thread, with a task of its own, before anything is asked. */
  begin(name: string): void;
  /** @throws SaarError what the task throws; `reading.too-long`, `reading.crashed`, `reading.unstarted`, `reading.closed` */
  ask(name: string, given: readonly unknown[]): Promise<unknown>;
  /** What every thread is to know from now on, those to come too. */
  tell(known: unknown): void;
  /** Ends all threads at once, with whatever they are doing. */
  close(): Promise<void>;
}

interface State {
  parts: PoolParts;
  threads: Set<Thread>;
  queue: Task[];
  known?: unknown;
  /** Threads in a row that ended before anything was heard of them. */
  falseStarts: number;
  isClosed: boolean;
}

export function createPool(parts: PoolParts): Pool {
  const state: State = { parts, threads: new Set(), queue: [], falseStarts: 0, isClosed: false };
  return {
    begin: (name) => {
      while (!state.isClosed && state.threads.size < parts.threads)
        begun(state).ask({ name, given: [], resolve: () => undefined, reject: () => undefined, isAlone: false });
    },
    ask: (name, given) =>
      new Promise((resolve, reject) => {
        if (state.isClosed) return reject(closed());
        state.queue.push({ name, given, resolve, reject, isAlone: false });
        handOut(state);
      }),
    tell: (known) => {
      state.known = known;
      for (const thread of state.threads) thread.tell(known);
    },
    close: async () => {
      state.isClosed = true;
      const threads = [...state.threads];
      const tasks = [...threads.flatMap(({ inHand }) => inHand), ...state.queue.splice(0)];
      state.threads.clear();
      for (const task of tasks) task.reject(closed());
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

function handOut(state: State): void {
  for (let next = state.queue[0]; next; next = state.queue[0]) {
    const thread = threadFor(state, next);
    if (!thread) return;
    state.queue.shift();
    thread.ask(next);
  }
}

/** The one with least to do; a new one where all are busy and there may be more. */
function threadFor(state: State, task: Task): Thread | undefined {
  const [least] = [...state.threads].sort((one, other) => one.inHand.length - other.inHand.length);
  if ((!least || least.inHand.length > 0) && state.threads.size < state.parts.threads) return begun(state);
  return least && hasRoom(least, task) ? least : undefined;
}

function hasRoom({ inHand }: Thread, task: Task): boolean {
  return inHand.length < (task.isAlone || inHand.some(({ isAlone }) => isAlone) ? 1 : MOST_IN_HAND);
}

function begun(state: State): Thread {
  const { parts, threads, queue } = state;
  const thread = startThread(parts.start(), parts.deadlineMs, {
    onAnswer: () => {
      state.falseStarts = 0;
      handOut(state);
    },
    onIdle: () => {
      threads.delete(thread);
      void thread.end();
    },
    onEnd: (left, error) => {
      threads.delete(thread);
      queue.unshift(...left);
      // One that dies at once may take along that it had begun; two in a row cannot begin.
      if (error.code === 'reading.unstarted' && (state.falseStarts += 1) > 1)
        for (const task of queue.splice(0)) task.reject(error);
      parts.onLost?.(error);
      handOut(state);
    },
  });
  threads.add(thread);
  if (state.known !== undefined) thread.tell(state.known);
  return thread;
}

function closed(): SaarError {
  return new SaarError('reading.closed', {}, 'internal');
}
