/**
 * Once a day gives up what nobody asks for any more: digests that were off or removed for a month, editions as old, and texts of
 * articles older than whoever runs Saar wants to keep. What is deleted is gone, so the clock on the wall is believed only after it has gone on evenly for a day, restarts and all.
 */
import { reasonOf } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { TIMERS, type Timers } from '../pace/timers.ts';

const KEPT_MS = 30 * 24 * 3_600_000;
const EVERY_MS = 24 * 3_600_000;
/** Few enough in one transaction that whoever asks meanwhile does not wait. */
const RUNS_AT_ONCE = 200;
/** A text has much that was read in it: so few each quarter of a minute are a hundred thousand a day. */
const TEXTS_AT_ONCE = 25;
/** Both clocks agree when they are no further apart after a step, which is no longer than the longest wave's tick. */
const LEAST_JUMP_MS = 5_000;
const LONGEST_STEP_MS = 3_600_000;
/** So often is noted how long the clock has been even; a program that was off for longer than two days begins anew. */
const NOTED_EVERY_MS = 3_600_000;
const LONGEST_OFF_MS = 2 * 24 * 3_600_000;

const PLACE = ['saar', 'runner'] as const;
const SETTING = 'even-clock';

export interface CleaningParts {
  store: Pick<Store, 'forgetHalted' | 'forgetRuns' | 'forgetTexts' | 'setting' | 'putSettings'>;
  /** Of which collections articles lose their text, and how old they are then; left out, every text is kept. */
  texts?: { collections: readonly string[]; keptMs: number };
  /** UTC epoch milliseconds. */
  clock(): number;
  tell(event: string, fields?: object): void;
  timers?: Timers;
}

interface Moment {
  wall: number;
  steady: number;
}

/** Answers what cleans when the clock has been even for a day since it last did, and else does nothing. It never rejects. */
export function createCleaning(parts: CleaningParts): () => Promise<void> {
  const { store, clock, tell, timers = TIMERS } = parts;
  let last: Moment | undefined;
  let evenMs = 0;
  let notedMs = 0;
  /** Texts of before that moment are to be given up, and so many were. */
  let old: { before: number; given: number } | undefined;

  async function note(wall: number): Promise<void> {
    notedMs = evenMs;
    await store.putSettings(...PLACE, { [SETTING]: `${Math.round(evenMs)} ${wall}` });
  }

  async function giveUpTexts(): Promise<void> {
    if (!old) return;
    const few = await store.forgetTexts(parts.texts!.collections, old.before, TEXTS_AT_ONCE);
    old.given += few;
    if (few === TEXTS_AT_ONCE) return;
    if (old.given > 0) tell('old texts given up', { articles: old.given });
    old = undefined;
  }

  return async () => {
    const now = { wall: clock(), steady: timers.steady() };
    const before = last;
    last = now;
    try {
      evenMs = before ? evenSince(before, now, evenMs) : evenBefore(await store.setting(...PLACE, SETTING), now.wall);
      if (evenMs < EVERY_MS) {
        if (Math.abs(evenMs - notedMs) >= NOTED_EVERY_MS) await note(now.wall);
        return await giveUpTexts();
      }
      evenMs = 0;
      await note(now.wall);
      if (parts.texts) old = { before: now.wall - parts.texts.keptMs, given: 0 };
      await clean(parts, now.wall - KEPT_MS);
    } catch (error) {
      old = undefined;
      tell('what is old could not be given up', { reason: reasonOf(error) });
    }
  };
}

/** How long the clock has been even after one more step. */
function evenSince(before: Moment, now: Moment, evenMs: number): number {
  const passed = now.steady - before.steady;
  const isEven = Math.abs(now.wall - before.wall - passed) < LEAST_JUMP_MS;
  return isEven && passed >= 0 && passed <= LONGEST_STEP_MS ? evenMs + passed : 0;
}

/** What an earlier process noted, where its clock and this one's go together. */
function evenBefore(noted: string | undefined, wall: number): number {
  const [evenMs, at] = (noted ?? '').split(' ').map(Number);
  const offMs = wall - (at ?? NaN);
  return evenMs !== undefined && offMs >= 0 && offMs <= LONGEST_OFF_MS ? evenMs : 0;
}

async function clean({ store, tell }: CleaningParts, before: number): Promise<void> {
  const digests = await store.forgetHalted(before);
  let editions = 0;
  for (let few = RUNS_AT_ONCE; few === RUNS_AT_ONCE; editions += few)
    few = await store.forgetRuns(before, RUNS_AT_ONCE);
  if (digests + editions > 0) tell('old digests forgotten', { digests, editions });
}
