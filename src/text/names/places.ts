/**
 * Finds places that no list knows by a word for their kind: "Goro province", "the port of Goro", "केन्या के गोरो शहर".
 * A script without capitals shows no names, so there a state must own the place.
 */
import type { NamesWords } from '../../data/speech.ts';
import { isOneOf, type Word } from '../vocabulary.ts';
import type { Piece } from './offices.ts';
import { isCapital, isTaken, keySet, type NameWord } from './words.ts';

const LONGEST = 3;

export interface PlaceReader {
  /** The pieces with unknown places added, in order. */
  add(words: readonly NameWord[], pieces: readonly Piece[]): readonly Piece[];
}

/** Words `from` … `to` that a name covers. */
type Span = Pick<Piece, 'from' | 'to'>;

interface Lexicon {
  isHead: (word: Word) => boolean;
  of: ReadonlySet<string>;
  tie: ReadonlySet<string>;
  genitive: ReadonlySet<string>;
  markers: ReadonlySet<string>;
  never: ReadonlySet<string>;
}

/** Compiles the rules for unknown places of one language; `never` are words that no place is called. */
export function compilePlaces(data: NamesWords, never: readonly string[]): PlaceReader {
  const lexicon: Lexicon = {
    isHead: isOneOf(keySet(data.placeHeads)),
    of: keySet(data.placeOf),
    tie: keySet(data.placeTies),
    genitive: keySet(data.genitive),
    markers: keySet(data.placeMarkers),
    never: keySet([...never, ...data.placeNever, ...data.placeHeads, ...data.genitive]),
  };
  return {
    add(words, pieces) {
      if (!words.some(({ own }) => lexicon.isHead(own))) return pieces;
      const taken: Span[] = [...pieces];
      const found: Piece[] = [];
      words.forEach((word, at) => {
        if (!lexicon.isHead(word.own) || isTaken(taken, at)) return;
        const span = beforeHead(words, at, taken, lexicon) ?? afterHead(words, at, taken, lexicon);
        if (!span) return;
        const state = stateBeside(words, pieces, Math.min(span.from, at), Math.max(span.to, at + 1), lexicon);
        if (!state && !isCapital(words[span.from]!.printed)) return;
        const name = words.slice(span.from, span.to).map(({ plain }) => plain);
        found.push({ ...span, id: `new:${name.join(' ')}`, kind: 'place', ...(state ? { state } : {}) });
        taken.push(span);
      });
      return found.length === 0 ? pieces : [...pieces, ...found].sort((a, b) => a.from - b.from);
    },
  };
}

/** "Goro province", "गोरो शहर": the capitals before the head, or one plain word where there are none. */
function beforeHead(words: readonly NameWord[], head: number, taken: readonly Span[], lexicon: Lexicon) {
  const isName = (word: NameWord | undefined, index: number) =>
    word !== undefined &&
    !isTaken(taken, index) &&
    word.kind === 'word' &&
    !word.possessive &&
    !lexicon.never.has(word.plain);
  const kind = words[head - 1];
  // "Goro air base": what sort of base it is stands between.
  const sorted = kind !== undefined && lexicon.never.has(kind.plain) && isName(words[head - 2], head - 2);
  const at = sorted && isCapital(words[head - 2]!.printed) ? head - 1 : head;
  let from = at;
  while (at - from < LONGEST && isName(words[from - 1], from - 1) && isCapital(words[from - 1]!.printed)) from -= 1;
  // The first word of a sentence has its capital anyway.
  if (from < at) return from === 0 ? undefined : { from, to: isCapital(words[head]!.printed) ? head + 1 : at };
  if (lexicon.markers.size === 0 || !isName(words[at - 1], at - 1)) return undefined;
  const hyphened = words[at - 2]?.plain === '-' && isName(words[at - 3], at - 3);
  return { from: hyphened ? at - 3 : at - 1, to: at };
}

/** "the port of Goro"; "केन्या के शहर गोरो में", where what marks a place must follow. */
function afterHead(words: readonly NameWord[], at: number, taken: readonly Span[], lexicon: Lexicon) {
  const from = lexicon.of.has(words[at + 1]?.plain ?? '') ? at + 2 : at + 1;
  const isName = (index: number) => {
    const word = words[index];
    return word !== undefined && !isTaken(taken, index) && word.kind === 'word' && !lexicon.never.has(word.plain);
  };
  let to = from;
  while (to - from < LONGEST && isName(to) && isCapital(words[to]!.printed)) to += 1;
  if (to > from) return from === at + 2 ? { from, to } : undefined;
  while (
    to - from < LONGEST &&
    (isName(to) || (to > from && words[to]?.plain === '-')) &&
    !isMarker(words, to, lexicon)
  )
    to += 1;
  return to > from && isMarker(words, to, lexicon) ? { from, to } : undefined;
}

function isMarker(words: readonly NameWord[], at: number, { markers }: Lexicon): boolean {
  return markers.has(words[at]?.plain ?? '');
}

/** The state that owns the place: right before it, with a genitive or as an adjective, or right after a comma or a word that ties it on ("in"). */
function stateBeside(
  words: readonly NameWord[],
  pieces: readonly Piece[],
  from: number,
  to: number,
  lexicon: Lexicon,
): string | undefined {
  const before = pieces.findLast((piece) => piece.to <= from);
  const gap = before ? words.slice(before.to, from) : [];
  const owns =
    before?.kind === 'state' &&
    gap.length <= 3 &&
    gap.every((word) => lexicon.genitive.has(word.plain) || lexicon.never.has(word.plain)) &&
    (before.adjective === true ||
      words[before.to - 1]!.possessive ||
      gap.some((word) => lexicon.genitive.has(word.plain)));
  if (owns) return before.state ?? before.id;
  const after = pieces.find((piece) => piece.from >= to && piece.from <= to + 1);
  const tie = words[to];
  const tied = after?.kind === 'state' && !after.adjective && after.from === to + 1 && tie !== undefined;
  return tied &&
    isCapital(words[after.from]!.printed) &&
    (tie.plain === ',' || lexicon.tie.has(tie.plain) || lexicon.of.has(tie.plain))
    ? (after.state ?? after.id)
    : undefined;
}
