/** The pairs of neighbouring words of a text, by which one text is known as another's copy. */
import { oncePerWord } from '../data/once-per-word.ts';
import { plainDigits } from '../data/plain-digits.ts';
import { eachWord, foldWord } from './line-words.ts';
import { hashFrom, stateOf } from './min-hash.ts';

const LONGEST_READ = 100_000;

/** The pairs of neighbouring words of a text, as hashes, in its order; digits of any script are one. */
export function wordPairs(text: string): Set<number> {
  const pairs = new Set<number>();
  let before: Known | undefined;
  eachWord(text.slice(0, LONGEST_READ), (word) => {
    const next = knownOf(word);
    if (before) pairs.add(hashFrom(before.state, next.key));
    before = next;
  });
  return pairs;
}

/** A word's key, and what the hash of it with the blank behind it has come to. */
interface Known {
  key: string;
  state: number;
}

const knownOf = oncePerWord((word): Known => {
  const key = foldWord(plainDigits(word));
  return { key, state: stateOf(`${key} `) };
});
