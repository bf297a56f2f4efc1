/** Whether one whole line is page furniture, and by which rule. */
import type { FurniturePlace } from '../data/furniture.ts';
import { phraseEnd, type FurniturePhrase, type FurnitureRules } from './furniture-rules.ts';
import { lineWords, type LineWord } from './line-words.ts';

/** Marks after which a label's link or name follows. */
const LABEL_MARKS = new Set([...':-–—|»›>►▶•']);
const CREDIT_MARKS = new Set([...':-–—|/©']);
const CRUMB_MARKS = new Set([...'»›>→|/']);
const STOPS = new Set([...'.।॥!?…']);
const CLAUSE_MARKS = new Set([...STOPS, ...'([|–—-/:']);
const CREDIT_WORDS = 6;
const CAPITALISED = /^\p{Lu}/u;

/** One line with its words; marks at both ends (bullets, brackets, arrows) are not among them. */
export interface FurnitureLine {
  text: string;
  words: readonly LineWord[];
  /** Whether it ends as a sentence does. */
  stopped: boolean;
}

/** A line or part of one, cut into words. */
export function furnitureLine(text: string): FurnitureLine {
  const words = lineWords(text);
  let from = 0;
  let to = words.length;
  while (from < to && !words[from]!.word) from += 1;
  while (to > from && !words[to - 1]!.word) to -= 1;
  return { text, words: words.slice(from, to), stopped: words.slice(to).some(isStop) };
}

export type LineTest = (line: FurnitureLine, rules: FurnitureRules) => FurniturePhrase | undefined;

/** The tests in the order in which they are tried: the one that takes most comes first. */
const LINE_TESTS: readonly LineTest[] = [
  (line, rules) => headed(line, rules, 'comments'),
  (line, rules) => headed(line, rules, 'links'),
  (line, rules) => opening(line, rules, 'whole', (end) => end === line.words.length),
  (line, rules) => opening(line, rules, 'label', (end) => isLabel(line, end)),
  (line, rules) => opening(line, rules, 'note', (end) => !line.stopped && isLabel(line, end)),
  (line, rules) => opening(line, rules, 'start', () => true),
  (line, rules) => opening(line, rules, 'trail', (end) => !line.stopped && isMark(line.words[end], CRUMB_MARKS)),
  (line, rules) => opening(line, rules, 'byline', (end) => isNames(line, end)),
  closing,
  anywhere,
  onlyPhrases,
];

/** The phrase that makes the whole line furniture. */
export function furnitureOf(line: FurnitureLine, rules: FurnitureRules): FurniturePhrase | undefined {
  for (const test of LINE_TESTS) {
    const found = test(line, rules);
    if (found) return found;
  }
  return undefined;
}

/** The phrase that makes a line furniture when nothing follows it. */
export function closingLine(line: FurnitureLine, rules: FurnitureRules): FurniturePhrase | undefined {
  return line.stopped ? undefined : opening(line, rules, 'close', () => true);
}

function opening(
  line: FurnitureLine,
  rules: FurnitureRules,
  place: FurniturePlace,
  fits: (end: number, phrase: FurniturePhrase) => boolean,
): FurniturePhrase | undefined {
  const first = line.words[0];
  if (!first) return undefined;
  return rules.at(place, first.key).find((phrase) => {
    const end = line.words.length <= phrase.most ? phraseEnd(line.words, 0, phrase.keys) : undefined;
    return end !== undefined && fits(end, phrase);
  });
}

/** The line is the phrase, or the phrase and a colon opens it. */
function headed(line: FurnitureLine, rules: FurnitureRules, place: FurniturePlace): FurniturePhrase | undefined {
  return opening(line, rules, place, (end) => end === line.words.length || line.words[end]?.key === ':');
}

function isLabel(line: FurnitureLine, end: number): boolean {
  return end === line.words.length || isLabelMark(line.text, line.words[end]!);
}

/** A hyphen between two words parts no label from its link: "Share-holders met". */
function isLabelMark(text: string, mark: LineWord): boolean {
  if (!isMark(mark, LABEL_MARKS)) return false;
  return mark.key !== '-' || text[mark.start - 1] === ' ' || text[mark.end] === ' ';
}

function isNames(line: FurnitureLine, from: number): boolean {
  const names = line.words.slice(from).filter((word) => word.word && word.key !== 'and');
  return names.length > 0 && !line.stopped && names.every((name) => CAPITALISED.test(line.text.slice(name.start)));
}

function closing(line: FurnitureLine, rules: FurnitureRules): FurniturePhrase | undefined {
  if (line.stopped) return undefined;
  return rules.closing(line.words.at(-1)?.key ?? '').find((phrase) => {
    const from = line.words.length - phrase.keys.length;
    return from >= 0 && line.words.length <= phrase.most && phraseEnd(line.words, from, phrase.keys) !== undefined;
  });
}

function anywhere(line: FurnitureLine, rules: FurnitureRules): FurniturePhrase | undefined {
  for (const [from, word] of line.words.entries()) {
    const found = rules
      .at('anywhere', word.key)
      .find((phrase) => line.words.length <= phrase.most && phraseEnd(line.words, from, phrase.keys) !== undefined);
    if (found) return found;
  }
  return undefined;
}

function onlyPhrases(line: FurnitureLine, rules: FurnitureRules): FurniturePhrase | undefined {
  let last: FurniturePhrase | undefined;
  for (let at = 0; at < line.words.length;) {
    const word = line.words[at]!;
    const found = word.word
      ? rules.at('only', word.key).find((phrase) => phraseEnd(line.words, at, phrase.keys))
      : last;
    if (!found || line.words.length > found.most) return undefined;
    at = word.word ? phraseEnd(line.words, at, found.keys)! : at + 1;
    last = found;
  }
  return last;
}

/** Where a picture's credit begins ("Photo: AFP" after a stop or bracket, few words from the end); undefined without one. */
export function creditStart(words: readonly LineWord[], rules: FurnitureRules): number | undefined {
  for (let from = Math.max(0, words.length - CREDIT_WORDS - 4); from < words.length; from += 1) {
    if (from > 0 && !isMark(words[from - 1], CLAUSE_MARKS)) continue;
    const isCredit = rules.at('credit', words[from]!.key).some((phrase) => {
      const end = phraseEnd(words, from, phrase.keys);
      return end !== undefined && isMark(words[end], CREDIT_MARKS) && words.length - end <= CREDIT_WORDS + 1;
    });
    if (isCredit) return from;
  }
  return undefined;
}

function isMark(word: LineWord | undefined, marks: ReadonlySet<string>): boolean {
  return word !== undefined && !word.word && marks.has(word.key);
}

export function isStop(word: LineWord | undefined): boolean {
  return isMark(word, STOPS);
}
