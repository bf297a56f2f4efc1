/** One reading thread as its pool knows it: asked task after task, watched, and ended when one of them takes too long. */
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { reasonOf, SaarError } from '../errors.ts';
import { errorOf, type Answer, type Said } from './protocol.ts';

/** A page or an article that needs more is no article: the thread is ended with it, and not the program. */
const MOST_MEGABYTES = 512;
/** For a thread to begin, on a machine that has much else to do. */
const BEGIN_MS = 60_000;
/** A thread with nothing to do gives its memory back, a hundred megabytes of it; the next task begins another in a second. */
const IDLE_MS = 120_000;

export interface Task {
  name: string;
  given: readonly unknown[];
  /** A thread ended with this task and others; the next one does it with no other in hand, to know whose fault it was. */
  isAlone: boolean;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

export interface Thread {
  /** Asked and not answered yet, in order: the first is being done. */
  readonly inHand: readonly Task[];
  ask(task: Task): void;
  /** What later tasks are to know. */
  tell(known: unknown): void;
  end(): Promise<unknown>;
}

export interface ThreadEvents {
  /** Has room for more. */
  onAnswer(): void;
  /** Has had nothing to do for a while. */
  onIdle(): void;
  /** The thread is gone, and with it one task at most; these were not done. */
  onEnd(left: readonly Task[], error: SaarError): void;
}

interface State {
  worker: Worker;
  inHand: Map<number, Task>;
  asked: number;
  isReady: boolean;
  isOver: boolean;
  deadlineMs: number;
  noDeadline?: NodeJS.Timeout;
  events: ThreadEvents;
}

export function startThread(worker: Worker, deadlineMs: number, events: ThreadEvents): Thread {
  const state: State = {
    ...{ worker, deadlineMs, events },
    ...{ inHand: new Map(), asked: 0, isReady: false, isOver: false },
  };
  worker.on('message', (answer: Answer) => heard(state, answer));
  worker.on('error', (error) => gone(state, reasonOf(error)));
  worker.on('exit', (code) => gone(state, `exit ${code}`));
  // An idle thread holds no program that is done.
  worker.unref();
  return {
    get inHand() {
      return [...state.inHand.values()];
    },
    ask: (task) => ask(state, task),
    tell: (known) => worker.postMessage({ known } satisfies Said),
    end: () => {
      state.isOver = true;
      clearTimeout(state.noDeadline);
      return worker.terminate();
    },
  };
}

function ask(state: State, task: Task): void {
  const number = (state.asked += 1);
  const { name, given } = task;
  state.worker.postMessage({ number, task: name, given } satisfies Said);
  state.inHand.set(number, task);
  if (state.inHand.size > 1) return;
  state.worker.ref();
  watch(state);
}

/** The time of each task begins when the one before has ended; then, for a thread with nothing to do, that of its end. */
function watch(state: State): void {
  clearTimeout(state.noDeadline);
  const { inHand, isReady, deadlineMs } = state;
  if (inHand.size > 0) state.noDeadline = setTimeout(() => late(state), isReady ? deadlineMs : BEGIN_MS);
  else state.noDeadline = setTimeout(() => state.events.onIdle(), IDLE_MS).unref();
}

function heard(state: State, answer: Answer): void {
  if (state.isOver) return;
  if (answer === 'ready') {
    state.isReady = true;
    return watch(state);
  }
  const task = state.inHand.get(answer.number)!;
  state.inHand.delete(answer.number);
  if (state.inHand.size === 0) state.worker.unref();
  watch(state);
  if ('failure' in answer) task.reject(errorOf(answer.failure));
  else task.resolve(answer.answer);
  state.events.onAnswer();
}

/** This thread may have been kept from hearing: what was answered in time is heard first. */
function late(state: State): void {
  const [first] = state.inHand.keys();
  setImmediate(() => {
    if (state.isOver || first !== [...state.inHand.keys()][0]) return;
    void state.worker.terminate();
    const seconds = state.deadlineMs / 1_000;
    if (!state.isReady) return gone(state, `${BEGIN_MS / 1_000} s`);
    over(state, new SaarError('reading.too-long', { seconds }, 'internal'), 'first');
  });
}

/** By an error nobody caught, for want of memory, or by itself. */
function gone(state: State, reason: string): void {
  if (!state.isReady) return over(state, new SaarError('reading.unstarted', { reason }, 'internal'), 'none');
  over(state, new SaarError('reading.crashed', { reason }, 'internal'), state.inHand.size === 1 ? 'first' : 'none');
}

/** @param blamed whose fault it was */
function over(state: State, error: SaarError, blamed: 'first' | 'none'): void {
  if (state.isOver) return;
  state.isOver = true;
  clearTimeout(state.noDeadline);
  const tasks = [...state.inHand.values()];
  const failed = tasks.splice(0, blamed === 'first' ? 1 : 0);
  if (blamed === 'none') for (const task of tasks) task.isAlone = true;
  for (const task of failed) task.reject(error);
  state.events.onEnd(tasks, error);
}

/** Begins a thread of the file beside this one. It gets neither our environment, which holds tokens, nor our arguments. */
export function startWorker(workerData: unknown): Worker {
  const own = fileURLToPath(import.meta.url);
  const ending = extname(own);
  const entry = new URL(`./worker${ending}`, import.meta.url);
  const options = {
    workerData,
    env: {},
    argv: [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  };
  if (ending !== '.ts') return new Worker(entry, options);
  // From the sources, as the tests run it, Node needs its reader of TypeScript.
  const begin = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(entry.href)})))`;
  return new Worker(begin, { ...options, eval: true });
}
