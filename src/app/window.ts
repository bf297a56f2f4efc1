/** How far back a brief reads: the windows a reader may type, and the one that holds when none is typed. */
import type { Store } from '../store/store.ts';

/** `24h`, `7d`, `30d`, any other number of hours or days, or `all`. */
export const WINDOW_PATTERN = /^(?:all|[1-9]\d{0,3}[hd])$/;

/** The windows that are offered; any number of hours or days may be typed. */
export const WINDOWS = ['24h', '7d', '30d', 'all'] as const;

export const EVERYTHING = 'all';
const LIVE_WINDOW = '7d';
const HOUR_MS = 3_600_000;
const UNIT_MS: Readonly<Record<string, number>> = { h: HOUR_MS, d: 24 * HOUR_MS };

/**
 * The ISO moment at which a window such as `7d` begins; nothing for `all` or none. It is a whole hour, so that the same
 * question within an hour gives the same bytes; a window is never shorter than asked.
 */
export function windowStart(window: string | undefined, now: Date): string | undefined {
  if (window === undefined || window === EVERYTHING) return undefined;
  const start = now.getTime() - Number.parseInt(window, 10) * UNIT_MS[window.at(-1)!]!;
  return new Date(start - (start % HOUR_MS)).toISOString();
}

export interface WindowParts {
  store: Pick<Store, 'countArticles'>;
  /** Collections that grow while Saar runs; the folder read at start is a fixed one and is not among them. */
  liveCollections: readonly string[];
  clock(): Date;
}

/**
 * The window of a reader who names none: the last 7 days once articles of these days came in beside the folder that is read
 * at start (a live corpus), else everything (a fixed one). Old articles added by hand make no corpus live, and one that has
 * gone quiet is shown whole again, so this window is never empty of articles.
 */
export async function defaultWindow({ store, liveCollections, clock }: WindowParts): Promise<string> {
  const from = windowStart(LIVE_WINDOW, clock());
  return (await store.countArticles(liveCollections, from)) > 0 ? LIVE_WINDOW : EVERYTHING;
}
