/** How long full texts are kept, and of which articles. */
import type { Config } from '../config.ts';
import { ADDED } from './open-saar.ts';
import { SOURCES } from './sources-room.ts';

/** The collections that grow by themselves: a folder of articles keeps its texts as long as it holds them. */
export const GROWING: readonly string[] = [ADDED, SOURCES];

const DAY_MS = 86_400_000;

/** What is given up and when; undefined where every text is kept. */
export function textsToForget({
  keepTextDays,
}: Config): { collections: readonly string[]; keptMs: number } | undefined {
  return keepTextDays === undefined ? undefined : { collections: GROWING, keptMs: keepTextDays * DAY_MS };
}
