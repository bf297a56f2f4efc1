/**
 * Finds names that no list knows: the holder named after an office, and a run of capitals that ends in a body's head word.
 * It would rather miss a name than invent one.
 */
import type { NamesWords, SpeechWords } from '../../data/speech.ts';
import { Trie } from '../trie.ts';
import type { Piece } from './offices.ts';
import type { SpellingKeys } from './spelling.ts';
import { isCapital, keySet, type NameWord } from './words.ts';

const LONGEST_NAME = 5;
const LONGEST_BODY = 8;

export interface UnlistedReader {
  /** The pieces with unknown holders joined to their offices and unknown bodies added, in order. */
  add(words: readonly NameWord[], pieces: readonly Piece[]): Piece[];
}

/** Compiles the rules for unknown names of one language. */
export function compileUnlisted(data: NamesWords, speech: SpeechWords, keys: SpellingKeys): UnlistedReader {
  const particles = keySet(data.particles);
  const heads = keySet(data.bodyHeads);
  const stops = keySet([
    ...speech.stops,
    ...speech.joiners,
    ...data.genitive,
    ...speech.fillers,
    ...speech.determiners,
  ]);
  const follows = new Trie<true>();
  for (const phrase of data.follows) follows.addKeys(keys.phrase(phrase), true);
  const holderEnd = (words: readonly NameWord[], from: number) =>
    capitalRun(words, from, particles) || runBefore(words, from, follows, stops);
  return {
    add: (words, pieces) => {
      const held = pieces.map((piece, index) => withHolder(words, piece, pieces[index + 1], holderEnd));
      return [...held, ...unknownBodies(words, held, heads)].sort((a, b) => a.from - b.from);
    },
  };
}

function withHolder(
  words: readonly NameWord[],
  piece: Piece,
  next: Piece | undefined,
  holderEnd: (words: readonly NameWord[], from: number) => number,
): Piece {
  if (!piece.holder || piece.kind !== 'office') return piece;
  const to = holderEnd(words, piece.to);
  if (to === 0 || (next && next.from < to)) return piece;
  const name = words.slice(piece.to, to).map((word) => word.plain);
  return { ...piece, to, id: `new:${name.join(' ')}`, kind: 'person', thin: false };
}

/** End of the capitalised name that begins at `from`; 0 when there is none. */
function capitalRun(words: readonly NameWord[], from: number, particles: ReadonlySet<string>): number {
  let to = from;
  let last = from;
  while (to < words.length && to - from < LONGEST_NAME) {
    const word = words[to]!;
    const named = word.kind === 'word' && isCapital(word.printed);
    const linked = to > from && (particles.has(word.plain) || word.plain === '-');
    if (!named && !linked) break;
    to += 1;
    if (named) last = to;
    if (word.possessive) break;
  }
  return last === from ? 0 : last;
}

/** In a script without capitals: the words up to a phrase that only follows a name. 0 when they do not look like one. */
function runBefore(words: readonly NameWord[], from: number, follows: Trie<true>, stops: ReadonlySet<string>): number {
  for (let to = from; to < words.length && to - from < LONGEST_NAME; to += 1) {
    if (to > from && follows.matchesAt(words, to).length > 0) return to;
    const word = words[to]!;
    const hyphen = word.plain === '-' && to > from;
    if (!hyphen && (word.kind !== 'word' || stops.has(word.plain))) return 0;
  }
  return 0;
}

function unknownBodies(words: readonly NameWord[], pieces: readonly Piece[], heads: ReadonlySet<string>): Piece[] {
  const found: Piece[] = [];
  const taken = new Set(pieces.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)));
  for (let at = 1; at < words.length; at += 1) {
    if (!heads.has(words[at]!.plain) || !isCapital(words[at]!.printed)) continue;
    let from = at;
    while (from > 0 && at - from < LONGEST_BODY && isCapital(words[from - 1]!.printed)) from -= 1;
    // The first word of a sentence has its capital anyway: "The Council" names nothing new.
    if (from === 0) from = 1;
    if (at - from < 1 || words.slice(from, at + 1).some((_, index) => taken.has(from + index))) continue;
    const name = words.slice(from, at + 1).map((word) => word.plain);
    found.push({ from, to: at + 1, id: `new:${name.join(' ')}`, kind: 'body' });
  }
  return found;
}
