/**
 * Reads the numerals of a line, in digits and words, by the tables of one tongue.
 * Units, bounds and hedges are the business of `quantities.ts`; dates that of `dates.ts`.
 */
import type { NumbersData } from '../data/numbers.ts';
import type { Numeral } from './document.ts';
import type { Line } from './line.ts';
import { firstOf } from './numbers/digits.ts';
import { compileLexicon, lexemeAt, mayStart, type NumberLine } from './numbers/lexicon.ts';
import type { Reading } from './numbers/reading.ts';
import { numberRules } from './numbers/rules.ts';

export interface NumberReader {
  /** Numerals of one sentence, in order, without overlap. Names with digits (B-52), times and telephones are none. */
  read(line: Line): Numeral[];
}

/** The number reader of a tongue. */
export function compileNumbers(data: NumbersData): NumberReader {
  const lexicon = compileLexicon(data);
  return {
    read: (line) =>
      line.tokens.some((token) => mayStart(lexicon, token))
        ? readNumerals(lexicon.lineOf(line), line.sentence.index)
        : [],
  };
}

function readNumerals(line: NumberLine, sentence: number): Numeral[] {
  const numerals: Numeral[] = [];
  for (let at = 0; at < line.tokens.length;) {
    const token = line.tokens[at]!;
    const idiom = line.lexicon.opensIdiom(token.word) ? lexemeAt(line, at, 'idiom') : undefined;
    const reading = !idiom && mayStart(line.lexicon, token) ? firstReading(line, at) : undefined;
    if (reading) numerals.push(numeral(line, at, reading, sentence));
    at = idiom?.to ?? reading?.to ?? at + 1;
  }
  return numerals;
}

function firstReading(line: NumberLine, at: number): Reading | undefined {
  for (const rule of numberRules) {
    const reading = rule(line, at);
    if (reading) return reading;
  }
  return undefined;
}

function numeral(line: NumberLine, at: number, reading: Reading, sentence: number): Numeral {
  const { start } = line.tokens[firstOf(line, at)]!;
  const { end } = line.tokens[reading.to - 1]!;
  const { kind, value, min, max, vague, doubtful, rule } = reading;
  return { start, end, sentence, kind, value, min, max, vague, doubtful, rule };
}
