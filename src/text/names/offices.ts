/**
 * Joins offices to their state or body and to their holder: "Japan's defence ministry", "रूसी विदेश मंत्री सर्गेई लावरोव"
 * are one name each.
 */
import type { OfficeEntry } from '../../data/actors.ts';
import type { NamesWords } from '../../data/speech.ts';
import type { NameKind } from '../document.ts';
import type { Actors, Office } from './actors.ts';
import type { Found } from './listed.ts';
import type { Register } from './register.ts';
import { isCapital, isTaken, keySet, type NameWord } from './words.ts';

/** A name over tokens `from` … `to`. */
export interface Piece {
  from: number;
  to: number;
  id: string;
  kind: NameKind;
  state?: string;
  adjective?: boolean;
  /** True for a state's name that is its demonym too (तुर्की): it owns an office like a demonym. */
  double?: boolean;
  /** True for an office that says too little without its state or holder. */
  thin?: boolean;
  /** Set on an office that one human holds: a person's name may follow. */
  holder?: boolean;
}

export interface OfficeReader {
  /** The listed names with offices joined to them, in order. */
  join(words: readonly NameWord[], found: readonly Found[]): Piece[];
}

interface Lexicon extends Pick<Actors, 'speaksFor'> {
  offices: Register<Office>;
  genitive: ReadonlySet<string>;
  of: ReadonlySet<string>;
  modifiers: ReadonlySet<string>;
  own: ReadonlySet<string>;
}

type OfficePiece = Piece & { entry: OfficeEntry };

/** Compiles the reader of offices for one language's joining words. */
export function compileOffices(actors: Actors, data: NamesWords): OfficeReader {
  const lexicon = {
    offices: actors.titles,
    speaksFor: actors.speaksFor,
    genitive: keySet(data.genitive),
    of: keySet(data.of),
    modifiers: keySet(data.modifiers),
    own: keySet(data.own),
  };
  return { join: (words, found) => joinPieces(words, found, lexicon) };
}

function joinPieces(words: readonly NameWord[], found: readonly Found[], lexicon: Lexicon): Piece[] {
  const pieces: Piece[] = [];
  const offices = officePieces(words, found, lexicon);
  const all: Piece[] = found.map(pieceOf);
  for (const piece of offices.length > 0 ? [...all, ...offices].sort((a, b) => a.from - b.from) : all) {
    const last = pieces.at(-1);
    const made = last ? pair(words, last, piece, lexicon) : undefined;
    if (made) pieces[pieces.length - 1] = made;
    else pieces.push(piece);
  }
  if (offices.length === 0) return pieces;
  return pieces.map((piece, index) => strip(ownOffice(words, pieces, index, lexicon) ?? piece));
}

/** "Kenya said its army": an office of one's own belongs to the only state named so far. */
function ownOffice(words: readonly NameWord[], pieces: readonly Piece[], index: number, lexicon: Lexicon) {
  const office = pieces[index]!;
  if (!isOffice(office)) return undefined;
  let at = office.from - 1;
  while (at > 0 && lexicon.modifiers.has(words[at]!.plain)) at -= 1;
  if (!lexicon.own.has(words[at]?.plain ?? '')) return undefined;
  const before = pieces.slice(0, index).filter(({ state, kind }) => state !== undefined || kind === 'body');
  const owners = new Set(before.map((piece) => piece.state ?? piece.id));
  return owners.size === 1 ? officeOf({ ...before[0]!, from: office.from, to: office.to }, office, lexicon) : undefined;
}

function officePieces(words: readonly NameWord[], found: readonly Found[], lexicon: Lexicon): OfficePiece[] {
  const offices = lexicon.offices.longest(words);
  if (offices.length === 0) return [];
  return (
    offices
      .filter(({ from, to }) => !isTaken(found, from) && !isTaken(found, to - 1))
      // "6 PM" is an hour.
      .filter(({ from }) => words[from - 1]?.kind !== 'number' || !isAcronym(words[from]!))
      .filter(({ to, value }) => words[to - 1]!.possessive || !value.notBefore.has(words[to]?.plain ?? ''))
      .map(({ from, to, value: { entry } }) => ({
        from,
        to,
        id: entry.id,
        kind: 'office',
        holder: entry.holder,
        entry,
      }))
  );
}

/** One piece made of two neighbours, or undefined when they are two names. */
function pair(words: readonly NameWord[], left: Piece, right: Piece, lexicon: Lexicon): Piece | undefined {
  const span = { from: left.from, to: right.to };
  if (isOffice(right)) {
    if (left.kind === 'office' && isLinked(words, left, right, lexicon))
      return { ...left, ...span, id: headOf(left, right), holder: right.holder };
    if (mayOwn(left) && isLinked(words, left, right, lexicon)) return { ...officeOf(left, right, lexicon), ...span };
    return undefined;
  }
  if (right.kind === 'person' && left.holder && right.from === left.to) return { ...right, ...span };
  if (isOffice(left) && mayOwn(right) && isOfLink(words, left, right, lexicon))
    return { ...officeOf(right, left, lexicon), ...span };
  return undefined;
}

/** Side by side or with genitive and modifiers between. A state's plain name beside an office is two names ("sent Kenya police"). */
function isLinked(words: readonly NameWord[], left: Piece, right: Piece, lexicon: Lexicon): boolean {
  const between = words.slice(left.to, right.from);
  if (between.length > 3) return false;
  if (!between.every((word) => lexicon.genitive.has(word.plain) || lexicon.modifiers.has(word.plain))) return false;
  const last = words[left.to - 1]!;
  const owns = last.possessive || between.some((word) => lexicon.genitive.has(word.plain));
  // "Kenya Police" is one name by its capital, "sent Kenya police" is two.
  const named = isCapital(words[right.from]!.printed);
  return owns || named || left.kind !== 'state' || left.adjective === true || left.double === true || isAcronym(last);
}

function isOfLink(words: readonly NameWord[], left: Piece, right: Piece, lexicon: Lexicon): boolean {
  const between = words.slice(left.to, right.from);
  return between.length > 0 && between.length <= 2 && lexicon.of.has(between[0]!.plain);
}

/** Who heads a body is not the body: no table names them, and what they do is told in the article's words. */
function headOf(left: Piece, right: OfficePiece): string {
  return right.holder && !right.entry.voice && !left.holder ? `${left.id}:${right.id}` : left.id;
}

function isAcronym(word: NameWord): boolean {
  return word.printed.length > 1 && isCapital(word.printed) && word.printed === word.printed.toUpperCase();
}

function isOffice(piece: Piece): piece is OfficePiece {
  return 'entry' in piece;
}

function mayOwn(piece: Piece): boolean {
  return piece.kind === 'state' || piece.kind === 'body' || piece.kind === 'group' || piece.kind === 'place';
}

function officeOf(owner: Piece, office: OfficePiece, { speaksFor }: Lexicon): Piece {
  // A capital's ministry is its state's; a region's government is the region's, a body's spokesman the body's.
  const holder = speaksFor(owner.id) ?? owner.id;
  const { id, holder: held } = office;
  return { ...owner, id: `${holder}:${id}`, kind: 'office', adjective: undefined, holder: held };
}

function pieceOf({ from, to, spelling }: Found): Piece {
  return {
    from,
    to,
    id: spelling.id,
    kind: spelling.kind,
    state: spelling.state,
    adjective: spelling.adjective,
    double: spelling.double,
  };
}

function strip(piece: Piece): Piece {
  const { from, to, id, kind, state, adjective, holder } = piece;
  return { from, to, id, kind, state, adjective, holder, thin: isOffice(piece) && !piece.entry.bare };
}
