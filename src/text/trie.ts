/**
 * All phrases of a lexicon in one trie over folded tokens: a sentence is matched against every cue at once,
 * at a cost that does not grow with the number of cues.
 */
import type { Token } from './tokens.ts';
import { tokenise } from './tokens.ts';

interface Node<T> {
  next: Map<string, Node<T>>;
  /** Branches for keys given as a stem with `*`: `मार*` matches any token that starts with `मार`. */
  stems: [stem: string, node: Node<T>][];
  values: T[];
}

export interface PhraseMatch<T> {
  /** Index of the first token and one past the last. */
  from: number;
  to: number;
  start: number;
  end: number;
  value: T;
}

export class Trie<T> {
  readonly #root: Node<T> = branch();

  /** Adds a phrase. A word that ends in `*` matches every token that begins with it. */
  add(phrase: string, value: T): void {
    this.addKeys(phraseKeys(phrase), value);
  }

  /** Adds a phrase by its tokens' keys, for a caller that has them. */
  addKeys(keys: readonly string[], value: T): void {
    let node = this.#root;
    for (const key of keys) node = key.endsWith('*') ? stem(node, key.slice(0, -1)) : exact(node, key);
    node.values.push(value);
  }

  /** Every match that starts at token `from`, shortest first. */
  matchesAt(tokens: readonly Token[], from: number): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    let nodes = [this.#root];
    for (let to = from; to < tokens.length && nodes.length > 0; to += 1) {
      nodes = nodes.flatMap((node) => follow(node, tokens[to]!.key));
      for (const node of nodes)
        for (const value of node.values)
          found.push({ from, to: to + 1, start: tokens[from]!.start, end: tokens[to]!.end, value });
    }
    return found;
  }

  /** Every match anywhere, in order of start, shorter first; overlaps are kept for the caller to judge. */
  matches(tokens: readonly Token[]): PhraseMatch<T>[] {
    return tokens.flatMap((_, index) => this.matchesAt(tokens, index));
  }

  /** Matches from left to right without overlap, the longest at each place. */
  longest(tokens: readonly Token[]): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    for (let index = 0; index < tokens.length;) {
      const best = this.matchesAt(tokens, index).at(-1);
      if (best) found.push(best);
      index = best ? best.to : index + 1;
    }
    return found;
  }
}

function branch<T>(): Node<T> {
  return { next: new Map(), stems: [], values: [] };
}

function exact<T>(node: Node<T>, key: string): Node<T> {
  const known = node.next.get(key) ?? branch<T>();
  node.next.set(key, known);
  return known;
}

function stem<T>(node: Node<T>, key: string): Node<T> {
  const known = node.stems.find(([start]) => start === key);
  if (known) return known[1];
  const made = branch<T>();
  node.stems.push([key, made]);
  return made;
}

function follow<T>(node: Node<T>, key: string): Node<T>[] {
  const out: Node<T>[] = [];
  const next = node.next.get(key);
  if (next) out.push(next);
  for (const [start, target] of node.stems) if (key.startsWith(start)) out.push(target);
  return out;
}

/** The folded keys of a phrase as written in a data file; a star stays glued to its word. */
function phraseKeys(phrase: string): string[] {
  const keys: string[] = [];
  for (const token of tokenise(phrase.normalize('NFC'))) {
    if (token.key === '*' && keys.length > 0) keys[keys.length - 1] += '*';
    else keys.push(token.key);
  }
  return keys;
}
