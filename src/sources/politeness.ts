/** When a source is asked next, by what came of asking it: at its own pace, ever seldomer while it fails, and one day no more. */
import { SaarError } from '../errors.ts';
import type { Source, SourceChanges } from '../store/source.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** However often a feed wants to be asked. */
export const SHORTEST_MS = 10 * MINUTE_MS;
/** However seldom it does, and however often it failed. */
export const LONGEST_MS = DAY_MS;
/** A pause is up to so much longer, for each source by another part of it: sources added together are not asked together for ever. */
const SPREAD = 0.1;
/** An address where nothing is found so long is given up; a server that does not answer is not. */
const MISSING_MS = 30 * DAY_MS;
/** The latest moment, from now on, at which anything is asked again. */
export const FARTHEST_MS = LONGEST_MS * (1 + SPREAD);

export interface Success {
  /** How long the feed says that it stays as it is. */
  ttlMinutes?: number;
  /** Where it has moved for good. */
  movedTo?: string;
}

/** After it was read. Moments are UTC epoch milliseconds. */
export function afterSuccess(source: Source, { ttlMinutes = 0, movedTo }: Success, now: number): SourceChanges {
  const pause = spread(source.id, bounded(ttlMinutes * MINUTE_MS));
  return { ...wentWell(now, pause), ...(movedTo !== undefined && { url: movedTo }) };
}

/** After nothing had changed: in the same time as before, for an answer without a feed does not say how long it stays. */
export function afterUnchanged(source: Source, now: number): SourceChanges {
  const { lastTriedAt, failures, nextAt } = source;
  const before = failures === 0 && lastTriedAt !== undefined ? nextAt - lastTriedAt : 0;
  const [shortest, longest] = [spread(source.id, SHORTEST_MS), spread(source.id, LONGEST_MS)];
  return wentWell(now, Math.min(longest, Math.max(shortest, before)));
}

/** After a try that failed: twice as long each time, and never before the server wants to be asked. */
export function afterFailure(source: Source, error: unknown, now: number): SourceChanges {
  const { code, parameters } = error instanceof SaarError ? error : new SaarError('internal');
  const failures = source.failures + 1;
  const failingSince = source.failures > 0 ? (source.failingSince ?? now) : now;
  const wanted = code === 'fetch.later' ? Number(parameters['seconds']) * 1_000 : 0;
  const pause = Math.max(SHORTEST_MS * 2 ** Math.min(source.failures, 10), wanted);
  const nextAt = now + spread(source.id, bounded(pause));
  const tried = { lastTriedAt: now, failures, failingSince, lastError: code, nextAt };
  return isOver(source, code, now - failingSince) ? { ...tried, state: 'off', reason: code } : tried;
}

/** Gone is said for good; missing may be a slip, unless it was so at the last try and has failed so long. */
function isOver({ lastError }: Source, code: string, failingMs: number): boolean {
  return code === 'fetch.gone' || (code === 'fetch.missing' && lastError === code && failingMs >= MISSING_MS);
}

function wentWell(now: number, pause: number): SourceChanges {
  const forgotten = { failures: 0, failingSince: undefined, lastError: undefined };
  return { ...forgotten, lastTriedAt: now, lastOkAt: now, nextAt: now + pause };
}

function bounded(ms: number): number {
  return Number.isNaN(ms) ? SHORTEST_MS : Math.min(LONGEST_MS, Math.max(SHORTEST_MS, ms));
}

function spread(id: string, pause: number): number {
  let hash = 0;
  for (const character of id) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return Math.round(pause * (1 + (SPREAD * (hash % 1_000)) / 1_000));
}
