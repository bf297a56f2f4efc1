/** Whose soldiers a count of losses is of: "Chad lost 40 soldiers", "Chad's losses at 40 soldiers", "चाड ने 40 सैनिक गंवाए". */
import type { NameMention } from '../text/document.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import type { Analysis, Figure } from './analysis.ts';
import type { CountWords } from './count-words.ts';
import { findingsIn } from './local.ts';

/** Words that may stand between whoever lost and the verb ("Chad's armed forces have lost"), or behind a name ("सेना ने"). */
const SUBJECT_REACH = 3;
/** Words that may stand between the word of losing and the count, or between the two the other way round. */
const COUNT_REACH = 6;

/** The one named who lost what is counted; undefined where no word of losing or no name tells it. */
export function loserOf(analysis: Analysis, figure: Figure, words: CountWords): NameMention | undefined {
  const lost = words.filter(({ value }) => value === 'lost');
  if (lost.length === 0) return undefined;
  const { text, sentences } = analysis.document;
  const { names } = findingsIn(analysis.document, figure.sentence);
  const tokens = tokenise(text, sentences[figure.sentence]);
  const gap = (start: number, end: number) => tokens.filter((token) => token.start >= start && token.end <= end);
  const lastBefore = (end: number) => names.findLast((name) => name.end <= end);
  const before = lost.findLast(({ end }) => end <= figure.start && isNear(gap(end, figure.start), COUNT_REACH));
  if (before) {
    const name = lastBefore(before.start);
    const isFree = name && !names.some(({ start }) => start >= before.end && start < figure.start);
    return isFree && isNear(gap(name.end, before.start), SUBJECT_REACH) ? name : undefined;
  }
  // Verbs last: whoever a marker of the loser ("ने") makes it, before the count.
  const behind = lost.some(({ start }) => start >= figure.end && isNear(gap(figure.end, start), SUBJECT_REACH));
  const marker = words.findLast(({ value, end }) => value === 'loser' && end <= figure.start);
  const name = behind && marker ? lastBefore(marker.start) : undefined;
  return name && isNear(gap(name.end, marker!.start), SUBJECT_REACH) ? name : undefined;
}

function isNear(between: readonly Token[], reach: number): boolean {
  return between.length <= reach && between.every(({ kind }) => kind !== 'mark');
}
