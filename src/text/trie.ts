/**
 * All phrases of a lexicon in one trie over folded tokens: a sentence is matched against every cue at once,
 * at a cost that does not grow with the number of cues. Where nothing begins, nothing is allocated.
 */
import type { Token } from './tokens.ts';
import { tokenise } from './tokens.ts';
import { seldom, type Word } from './vocabulary.ts';

/** A place in the trie; most are leaves, so branches are made when they are needed. */
interface Node<T> {
  next?: Map<string, Node<T>>;
  /** Branches for keys given as a stem with `*` (`मार*` matches any token that starts with `मार`), by their first character. */
  stems?: Map<number, [stem: string, node: Node<T>][]>;
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

const NOTHING: readonly never[] = [];

export class Trie<T> {
  readonly #root: Node<T> = branch();
  /** Where each word leads: a word that opens nothing costs a bit test. */
  #opened = this.#openings();
  /** Whether a word stands anywhere behind the first of a phrase: where none does, a phrase's rest is not looked for. */
  readonly #further = new Set<string>();
  readonly #stems: string[] = [];
  #goesOn: (word: Word) => true | undefined;
  #asked = false;
  readonly #later: ((first: string) => [keys: readonly string[], value: T][]) | undefined;

  /** `later` gives further phrases that begin with a word, by their keys, when a text first holds that word. */
  constructor(later?: (first: string) => [keys: readonly string[], value: T][]) {
    this.#later = later;
    this.#goesOn = this.#goings();
  }

  /** Adds a phrase. A word that ends in `*` matches every token that begins with it. */
  add(phrase: string, value: T): void {
    this.addKeys(phraseKeys(phrase), value);
  }

  /** Adds a phrase by its tokens' keys, for a caller that has them. */
  addKeys(keys: readonly string[], value: T): void {
    this.#insert(keys, value);
    if (!this.#asked) return;
    this.#asked = false;
    this.#opened = this.#openings();
    this.#goesOn = this.#goings();
  }

  /** Every match that starts at token `from`, shortest first. The list is not the caller's to change. */
  matchesAt(tokens: readonly Token[], from: number): readonly PhraseMatch<T>[] {
    const token = tokens[from];
    const opened = token === undefined ? undefined : this.#opened(token.word);
    if (opened === undefined) return NOTHING;
    const next = tokens[from + 1];
    const goesOn = next !== undefined && this.#goesOn(next.word) !== undefined;
    let found: PhraseMatch<T>[] | undefined;
    for (const node of opened)
      if (goesOn) found = this.#collect(node, tokens, from, from + 1, found);
      else if (node.values.length > 0) found = collectValues(node, tokens, from, from + 1, found);
    if (found === undefined) return NOTHING;
    return found.length > 1 && !isByLength(found) ? found.sort(byLength) : found;
  }

  /** Whether any phrase may begin with this word. */
  opens(word: Word): boolean {
    return this.#opened(word) !== undefined;
  }

  #openings(): (word: Word) => readonly Node<T>[] | undefined {
    return seldom((key) => {
      this.#asked = true;
      for (const [keys, value] of this.#later?.(key) ?? NOTHING) this.#insert(keys, value);
      const nodes = branchesFor(this.#root, key);
      return nodes.length > 0 ? nodes : undefined;
    });
  }

  #goings(): (word: Word) => true | undefined {
    if (this.#later) return () => true;
    return seldom((key) =>
      this.#further.has(key) || this.#stems.some((stem) => key.startsWith(stem)) ? true : undefined,
    );
  }

  #insert(keys: readonly string[], value: T): void {
    insert(this.#root, keys, value);
    for (let at = 1; at < keys.length; at += 1) {
      const key = keys[at]!;
      if (key.endsWith('*')) this.#stems.push(key.slice(0, -1));
      else this.#further.add(key);
    }
  }

  /** Adds what ends at a node, which the tokens `from` … `to` lead to, and goes on along every branch. */
  #collect(
    node: Node<T>,
    tokens: readonly Token[],
    from: number,
    to: number,
    before: PhraseMatch<T>[] | undefined,
  ): PhraseMatch<T>[] | undefined {
    let found = node.values.length > 0 ? collectValues(node, tokens, from, to, before) : before;
    const token = tokens[to];
    if ((!node.next && !node.stems) || !token || this.#goesOn(token.word) === undefined) return found;
    const next = node.next?.get(token.key);
    if (next) found = this.#collect(next, tokens, from, to + 1, found);
    if (!node.stems) return found;
    for (const stem of stemsOf(node, token.key))
      if (token.key.startsWith(stem[0])) found = this.#collect(stem[1], tokens, from, to + 1, found);
    return found;
  }

  /** Every match anywhere, in order of start, shorter first; overlaps are kept for the caller to judge. */
  matches(tokens: readonly Token[]): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = [];
    for (let from = 0; from < tokens.length; from += 1)
      for (const match of this.matchesAt(tokens, from)) found.push(match);
    return found;
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
  return { next: undefined, stems: undefined, values: [] };
}

function insert<T>(root: Node<T>, keys: readonly string[], value: T): void {
  let node = root;
  for (const key of keys) node = key.endsWith('*') ? stem(node, key.slice(0, -1)) : exact(node, key);
  node.values.push(value);
}

function exact<T>(node: Node<T>, key: string): Node<T> {
  node.next ??= new Map();
  const known = node.next.get(key) ?? branch<T>();
  node.next.set(key, known);
  return known;
}

function stem<T>(node: Node<T>, key: string): Node<T> {
  node.stems ??= new Map();
  const initial = key.charCodeAt(0);
  const siblings = node.stems.get(initial) ?? [];
  node.stems.set(initial, siblings);
  const known = siblings.find(([start]) => start === key);
  if (known) return known[1];
  const made = branch<T>();
  siblings.push([key, made]);
  return made;
}

/** The branches below a node that go on with a key. */
function branchesFor<T>(node: Node<T>, key: string): Node<T>[] {
  const next = node.next?.get(key);
  const found = next ? [next] : [];
  for (const stem of stemsOf(node, key)) if (key.startsWith(stem[0])) found.push(stem[1]);
  return found;
}

/** Adds what ends at a node, which the tokens `from` … `to` lead to. A list is made with its first match: most hold one. */
function collectValues<T>(
  { values }: Node<T>,
  tokens: readonly Token[],
  from: number,
  to: number,
  before: PhraseMatch<T>[] | undefined,
): PhraseMatch<T>[] | undefined {
  let found = before;
  for (const value of values) {
    const match = { from, to, start: tokens[from]!.start, end: tokens[to - 1]!.end, value };
    if (found === undefined) found = [match];
    else found.push(match);
  }
  return found;
}

function stemsOf<T>(node: Node<T>, key: string): readonly [string, Node<T>][] {
  return node.stems?.get(key.charCodeAt(0)) ?? NOTHING;
}

/** Mostly matches are found in their order, and nothing is left to sort. */
function isByLength<T>(found: readonly PhraseMatch<T>[]): boolean {
  for (let at = 1; at < found.length; at += 1) if (found[at - 1]!.to > found[at]!.to) return false;
  return true;
}

function byLength<T>(a: PhraseMatch<T>, b: PhraseMatch<T>): number {
  return a.to - b.to;
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
