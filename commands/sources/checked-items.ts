/** The items of a source that was looked at: how many of which verdict, and each with its own in words. */
import type { Context } from '../../src/app/command.ts';
import type { CheckedItem } from '../../src/app/sources.ts';
import { localDate } from '../../src/data/date-words.ts';
import { text, type Inline } from '../../src/messages/message.ts';
import { itemTitle, whyNotRead } from '../../src/messages/source-words.ts';

type Words = Pick<Context, 'phrases'>;

/** "12 items: 3 new, 8 known, 1 refused". */
export function countsLine(items: readonly CheckedItem[], { phrases }: Words): string {
  const of = (verdict: string) => items.filter((item) => item.verdict === verdict).length;
  const [fresh, known] = [of('new'), of('known')];
  return phrases.say('sources.counted', {
    items: phrases.say('sources.found', { count: items.length }),
    fresh,
    known,
    refused: items.length - fresh - known,
  });
}

/** The first `most` of them: "**new** · Title · 3 May 2031"; the others are counted. */
export function verdictItems(items: readonly CheckedItem[], most: number, words: Words): Inline[][] {
  const shown = items
    .slice(0, most)
    .map((item) => [text(verdictWords(item, words), 'strong'), text(` · ${titleWords(item, words)}`)]);
  return [...shown, ...moreItem(items.length - most, words)];
}

/** Title and day of the newest `most`; those without a day come last. */
export function newestItems(items: readonly CheckedItem[], most: number, words: Words): Inline[][] {
  return items
    .toSorted((one, other) => (other.publishedAt ?? '').localeCompare(one.publishedAt ?? ''))
    .slice(0, most)
    .map((item) => [text(titleWords(item, words))]);
}

function titleWords(item: CheckedItem, { phrases }: Words): string {
  const day = item.publishedAt === undefined ? [] : [localDate(item.publishedAt, phrases)];
  const odd = item.date === undefined ? [] : [phrases.say(`sources.date.${item.date}`)];
  return [itemTitle(item), ...day, ...odd].filter((part) => part !== '').join(' · ');
}

function verdictWords({ verdict }: CheckedItem, { phrases }: Words): string {
  if (verdict === 'new' || verdict === 'known') return phrases.say(`sources.verdict.${verdict}`);
  return phrases.say('sources.verdict.refused', { why: whyNotRead(verdict, phrases) });
}

function moreItem(count: number, { phrases }: Words): Inline[][] {
  return count > 0 ? [[text(phrases.say('sources.more', { count }))]] : [];
}
