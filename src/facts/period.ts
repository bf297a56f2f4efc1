/** The time that a figure covers, where its sentence says one. */
import type { DateMention, Quantity, Span } from '../text/document.ts';
import { within } from '../text/document.ts';
import type { Trie } from '../text/trie.ts';
import type { SentenceFindings } from './local.ts';
import type { Figure } from './analysis.ts';
import type { Placed, Scene } from './scene.ts';
import { isReplaced } from './status.ts';

/** The time that is counted over; `since` where it goes on from then ("since 2022"). */
export interface CountedTime {
  iso?: string;
  since?: true;
}

/**
 * The nearest year or month inside the figure's own clause bounds what was counted; a single day does not.
 * @param since words beside a date that make it the beginning of the time until now
 */
export function periodOf(
  scene: Scene,
  document: SentenceFindings,
  placed: Placed,
  since: Pick<Trie<true>, 'matches'>,
): CountedTime {
  const { clause, quantity } = placed;
  const gap = (date: DateMention) => Math.max(date.start - quantity.end, quantity.start - date.end);
  const date = document.dates
    .filter((found) => within(found, clause) && found.precision !== 'day' && !found.slip)
    .sort((a, b) => gap(a) - gap(b))[0];
  if (!date || isOfReplaced(scene, date, placed)) return {};
  const isOpen = !date.iso.includes('/') && isBeginning(scene, date, since);
  return { iso: date.iso, ...(isOpen && { since: true }) };
}

function isBeginning({ line }: Scene, date: Span, since: Pick<Trie<true>, 'matches'>): boolean {
  const isBeside = (end: number, start: number) =>
    start >= end && !line.tokens.some((each) => each.start >= end && each.end <= start);
  return since.matches(line.tokens).some(({ start, end }) => isBeside(end, date.start) || isBeside(date.end, start));
}

/** "10,000 soldiers, up from 4,500 two years ago": behind the number that another replaces, a date is that number's. */
function isOfReplaced(scene: Scene, date: Span, { quantity }: Placed): boolean {
  const isCounted = (other: Quantity) => !other.known || other.borrowed || other.unit === quantity.unit;
  return scene.placed.some(
    (other) =>
      other.quantity.start >= quantity.end &&
      other.quantity.end <= date.start &&
      isCounted(other.quantity) &&
      isReplaced(scene, other),
  );
}

/** The time that a figure covers as an ISO date or interval, open where it goes on: `2022/..` is since 2022. */
export function timeCovered({ period, since }: Pick<Figure, 'period' | 'since'>): string | undefined {
  return period !== undefined && since ? `${period}/..` : period;
}
