/**
 * The noun that a number counts: the head of the phrase behind it. Adjectives, names and models may stand between;
 * a weapon before another noun only describes it ("तोप और टैंक के गोले", "artillery and rocket rounds").
 */
import type { PhraseMatch } from '../trie.ts';
import { cueAt, isLabelled, touches, type Cue, type CueLine, type Unit } from './cues.ts';

export interface Noun {
  /** Tokens from the first modifier to the head. */
  from: number;
  to: number;
  /** Known unit; absent for a noun of no table. */
  unit?: Unit;
  carrier?: boolean;
  /** True for a word without a plural ending that was only taken because a stop follows. */
  bare?: boolean;
}

export interface NounSearch {
  noun?: Noun;
  /** Token at which the search stopped. */
  stop: number;
}

export interface NounManners {
  plurals: readonly string[];
  bareNouns: boolean;
  verbs: {
    endings: readonly string[];
    participles: readonly string[];
    auxiliaries: ReadonlySet<string>;
    vectors: ReadonlySet<string>;
  };
}

const FILLERS = 6;
/** Tokens in all, names with their marks included. */
const REACH = 24;
const DASH = /^[-\u2010-\u2015]$/;
const QUOTE = /^["'\u2018\u2019\u201c\u201d\u00ab\u00bb`]$/;

/** Looks for the counted noun from token `at` on. */
export function findNoun(line: CueLine, at: number, manners: NounManners): NounSearch {
  const begin = cueAt(line, at, 'partitive')?.to ?? pastMore(line, at);
  const fillers: number[] = [];
  let place = begin;
  while (place < Math.min(line.tokens.length, begin + REACH) && fillers.length <= FILLERS) {
    const unit = unitHere(line, place);
    if (unit && describes(line, unit.to)) {
      fillers.push(place);
      place = unit.to + 2;
      continue;
    }
    if (unit) return { noun: headOf(line, fillers[0] ?? place, unit), stop: unit.to };
    const next = step(line, place, fillers, manners);
    if (next === undefined) break;
    place = next;
  }
  return { noun: ownWord(line, fillers, manners), stop: place };
}

/** "जहाज-रोधी मिसाइलें", "tank-busting missiles": a noun with a word dashed to it only describes the one that follows. */
function describes(line: CueLine, at: number): boolean {
  return (
    DASH.test(line.tokens[at]?.key ?? '') &&
    touches(line, at) &&
    touches(line, at + 1) &&
    line.tokens[at + 1]!.kind === 'word'
  );
}

/** "300 और प्रशिक्षक", "another": what only says that there are more; before a number it joins two. */
function pastMore(line: CueLine, at: number): number {
  const more = cueAt(line, at, 'between');
  return more && unitHere(line, more.to) ? more.to : at;
}

/** A unit word at `place`, unless a longer stop begins there. */
function unitHere(line: CueLine, place: number): PhraseMatch<Cue> | undefined {
  if (line.dates.has(place)) return undefined;
  const model = cueAt(line, place, 'model-unit');
  if (model && followsModel(line, place)) return model;
  if (followsModelGlued(line, place)) return undefined;
  const unit = cueAt(line, place, 'unit');
  const stop = cueAt(line, place, 'stop');
  if (unit && isOtherLetter(line, place)) return undefined;
  return unit && (!stop || unit.to > stop.to) ? unit : undefined;
}

/** A capital letter glued to its number is no unit of one letter: "3M" is not three metres. */
function isOtherLetter(line: CueLine, place: number): boolean {
  const { start, end, key } = line.tokens[place]!;
  return end - start === 1 && touches(line, place) && line.text.slice(start, end) !== key;
}

/** Whether digits of a model's name end right before `place` ("MiG-21 fighters", "C130J transports"). */
function followsModel(line: CueLine, place: number): boolean {
  const letter = touches(line, place - 1) && line.tokens[place - 2]?.kind === 'number' ? 1 : 0;
  return line.tokens[place - 1 - letter]?.kind === 'number' && touches(line, place - 1 - letter);
}

/** Whether a word that would end the phrase is the first part of a model's name ("An-26", "A10"). */
function startsModel(line: CueLine, place: number): boolean {
  const dash = DASH.test(line.tokens[place + 1]?.key ?? '') && touches(line, place + 1) ? 1 : 0;
  return line.tokens[place + 1 + dash]?.kind === 'number' && touches(line, place + 1 + dash);
}

/** Whether the word is a letter of a model's name ("C130J"), not a unit behind its number. */
function followsModelGlued(line: CueLine, place: number): boolean {
  return touches(line, place) && line.tokens[place - 1]!.kind === 'number' && touches(line, place - 1);
}

/** One step over a word that is no noun of the table; undefined where the phrase ends. */
function step(line: CueLine, place: number, fillers: number[], manners: NounManners): number | undefined {
  const token = line.tokens[place]!;
  const numeral = line.numerals.get(place);
  if (numeral) return cueAt(line, numeral.to, 'calibre')?.to ?? pastModelNumber(line, place, numeral.to);
  if (line.dates.has(place)) return undefined;
  const joined = pastJoinedNation(line, place, fillers, manners);
  if (joined !== undefined) return joined;
  if (cueAt(line, place, 'stop') && !startsModel(line, place)) return undefined;
  if (token.kind === 'mark') {
    const inside = QUOTE.test(token.key) || (DASH.test(token.key) && touches(line, place) && touches(line, place + 1));
    return inside ? place + 1 : undefined;
  }
  if (token.kind === 'word') fillers.push(place);
  return place + 1;
}

/** "300 Ghanaian and Togolese soldiers": a joiner between two adjectives, the second of a nation, ends no phrase. */
function pastJoinedNation(
  line: CueLine,
  place: number,
  fillers: readonly number[],
  { plurals }: NounManners,
): number | undefined {
  const join = line.demonyms.size > 0 && fillers.at(-1) === place - 1 ? cueAt(line, place, 'join') : undefined;
  if (!join || line.numerals.has(join.to) || plurals.some((ending) => line.tokens[place - 1]!.key.endsWith(ending)))
    return undefined;
  const nation = [join.to, join.to + 1].find((at) => line.demonyms.has(at));
  return nation !== undefined && unitHere(line, nation + 1) ? join.to : undefined;
}

/** "14 Leopard 2 tanks": the number of a model, right behind its labelled name, belongs to the counted phrase. */
function pastModelNumber(line: CueLine, place: number, to: number): number | undefined {
  return isLabelled(line, place) ? to : undefined;
}

/** From the first unit word on to the head: later nouns win over modifiers. */
function headOf(line: CueLine, from: number, first: PhraseMatch<Cue>): Noun {
  let head = first;
  for (let next = nextHead(line, head); next; next = nextHead(line, head)) head = next;
  return { from, to: head.to, unit: head.value.unit, ...(head.value.as === 'carrier' ? { carrier: true } : {}) };
}

function nextHead(line: CueLine, head: PhraseMatch<Cue>): PhraseMatch<Cue> | undefined {
  if (head.value.as === 'carrier') return within(line, head.to, 0);
  if (head.value.as !== 'modifier') return undefined;
  return adjacent(line, head.to) ?? acrossJoin(line, head.to);
}

/** "artillery shells", "तोप के गोले": directly behind, or behind a genitive. */
function adjacent(line: CueLine, at: number): PhraseMatch<Cue> | undefined {
  const direct = within(line, at, 1);
  if (direct) return direct;
  const genitive = cueAt(line, at, 'genitive');
  return genitive && within(line, genitive.to, 1);
}

/** "tank and rocket shells": another modifier that a noun follows. */
function acrossJoin(line: CueLine, at: number): PhraseMatch<Cue> | undefined {
  const join = cueAt(line, at, 'join');
  const other = join && within(line, join.to, 1);
  return other?.value.as === 'modifier' ? adjacent(line, other.to) : undefined;
}

/** A noun of arms or another counted thing at `at`, with at most `room` plain words before it. */
function within(line: CueLine, at: number, room: number): PhraseMatch<Cue> | undefined {
  for (let place = at; place <= at + room && place < line.tokens.length; place += 1) {
    const unit = unitHere(line, place);
    if (unit) return unit.value.as === 'carrier' || unit.value.unit?.kind === 'time' ? undefined : unit;
    if (line.tokens[place]!.kind !== 'word' || cueAt(line, place, 'stop') || line.numerals.has(place)) return undefined;
  }
  return undefined;
}

/** The counted noun of no table: a word with a plural ending, or the last one where nouns may have none. */
function ownWord(line: CueLine, all: readonly number[], manners: NounManners): Noun | undefined {
  const verb = all.findIndex((place) => isVerb(line, place, manners.verbs));
  const fillers = verb < 0 ? all : all.slice(0, verb);
  const plural = fillers.findLast((place) =>
    manners.plurals.some((ending) => {
      const { key } = line.tokens[place]!;
      if (key === ending) return touches(line, place);
      return key.length > ending.length + 1 && key.endsWith(ending);
    }),
  );
  const place = plural ?? (manners.bareNouns ? fillers.at(-1) : undefined);
  return place === undefined ? undefined : { from: fillers[0]!, to: place + 1, bare: plural === undefined };
}

/** "3,000 आएंगे", "2,200 बताता है": a verb by its ending, or by that of a participle before an auxiliary. */
function isVerb(line: CueLine, place: number, verbs: NounManners['verbs']): boolean {
  const { key } = line.tokens[place]!;
  const ends = (endings: readonly string[]) =>
    endings.some((ending) => key.length > ending.length && key.endsWith(ending));
  const next = line.tokens[place + 1]?.key ?? '';
  return ends(verbs.endings) || verbs.vectors.has(next) || (verbs.auxiliaries.has(next) && ends(verbs.participles));
}
