/**
 * Thousands of names by their first word. Most are in no article that one start will read, so a name's other words are
 * only compiled when its first word is met.
 */
import type { Token } from '../tokens.ts';
import { Trie, type PhraseMatch } from '../trie.ts';
import type { SpellingKeys } from './spelling.ts';

export interface Register<T> {
  /** Adds a name; all are added before any is looked for. */
  add(written: string, value: T): void;
  /** Every match that starts at token `from`, shortest first. */
  matchesAt(tokens: readonly Token[], from: number): readonly PhraseMatch<T>[];
  /** Matches from left to right without overlap, the longest at each place of those that are meant. */
  longest(tokens: readonly Token[], isMeant?: (match: PhraseMatch<T>) => boolean): PhraseMatch<T>[];
}

/** An empty register whose tokens carry the spelling's keys. */
export function createRegister<T>(keys: SpellingKeys): Register<T> {
  const waiting = new Map<string, [written: string, value: T][]>();
  const trie = new Trie<T>((first) => {
    const names = waiting.get(first) ?? [];
    waiting.delete(first);
    return names.map(([written, value]) => [keys.phrase(written), value]);
  });
  const register: Register<T> = {
    add(written, value) {
      const first = keys.first(written);
      const names = waiting.get(first);
      if (names) names.push([written, value]);
      else waiting.set(first, [[written, value]]);
    },
    matchesAt: (tokens, from) => trie.matchesAt(tokens, from),
    longest(tokens, isMeant) {
      const found: PhraseMatch<T>[] = [];
      for (let index = 0; index < tokens.length;) {
        const matches = trie.matchesAt(tokens, index);
        const best = matches.length === 0 || !isMeant ? matches.at(-1) : matches.findLast(isMeant);
        if (best) found.push(best);
        index = best ? best.to : index + 1;
      }
      return found;
    },
  };
  return register;
}
