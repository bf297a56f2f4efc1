/**
 * What goes on about the sentence before without saying so: an answer, words quoted, "it", "the figure", a bare number.
 * Nothing is carried into a sentence that speaks of something beside the matter.
 */
import type { DomainData } from '../../data/topics.ts';
import { within, type Claim, type Numeral, type Quantity } from '../../text/document.ts';
import type { Line } from '../../text/line.ts';
import type { Marks, Match } from './lexicon.ts';

/** Marks of a sentence that has turned to something else. */
const ELSEWHERE = ['aside', 'courtesy', 'against'] as const;
/** So many first words of a sentence, or of what is said in it, may refer back. */
export const OPENING = 3;
/** So few characters hold nothing but a word that joins: "price of oil". */
const BESIDE = 5;
const ANSWERS = new Set(['denies', 'does-not-deny', 'declines-to-answer', 'confirms']);
/** Direct speech: it opens the sentence, or follows a comma or a colon; a word in quotation marks is none. */
const QUOTED = /^(?:["\u201c\u2018]|'(?!\s))|[,:]\s?["\u201c]/u;

export interface Continuing {
  line: Line;
  marks: Marks;
  claims: readonly Claim[];
  quantities: readonly Quantity[];
  numerals: readonly Numeral[];
  /** An event that answers a claim stands in the sentence. */
  answers: boolean;
}

/** Why a sentence without a topic of its own goes on about the one before; undefined when nothing says so. */
export function carryReason(
  sentence: Continuing,
  domain: DomainData,
  adjacent: boolean,
  main: boolean,
): string | undefined {
  const { claims, answers } = sentence;
  if (answers || claims.some(({ polarity }) => ANSWERS.has(polarity))) return 'answer';
  if (adjacent && main && claims.some(({ claimant }) => claimant) && !isBeside(sentence, domain.id)) return 'said';
  if (ELSEWHERE.some((kind) => holdsMark(sentence, domain.id, kind))) return undefined;
  if (isQuoted(sentence)) return 'quotation';
  const word = referring(sentence, domain.id);
  if (word) return word;
  return adjacent && holdsBareNumber(sentence) ? 'number' : undefined;
}

/** Whether a sentence speaks of something beside the matter: prices, refugees. */
export function isAside(sentence: Pick<Continuing, 'marks'>, domain: string): boolean {
  return holdsMark(sentence, domain, 'aside');
}

/** Marks without those that stand right beside a word for something else: "the price" of crude oil is of no arms deal. */
export function ofTheMatter(some: readonly Match[], { aside }: Marks, domain: string): readonly Match[] {
  const asides = aside.filter(({ value }) => value.domain === domain);
  if (asides.length === 0) return some;
  return some.filter(({ start, end }) => !asides.some((one) => one.start - end <= BESIDE && start - one.end <= BESIDE));
}

/** What is said at a visit is about it. */
function isBeside(sentence: Continuing, domain: string): boolean {
  return isAside(sentence, domain) || holdsMark(sentence, domain, 'courtesy');
}

function holdsMark({ marks }: Pick<Continuing, 'marks'>, domain: string, kind: (typeof ELSEWHERE)[number]): boolean {
  return marks[kind].some(({ value }) => value.domain === domain);
}

function isQuoted({ line: { text, sentence } }: Continuing): boolean {
  return QUOTED.test(text.slice(sentence.start, sentence.end));
}

function referring({ line, marks, claims }: Continuing, domain: string): string | undefined {
  if (marks.opens.length + marks.refers.length === 0) return undefined;
  const places = claims.flatMap(({ scope, verb }) => [scope.start, verb.end]);
  const starts = [0, ...places.map((place) => line.tokens.findIndex((token) => token.start >= place))];
  return marks.all.find(({ value, from }) => {
    if (value.kind === 'refers') return value.domain === domain;
    if (value.kind !== 'opens' || value.domain !== domain) return false;
    return starts.some((start) => from >= start && from < start + OPENING);
  })?.value.phrase;
}

/** A number that counts something unnamed: not a date, an age or a measure. */
function holdsBareNumber({ numerals, quantities }: Continuing): boolean {
  return numerals.some(
    (numeral) =>
      (numeral.kind === 'cardinal' || numeral.kind === 'range') &&
      isCount(numeral.value ?? numeral.min ?? numeral.max ?? 0) &&
      quantities.some((quantity) => within(numeral, quantity) && !quantity.known && !quantity.noun),
  );
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 1;
}
