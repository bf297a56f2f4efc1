/** Furniture inside a line of news: links in brackets, a label after a sentence, a credit, a teaser. Only that part goes. */
import type { FurniturePlace } from '../data/furniture.ts';
import { creditStart, furnitureLine, furnitureOf, isStop, type FurnitureLine } from './furniture-line.ts';
import { phraseEnd, type FurniturePhrase, type FurnitureRules } from './furniture-rules.ts';
import { lineWords, type LineWord } from './line-words.ts';

const BRACKETS = / ?[([][^()[\]\n]{1,240}[)\]]/g;
/** Without one of these a line holds neither label nor credit. */
const MARKS_OF_FURNITURE = /[:([|/©–—-]/;
const OPENING_BRACKET = /^ ?[([]/;
const CAPTION_WORDS = 30;
const TEASER_WORDS = 22;
const CLAUSE_ENDS = new Set([...'.।॥!?…:–—|']);
/** A word this short before a point is an abbreviation ("Aug. 27"), not the end of a sentence. */
const SHORTEST_LAST_WORD = 4;

/** The line without the furniture inside it; `''` when nothing of it is news. */
export function withoutInsideFurniture(text: string, rules: FurnitureRules): string {
  if (!MARKS_OF_FURNITURE.test(text)) return text;
  const bracketless = text.replace(BRACKETS, (group) => (isFurnitureGroup(group, rules) ? '' : group)).trim();
  return withoutCredit(withoutInlineLabel(bracketless, rules), rules).trim();
}

function isFurnitureGroup(group: string, rules: FurnitureRules): boolean {
  const words = lineWords(group.replace(OPENING_BRACKET, '').slice(0, -1));
  return labelEnd(words, 0, rules) !== undefined || creditStart(words, rules) !== undefined;
}

/** "…said. Also read: another story" loses its second half, up to the next sentence end or the line's. */
function withoutInlineLabel(text: string, rules: FurnitureRules): string {
  const words = lineWords(text);
  for (let from = 1; from < words.length; from += 1) {
    if (!isStop(words[from - 1]) || labelEnd(words, from, rules) === undefined) continue;
    const stop = words.findIndex((word, index) => index > from && isStop(word));
    const rest = stop === -1 ? '' : text.slice(words[stop]!.end);
    return `${text.slice(0, words[from]!.start).trimEnd()} ${rest.trimStart()}`.trim();
  }
  return text;
}

function labelEnd(words: readonly LineWord[], from: number, rules: FurnitureRules): number | undefined {
  for (const phrase of rules.at('label', words[from]?.key ?? '')) {
    const end = phraseEnd(words, from, phrase.keys);
    if (end !== undefined && words[end]?.key === ':') return end;
  }
  return undefined;
}

/** A short line that ends in a credit is a caption and goes whole; a paragraph only loses the credit. */
function withoutCredit(text: string, rules: FurnitureRules): string {
  const words = lineWords(text);
  const from = creditStart(words, rules);
  if (from === undefined) return text;
  const before = words.slice(0, from);
  const sentences = before.filter((word, index) => isStop(word) && endsSentence(before, index)).length;
  return sentences <= 1 && from <= CAPTION_WORDS ? '' : text.slice(0, words[from]!.start);
}

/** Where a phrase must stand to take the last sentence of a paragraph: others are at home only in lines of their own. */
const PLACES_OF_TAIL: ReadonlySet<FurniturePlace> = new Set(['start', 'whole', 'anywhere']);
/** The same where the last sentence has no end: who writes news ends it. */
const PLACES_WITHOUT_END: ReadonlySet<FurniturePlace> = new Set([...PLACES_OF_TAIL, 'end', 'label', 'note', 'byline']);
/** So many such sentences may follow one another. */
const MOST_TAILS = 4;

/** A paragraph without the requests that a page hung on its end ("… he said. Follow us on X for more"). */
export function withoutTail(text: string, rules: FurnitureRules): string {
  let kept = text;
  for (let times = 0; times < MOST_TAILS; times += 1) {
    const words = lineWords(kept);
    const last = words.findLastIndex((word) => word.word);
    const stop = words.findLastIndex((word, index) => index < last && isStop(word) && endsSentence(words, index));
    if (stop === -1) return kept;
    const tail = furnitureLine(kept.slice(words[stop]!.end).trim());
    const places = tail.stopped ? PLACES_OF_TAIL : PLACES_WITHOUT_END;
    const found = furnitureOf(tail, rules);
    if (!found || !places.has(found.place) || isCaptionEnd(found, tail)) return kept;
    kept = kept.slice(0, words[stop]!.end);
  }
  return kept;
}

/** "The mayor at the opening. File photo": a closing phrase that stands alone speaks of what is before it. */
function isCaptionEnd({ place, keys }: FurniturePhrase, { words }: FurnitureLine): boolean {
  return place === 'end' && words.length === keys.length;
}

function endsSentence(words: readonly LineWord[], index: number): boolean {
  return words[index]!.key !== '.' || (words[index - 1]?.key.length ?? 0) >= SHORTEST_LAST_WORD;
}

/** A standfirst without the clause that asks the reader to read on ("… Read on to know why"). */
export function withoutTeaser(line: FurnitureLine, rules: FurnitureRules): string {
  const { words, text } = line;
  const stop = words.findLastIndex((word, index) => index < words.length - 1 && CLAUSE_ENDS.has(word.key));
  const from = stop + 1;
  const isTeaser = rules.at('teaser', words[from]?.key ?? '').some((phrase) => phraseEnd(words, from, phrase.keys));
  if (!isTeaser || words.length - from > TEASER_WORDS) return text;
  const last = words.findLastIndex((word, index) => index < from && (word.word || isStop(word)));
  return last === -1 ? '' : text.slice(0, words[last]!.end);
}
