/** The time that a figure covers, where its sentence says one. */
import type { DateMention, Quantity, Span } from '../text/document.ts';
import { within } from '../text/document.ts';
import type { SentenceFindings } from './local.ts';
import type { Placed, Scene } from './scene.ts';
import { isReplaced } from './status.ts';

/** The nearest year or month inside the figure's own clause bounds what was counted; a single day does not. */
export function periodOf(scene: Scene, document: SentenceFindings, placed: Placed): string | undefined {
  const { clause, quantity } = placed;
  const gap = (date: DateMention) => Math.max(date.start - quantity.end, quantity.start - date.end);
  const date = document.dates
    .filter((found) => within(found, clause) && found.precision !== 'day' && !found.slip)
    .sort((a, b) => gap(a) - gap(b))[0];
  return date && !isOfReplaced(scene, date, placed) ? date.iso : undefined;
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
