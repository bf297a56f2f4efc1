/**
 * Pairs of words that show a topic together ("missiles … delivered"), and whose the second one is where several topics could
 * claim it: "the army was sent 18 tanks" sends tanks.
 */
import type { DomainData, TopicsData } from '../../data/topics.ts';
import type { DateMention, NameMention } from '../../text/document.ts';
import type { Mark, Match } from './lexicon.ts';

/** In a pair: the name of any state, or of whom or what belongs to one. */
const STATE = '@state';
/** In a pair: a month or a year. What is named after one ("the March 1987 accord") is one that was made. */
const DATE = '@date';
/** A date names what stands so near. */
const NAMING = 24;
/** "Arms and soldiers" share what is done with them: so little room holds a joining word. */
const JOINED = 6;

export interface Said {
  names: readonly NameMention[];
  dates: readonly DateMention[];
}

const NOWHERE: readonly never[] = [];

interface Place {
  from: number;
  to: number;
  word: string;
}

/** Two words near one another, and how many characters lie between. */
export interface Bond {
  first: Place;
  second: Place;
  gap: number;
}

/** For every pair of the topic, in their order, each second word with the first word nearest to it. */
export function bondsOf(topic: TopicsData, domain: DomainData, said: Said, marks: readonly Match[]): Bond[] {
  if (!marks.some(({ value }) => isOf(value, topic.id, domain.id))) return [];
  const places = placesByGroup(topic.id, domain.id, marks);
  const bonds: Bond[] = [];
  for (const pair of topic.pairs) {
    const left = placesOf(pair[0]!, said, places);
    const right = left.length === 0 ? NOWHERE : placesOf(pair[1]!, said, places);
    if (right.length === 0) continue;
    for (const bond of nearBonds(left, right, pair[1] === DATE ? NAMING : domain.reach)) bonds.push(bond);
  }
  return bonds;
}

/** Whether the second word stands nearer to another first word, which is neither the same nor joined to this one. */
export function isTaken(bond: Bond, others: readonly Bond[]): boolean {
  return others.some((other) => other.gap < bond.gap && gapOf(other.first, bond.first) > JOINED);
}

/** Whether a mark is a word of a group that a topic or its domain has. */
function isOf(mark: Mark, topic: string, domain: string): mark is Extract<Mark, { kind: 'group' }> {
  return mark.kind === 'group' && (mark.owner === topic || mark.owner === domain);
}

/** Where the words of each group stand, in order; the topic's own group and its domain's of one name are one. */
function placesByGroup(topic: string, domain: string, marks: readonly Match[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const { value, start, end } of marks) {
    if (!isOf(value, topic, domain)) continue;
    const place = { from: start, to: end, word: value.phrase };
    const there = places.get(value.group);
    if (there) there.push(place);
    else places.set(value.group, [place]);
  }
  return places;
}

function placesOf(group: string, { names, dates }: Said, places: ReadonlyMap<string, Place[]>): readonly Place[] {
  if (group === STATE) return names.filter(isState).map(({ start, end, id }) => ({ from: start, to: end, word: id }));
  if (group === DATE) return dates.filter(isNaming).map(({ start, end, iso }) => ({ from: start, to: end, word: iso }));
  return places.get(group) ?? NOWHERE;
}

/** A month or a year: a day tells when something was said, not what it is called. */
function isNaming({ precision }: DateMention): boolean {
  return precision === 'month' || precision === 'year';
}

/** Whether a name is a state, or belongs to one. */
export function isState({ kind, state }: NameMention): boolean {
  return kind === 'state' || state !== undefined;
}

/** Each right place with the nearest left one within reach, apart from it; one walk over both. */
function nearBonds(left: readonly Place[], right: readonly Place[], reach: number): Bond[] {
  const bonds: Bond[] = [];
  let behind = 0;
  for (const second of right) {
    while (behind < left.length && second.from - left[behind]!.to > reach) behind += 1;
    let best: Bond | undefined;
    for (let at = behind; at < left.length && left[at]!.from - second.to <= reach; at += 1) {
      const first = left[at]!;
      const gap = gapOf(first, second);
      if (gap >= 0 && gap < (best?.gap ?? Infinity)) best = { first, second, gap };
    }
    if (best) bonds.push(best);
  }
  return bonds;
}

/** Characters between two places; negative where they overlap. */
function gapOf(a: Place, b: Place): number {
  return Math.max(b.from - a.to, a.from - b.to);
}
