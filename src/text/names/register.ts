/**
 * Thousands of names by their first word. Most are in no article that one start will read, so a name's other words are
 * only compiled when its first word is met.
 */
import type { Token } from '../tokens.ts';
import { Trie, type PhraseMatch } from '../trie.ts';
import type { SpellingKeys } from './spelling.ts';

export interface Register<T> {
  add(written: string, value: T): void;
  /** Every match that starts at token `from`, shortest first. */
  matchesAt(tokens: readonly Token[], from: number): readonly PhraseMatch<T>[];
  /** Matches from left to right without overlap, the longest at each place of those that are meant. */
  longest(tokens: readonly Token[], isMeant?: (match: PhraseMatch<T>) => boolean): PhraseMatch<T>[];
}

const NOTHING: readonly never[] = [];

interface Bucket<T> {
  waiting: [written: string, value: T][];
  trie: Trie<T>;
}

/** An empty register whose tokens carry the spelling's keys. */
export function createRegister<T>(keys: SpellingKeys): Register<T> {
  const buckets = new Map<string, Bucket<T>>();
  const register: Register<T> = {
    add(written, value) {
      const first = keys.first(written);
      const bucket = buckets.get(first);
      if (bucket) bucket.waiting.push([written, value]);
      else buckets.set(first, { waiting: [[written, value]], trie: new Trie<T>() });
    },
    matchesAt(tokens, from) {
      const bucket = buckets.get(tokens[from]!.key);
      if (!bucket) return NOTHING;
      for (const [written, value] of bucket.waiting) bucket.trie.addKeys(keys.phrase(written), value);
      bucket.waiting = [];
      return bucket.trie.matchesAt(tokens, from);
    },
    longest(tokens, isMeant) {
      const found: PhraseMatch<T>[] = [];
      for (let index = 0; index < tokens.length;) {
        const matches = register.matchesAt(tokens, index);
        const best = isMeant ? matches.findLast(isMeant) : matches.at(-1);
        if (best) found.push(best);
        index = best ? best.to : index + 1;
      }
      return found;
    },
  };
  return register;
}
