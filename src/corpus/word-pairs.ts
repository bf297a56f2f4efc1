/** The pairs of neighbouring words of a text, by which one text is known as another's copy. */
import { plainDigits } from '../data/plain-digits.ts';
import { eachWord, foldWord } from './line-words.ts';
import { hashFrom, stateOf } from './min-hash.ts';

const LONGEST_READ = 100_000;
/** Words whose keys are kept before all are forgotten, and how long one may be. */
const REMEMBERED = 16_384;
const LONGEST_REMEMBERED = 64;

/** A word's key with the blank between it and the next, and what its hash has come to by then. */
interface Known {
  key: string;
  state: number;
}

const known = new Map<string, Known>();

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

function knownOf(word: string): Known {
  const found = known.get(word);
  if (found) return found;
  const key = foldWord(plainDigits(word));
  const made = { key, state: stateOf(`${key} `) };
  if (word.length > LONGEST_REMEMBERED) return made;
  if (known.size >= REMEMBERED) known.clear();
  // A word cut from an article holds on to the whole article; a copy does not.
  known.set(Buffer.from(word, 'utf16le').toString('utf16le'), {
    ...made,
    key: Buffer.from(key, 'utf16le').toString('utf16le'),
  });
  return made;
}
