/**
 * Finds people that no list knows: the holder named after an office, and whoever is named after an honorific.
 * It would rather miss a name than invent one.
 */
import type { NamesWords, SpeechWords } from '../../data/speech.ts';
import { Trie } from '../trie.ts';
import { isOneOf, type Word } from '../vocabulary.ts';
import type { Piece } from './offices.ts';
import type { SpellingKeys } from './spelling.ts';
import { isCapital, keySet, type NameWord } from './words.ts';

const LONGEST = 5;

export interface UnlistedReader {
  /** The pieces with unknown holders joined to their offices and people with honorifics added, in order. */
  add(words: readonly NameWord[], pieces: readonly Piece[]): readonly Piece[];
}

type EndOfName = (words: readonly NameWord[], from: number) => number;

/** Compiles the rules for unknown people of one language. */
export function compileUnlisted(data: NamesWords, speech: SpeechWords, keys: SpellingKeys): UnlistedReader {
  const particles = keySet(data.particles);
  const isHonorific = isOneOf(keySet(data.honorifics));
  const stops = keySet([
    ...speech.stops,
    ...speech.joiners,
    ...data.genitive,
    ...speech.fillers,
    ...speech.determiners,
    ...data.holderNever,
  ]);
  const follows = new Trie<true>();
  for (const phrase of data.follows) follows.addKeys(keys.phrase(phrase), true);
  const endOfName: EndOfName = (words, from) =>
    capitalRun(words, from, particles) || runBefore(words, from, follows, stops);
  return {
    add: (words, pieces) => {
      const mayHold = pieces.some(({ holder }) => holder);
      const held = mayHold
        ? pieces.map((piece, index) => withHolder(words, piece, pieces[index + 1], endOfName))
        : pieces;
      return addHonoured(words, held, isHonorific, endOfName);
    },
  };
}

function withHolder(words: readonly NameWord[], piece: Piece, next: Piece | undefined, endOfName: EndOfName): Piece {
  if (!piece.holder || piece.kind !== 'office' || words[piece.to - 1]!.possessive) return piece;
  const to = endOfName(words, piece.to);
  if (to === 0 || (next && next.from < to)) return piece;
  return { ...piece, to, id: idOf(words, piece.to, to), kind: 'person', thin: false };
}

/** "Mr Okello", "श्री ओकेलो ने": the honorific is no part of the name. */
function addHonoured(
  words: readonly NameWord[],
  pieces: readonly Piece[],
  isHonorific: (word: Word) => boolean,
  endOfName: EndOfName,
): readonly Piece[] {
  let found: readonly Piece[] = pieces;
  for (let at = 0; at < words.length; at += 1) {
    if (!isHonorific(words[at]!.own)) continue;
    const from = words[at + 1]?.plain === '.' ? at + 2 : at + 1;
    const to = endOfName(words, from);
    if (to === 0 || pieces.some((piece) => piece.from < to && piece.to > from)) continue;
    found = [...found, { from, to, id: idOf(words, from, to), kind: 'person' }];
  }
  return found === pieces ? pieces : found.toSorted((a, b) => a.from - b.from);
}

function idOf(words: readonly NameWord[], from: number, to: number): string {
  return `new:${words
    .slice(from, to)
    .map((word) => word.plain)
    .join(' ')}`;
}

/** End of the capitalised name that begins at `from`; 0 when there is none. */
function capitalRun(words: readonly NameWord[], from: number, particles: ReadonlySet<string>): number {
  let to = from;
  let last = from;
  while (to < words.length && to - from < LONGEST) {
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
  for (let to = from; to < words.length && to - from < LONGEST; to += 1) {
    if (to > from && follows.matchesAt(words, to).length > 0) return to;
    const word = words[to]!;
    const inside = to > from && (word.plain === '-' || word.plain === '.');
    if (!inside && (word.kind !== 'word' || stops.has(word.plain))) return 0;
  }
  return 0;
}
