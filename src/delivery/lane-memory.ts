/** What a lane must know again after a restart: until when its platform wants nothing, and how often we asked in vain. */
import type { Store } from '../store/store.ts';
import type { Lane } from './lane.ts';

/** A pause that seems longer was written by a wrong clock, or is over before anybody minds. */
const LONGEST_PAUSE_MS = 3_600_000;

/** Takes over what was kept. Of earlier answers only the number is known, not when they came: they count as of now. */
export async function restoreLane(store: Store, lane: Lane, now: number, steady: number): Promise<void> {
  const { pausedUntil, invalidCount, invalidWindowStart } = await store.platformState(lane.sender.platform);
  if (pausedUntil > now) lane.pausedUntil = Math.max(lane.pausedUntil, Math.min(pausedUntil, now + LONGEST_PAUSE_MS));
  if (now - invalidWindowStart < lane.invalid.ms && invalidCount > 0) lane.invalid.note(steady, invalidCount);
}

/** Keeps it. */
export async function rememberLane(store: Store, lane: Lane, now: number, steady: number): Promise<void> {
  const { count, since } = lane.invalid.counted(steady);
  const invalid = Number.isFinite(lane.invalid.most)
    ? { invalidCount: count, invalidWindowStart: Math.round(now - (steady - since)) }
    : {};
  await store.notePlatform(lane.sender.platform, { pausedUntil: Math.round(lane.pausedUntil), ...invalid });
}
