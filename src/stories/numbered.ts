/** Marks of an article on the desk, with small numbers for their keys. */
import type { KeyNumbers } from './key-numbers.ts';
import { heardOf } from './likeness.ts';
import type { Marks, Weighted } from './marks.ts';

/** Keys by their numbers, with the weight of each. */
export interface Keys {
  numbers: Int32Array;
  weights: Float64Array;
}

export interface NumberedMarks {
  language: string;
  names: Keys;
  facts: Keys;
  words: Keys;
  /** Each weighs 1. */
  tops: Keys;
  /** What is named in it, and the sounds of its words, each once. */
  heard: Int32Array;
  days: readonly number[];
}

/** The marks with numbers, which are held until `letGo`. */
export function numbered(
  { language, names, facts, words, tops, days, sounds }: Marks,
  keys: KeyNumbers,
): NumberedMarks {
  return {
    ...{ language, days },
    names: weighted(names, keys),
    facts: weighted(facts, keys),
    words: weighted(words, keys),
    tops: { numbers: held(tops, keys), weights: new Float64Array(tops.length).fill(1) },
    heard: held([...new Set(heardOf({ names, sounds }))], keys),
  };
}

function held(all: readonly number[], keys: KeyNumbers): Int32Array {
  const numbers = new Int32Array(all.length);
  for (let at = 0; at < all.length; at += 1) numbers[at] = keys.hold(all[at]!);
  return numbers;
}

export function letGo({ names, facts, words, tops, heard }: NumberedMarks, keys: KeyNumbers): void {
  for (const numbers of [names.numbers, facts.numbers, words.numbers, tops.numbers, heard]) numbers.forEach(keys.letGo);
}

function weighted(all: Weighted, keys: KeyNumbers): Keys {
  const length = all.length / 2;
  const found = { numbers: new Int32Array(length), weights: new Float64Array(length) };
  for (let at = 0; at < length; at += 1) {
    found.numbers[at] = keys.hold(all[2 * at]!);
    found.weights[at] = all[2 * at + 1]!;
  }
  return found;
}
