/**
 * Finds bodies that no list knows by their last word (Council, आयोग): after a run of capitals, or, in a script without
 * capitals, after words that only such names are made of. A state in front owns the body.
 */
import type { NamesWords } from '../../data/speech.ts';
import { isOneOf } from '../vocabulary.ts';
import type { Piece } from './offices.ts';
import { isCapital, isTaken, keySet, type NameWord } from './words.ts';

const LONGEST = 8;

export interface BodyReader {
  /** The pieces with unknown bodies added, in order; a state's name inside a body's is part of it. */
  add(words: readonly NameWord[], pieces: readonly Piece[]): readonly Piece[];
}

/** Compiles the rules for unknown bodies of one language. */
export function compileBodies(data: NamesWords): BodyReader {
  const isHead = isOneOf(keySet(data.bodyHeads));
  const parts = keySet(data.bodyParts);
  const genitive = keySet(data.genitive);
  const isPart = (word: NameWord) => isCapital(word.printed) || parts.has(word.plain);
  return {
    add(words, pieces) {
      let all = pieces;
      for (let at = 1; at < words.length; at += 1) {
        const head = words[at]!;
        if (!isHead(head.own) || (parts.size === 0 && !isCapital(head.printed))) continue;
        const body = bodyAt(words, all, at, isPart, genitive);
        if (body) all = [...all.filter((piece) => piece.to <= body.from || piece.from >= body.to), body];
      }
      return all === pieces ? all : all.toSorted((a, b) => a.from - b.from);
    },
  };
}

function bodyAt(
  words: readonly NameWord[],
  pieces: readonly Piece[],
  at: number,
  isPart: (word: NameWord) => boolean,
  genitive: ReadonlySet<string>,
): Piece | undefined {
  if (isTaken(pieces, at)) return undefined;
  let from = at;
  while (from > 0 && at - from < LONGEST && isPart(words[from - 1]!) && !isTaken(pieces, from - 1)) from -= 1;
  const owner = ownerBefore(words, pieces, from, genitive);
  const start = owner?.from ?? from;
  const name = words.slice(start, at + 1);
  // The first word of a sentence has its capital anyway: "The Council" names nothing new.
  const first = start === 0 && !owner && isCapital(words[0]!.printed) ? 1 : 0;
  // Without capitals, one such word and the last are a common noun still: "human-rights agency".
  const least = isCapital(words[at]!.printed) ? 2 : 3;
  if (name.length - first < least || (owner && from === at && least === 3)) return undefined;
  const id = `new:${name
    .slice(first)
    .map((word) => word.plain)
    .join(' ')}`;
  return { from: start + first, to: at + 1, id, kind: 'body', ...(owner?.state ? { state: owner.state } : {}) };
}

/** The state named right before the body, as an adjective, a plain name or with a genitive. */
function ownerBefore(
  words: readonly NameWord[],
  pieces: readonly Piece[],
  from: number,
  genitive: ReadonlySet<string>,
): Piece | undefined {
  const end = genitive.has(words[from - 1]?.plain ?? '') ? from - 1 : from;
  return pieces.find((piece) => piece.to === end && piece.kind === 'state');
}
