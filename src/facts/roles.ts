/**
 * Who does what to whom, read from case markers: a postposition after the name in one tongue, order and preposition
 * before it in another. Names joined by commas and "and" fill one role together.
 */
import type { FrameKind, FramesData, RoleCase } from '../data/frames.ts';
import type { LanguageData } from '../data/language.ts';
import type { Clause } from '../text/clauses.ts';
import type { NameMention, Span } from '../text/document.ts';
import { within } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Line } from '../text/line.ts';
import { Trie } from '../text/trie.ts';
import type { Role } from './analysis.ts';
import { conjoined } from './appositions.ts';
import { isOfPlace, isTied, owns } from './possessors.ts';
import { compilePurpose } from './purpose.ts';
import { firstFrom, lastUntil } from './token-places.ts';

/** A group of joined names with the case that marks it; `bare` when nothing marks it. */
export interface Filler extends Span {
  actors: string[];
  case: RoleCase | 'bare';
  /** A comma stands right behind it: it may belong to an insertion ("Chile, like Peru, sent …"), not to the verb. */
  cut: boolean;
  /** It only says whose a place is ("यूक्रेन के कुर्स्क में", "in Kursk of Ukraine"): what is told there may be anybody's. */
  ofPlace?: true;
}

export interface RoleReader {
  /** @param cue no list of names goes on across it */
  fillers(line: Line, clause: Clause, names: readonly NameMention[], cue: Span): Filler[];
  roles(kind: FrameKind, fillers: readonly Filler[], place: CuePlace): Record<string, Role>;
  /** End offset of the last phrase of purpose before the cue inside the clause ("… करने के लिए"), or the clause's start. */
  purposeEnd(line: Line, clause: Clause, cue: Span): number;
  /** End offset of the last participle phrase before the cue inside the clause, or the clause's start. */
  participleEnd(line: Line, clause: Clause, cue: Span): number;
}

/** Where an event's words stand among other phrases of their clause. */
export interface CuePlace {
  cue: Span;
  passive: boolean;
  /** See `participleEnd` and `purposeEnd`. */
  participle: number;
  purpose: number;
}

/** A role reader for one language. */
export function compileRoles(frames: FramesData, language: LanguageData): RoleReader {
  const after = language.markers === 'after';
  const markers = new Trie<RoleCase>();
  for (const [phrase, value] of Object.entries(frames.markers)) markers.add(phrase, value);
  const markerWords = new Set(Object.keys(frames.markers).map(fold));
  const isMarker = (key: string) => markerWords.has(key);
  const between = new Set(frames.between.map(fold));
  const joiners = new Set(frames.joiners.map(fold));
  const participles = new Set(language.clause.participle.map(fold));
  const purposeEnd = compilePurpose(frames);
  return {
    fillers(line, clause, names, cue) {
      const inside = names.filter(
        (name) => within(name, clause) && !name.adjective && !owns(line, name) && !isTied(line, name, names),
      );
      const fillers = apartAt(cue, inside)
        .flatMap((side) => joined(line, side, joiners, isMarker))
        .flatMap((group) => conjoined(line, group, { joiners, between }))
        .map((group) => ({
          start: group.names[0]!.start,
          end: group.names.at(-1)!.end,
          actors: group.names.map((name) => name.id),
          case: after ? markedAfter(line, group.end, clause) : markedBefore(line, group.start, clause),
          cut: !group.closed && line.tokens[firstFrom(line.tokens, group.end)]?.key === ',',
        }));
      return fillers.map((filler, at) =>
        isOfPlace(line, filler, fillers[after ? at + 1 : at - 1]) ? { ...filler, ofPlace: true } : filler,
      );
    },
    roles: (kind, fillers, place) => assign(kind, usable(fillers, place), place, after),
    purposeEnd: (line, clause, cue) => purposeEnd(line, clause, cue) ?? clause.start,
    participleEnd({ tokens }, clause, cue) {
      let at = lastUntil(tokens, Math.min(cue.start, clause.end));
      while (at >= 0 && tokens[at]!.start >= clause.start && !participles.has(tokens[at]!.key)) at -= 1;
      return at >= 0 && tokens[at]!.start >= clause.start ? tokens[at]!.end : clause.start;
    },
  };

  function markedAfter(line: Line, end: number, clause: Clause): RoleCase | 'bare' {
    let at = firstFrom(line.tokens, end);
    while (between.has(line.tokens[at]?.key ?? '')) at += 1;
    const match = at >= clause.to ? undefined : markers.matchesAt(line.tokens, at).at(-1);
    return match?.value ?? 'bare';
  }

  function markedBefore(line: Line, start: number, clause: Clause): RoleCase | 'bare' {
    let at = lastUntil(line.tokens, start);
    while (at >= clause.from && between.has(line.tokens[at]!.key)) at -= 1;
    const token = line.tokens[at];
    return at >= clause.from && token ? (markers.matchesAt([token], 0)[0]?.value ?? 'bare') : 'bare';
  }
}

/** The names before a cue and those behind it. */
function apartAt(cue: Span, names: readonly NameMention[]): NameMention[][] {
  return [names.filter(({ start }) => start < cue.start), names.filter(({ start }) => start >= cue.start)];
}

/** Words that may follow a joiner before the next name: "and his guest Y", "और उनके मेज़बान Y". */
const MOST_BETWEEN = 3;

/** Groups of names joined by commas and "and"; a few plain words after the joiner belong to the next name. */
function joined(
  line: Line,
  names: readonly NameMention[],
  joiners: ReadonlySet<string>,
  isMarker: (key: string) => boolean,
): NameMention[][] {
  const groups: NameMention[][] = [];
  for (const name of names) {
    const last = groups.at(-1)?.at(-1);
    if (last && areJoined(line, last, name, joiners, isMarker)) groups.at(-1)!.push(name);
    else groups.push([name]);
  }
  return groups;
}

function areJoined(
  line: Line,
  a: Span,
  b: Span,
  joiners: ReadonlySet<string>,
  isMarker: (key: string) => boolean,
): boolean {
  const between = line.tokens.slice(firstFrom(line.tokens, a.end), lastUntil(line.tokens, b.start) + 1);
  if (isGapped(line, a, b, isMarker)) return false;
  if (between.length === 0 || between.length > MOST_BETWEEN || !joiners.has(between[0]!.key)) return false;
  return (
    between.slice(1).every((token) => token.kind === 'word' && !isMarker(token.key)) ||
    between.every((token) => joiners.has(token.key))
  );
}

/** "300 shells to Peru and Chile 500": a number behind the second name begins another clause without its verb. */
function isGapped(line: Line, a: Span, b: Span, isMarker: (key: string) => boolean): boolean {
  const before = line.tokens[lastUntil(line.tokens, a.start)];
  const next = line.tokens[firstFrom(line.tokens, b.end)];
  return next?.kind === 'number' && before !== undefined && isMarker(before.key);
}

/** Cases that belong to the main verb even before a participle phrase. */
const FREE_OF_PARTICIPLE = new Set<RoleCase | 'bare'>(['subject', 'by', 'with', 'bare']);

/** Objects of a participle phrase before the cue are not the cue's own. */
function usable(fillers: readonly Filler[], { cue, participle }: CuePlace): Filler[] {
  return fillers.filter(
    (filler) => FREE_OF_PARTICIPLE.has(filler.case) || filler.start >= participle || filler.start > cue.end,
  );
}

function assign(kind: FrameKind, fillers: Filler[], place: CuePlace, after: boolean): Record<string, Role> {
  const roles: Record<string, Role> = {};
  if (fillers.length === 0) return roles;
  let free: readonly Filler[] = fillers;
  for (const [role, cases] of Object.entries(kind.roles)) {
    for (const wanted of cases) {
      const filler = pick(free, wanted, place, after);
      if (!filler) continue;
      roles[role] = { start: filler.start, end: filler.end, actors: filler.actors };
      free = free.filter((other) => other !== filler);
      break;
    }
  }
  return roles;
}

function pick(fillers: readonly Filler[], wanted: RoleCase, place: CuePlace, after: boolean): Filler | undefined {
  const { cue, passive, purpose } = place;
  if (wanted === 'object') return after ? undefined : objectOf(fillers, cue);
  const marked = fillers.filter((filler) => filler.case === wanted && !filler.ofPlace);
  // "चाड में शांति लाने के लिए पेरू में": the place behind the purpose is the event's own, one before it may be the purpose's.
  if (wanted !== 'subject') return marked.find((filler) => filler.start >= purpose);
  const by = fillers.filter((filler) => filler.case === 'by');
  const named = passive ? by : marked.length > 0 ? marked : by;
  // Two marked subjects in one clause tell of two events: whose this one is cannot be told.
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  return passive ? undefined : bareSubject(fillers, cue, after);
}

/**
 * Without a marker, the subject is the first bare name of a verb-last clause, or the last one before the verb; one that a comma
 * cuts off from the verb may be an insertion's, and is not guessed.
 */
function bareSubject(fillers: readonly Filler[], cue: Span, after: boolean): Filler | undefined {
  const bare = fillers.filter((filler) => filler.case === 'bare' && filler.end <= cue.start);
  if (!after) return bare.at(-1)?.cut ? undefined : bare.at(-1);
  const first = bare[0];
  const marked = fillers.find((filler) => filler.case !== 'bare');
  return first && (!marked || first.start < marked.start) ? first : undefined;
}

/** Characters between a verb and the bare name that is its object: room for an article. */
const OBJECT_REACH = 5;

/** Where verbs come first, the bare name right after one is its object ("supplied Kenya with …"). */
function objectOf(fillers: readonly Filler[], cue: Span): Filler | undefined {
  return fillers.find(
    (filler) => filler.case === 'bare' && filler.start >= cue.end && filler.start - cue.end <= OBJECT_REACH,
  );
}
