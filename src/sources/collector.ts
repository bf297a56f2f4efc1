/** Reads sources when they are due: a tick each quarter of a minute, few hosts at once, one source of each at a time. */
import { reasonOf } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { Source } from '../store/source.ts';
import { readSource } from './read-source.ts';
import type { ReadingParts } from './reading-parts.ts';

const TICK_MS = 15_000;
const MOST_AT_ONCE = 4;
/** Enough to see past those whose host is busy. */
const MOST_DUE = 500;
/** A source that could not be noted down is due again at once; so long it is left alone. */
const REST_MS = 60_000;
const STOP_MS = 1_000;

export interface CollectorParts extends ReadingParts {
  store: ReadingParts['store'] & Pick<Store, 'dueSources'>;
}

export interface Collector {
  /** Ticks from now on, the first time at once. */
  start(): void;
  /** Something is due now. */
  wake(): void;
  /** Begins what is due and has room; resolves when all that is being read has ended. Never rejects. */
  tick(): Promise<void>;
  /** Gives up what is being read of a source; resolves when that has ended, within a second. */
  leave(id: string): Promise<void>;
  /** Gives up what is being read; resolves within a second. */
  stop(): Promise<void>;
}

interface State {
  parts: CollectorParts;
  reading: Map<string, { host: string; ended: Promise<void>; leaving: AbortController }>;
  /** Until when, on the steady scale. */
  resting: Map<string, number>;
  ending: AbortController;
  noTick?: () => void;
  looking?: Promise<void>;
  isStarted: boolean;
}

export function createCollector(parts: CollectorParts): Collector {
  const state: State = {
    parts,
    reading: new Map(),
    resting: new Map(),
    ending: new AbortController(),
    isStarted: false,
  };
  return {
    start: () => {
      state.isStarted = true;
      keepTicking(state);
    },
    wake: () => void (state.isStarted && look(state)),
    tick: async () => {
      await look(state);
      while (state.reading.size > 0) await Promise.all([...state.reading.values()].map(({ ended }) => ended));
    },
    leave: async (id) => {
      const turn = state.reading.get(id);
      turn?.leaving.abort();
      await withinStop(state, turn ? [turn] : []);
    },
    stop: async () => {
      state.ending.abort();
      state.noTick?.();
      await withinStop(state, [...state.reading.values()]);
    },
  };
}

/** Resolves when these turns have ended, or a second later. */
async function withinStop({ parts }: State, turns: readonly { ended: Promise<void> }[]): Promise<void> {
  if (turns.length === 0) return;
  let giveUp: (() => void) | undefined;
  const late = new Promise<void>((resolve) => (giveUp = parts.timers.after(STOP_MS, resolve)));
  await Promise.race([Promise.all(turns.map(({ ended }) => ended)), late]);
  giveUp?.();
}

function keepTicking(state: State): void {
  if (state.ending.signal.aborted) return;
  void look(state);
  state.noTick = state.parts.timers.after(TICK_MS, () => keepTicking(state));
}

/** Looks again when somebody asks in the middle of a look. Never rejects. */
async function look(state: State): Promise<void> {
  while (state.looking) await state.looking;
  state.looking = beginDue(state).finally(() => (state.looking = undefined));
  await state.looking;
}

async function beginDue(state: State): Promise<void> {
  const { parts, reading, ending } = state;
  if (ending.signal.aborted || reading.size >= MOST_AT_ONCE) return;
  try {
    for (const source of await parts.store.dueSources(parts.clock(), MOST_DUE)) {
      if (ending.signal.aborted || reading.size >= MOST_AT_ONCE) return;
      if (!isBusy(state, source)) begin(state, source);
    }
  } catch (error) {
    parts.tell('sources cannot be looked up', { reason: reasonOf(error) });
  }
}

function isBusy({ reading, resting, parts }: State, source: Source): boolean {
  if ((resting.get(source.id) ?? -Infinity) > parts.timers.steady()) return true;
  resting.delete(source.id);
  const host = hostOf(source);
  return reading.has(source.id) || [...reading.values()].some((other) => other.host === host);
}

function begin(state: State, source: Source): void {
  const { parts, reading, resting, ending } = state;
  const leaving = new AbortController();
  const signal = AbortSignal.any([ending.signal, leaving.signal]);
  const ended = readSource(parts, source, signal)
    .catch((error: unknown) => {
      resting.set(source.id, parts.timers.steady() + REST_MS);
      if (!signal.aborted) parts.tell('a source could not be taken in', { source: source.id, reason: reasonOf(error) });
    })
    .finally(() => {
      reading.delete(source.id);
      // Its place is free for the next.
      return look(state);
    });
  reading.set(source.id, { host: hostOf(source), ended, leaving });
}

function hostOf({ url }: Source): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
