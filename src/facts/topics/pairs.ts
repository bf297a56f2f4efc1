/**
 * Pairs of words that show a topic together ("missiles … delivered"), and whose the second one is where several topics could
 * claim it: "the army was sent 18 tanks" sends tanks.
 */
import type { DomainData, TopicsData } from '../../data/topics.ts';
import type { DateMention, NameMention } from '../../text/document.ts';
import type { GroupWord, Marks } from './lexicon.ts';

/** In a pair: the name of any state, or of whom or what belongs to one. */
const STATE = '@state';
/** In a pair: a month or a year. What is named after one ("the March 1987 accord") is one that was made. */
const DATE = '@date';
const NAMES: readonly string[] = [STATE, DATE];
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

/** Two words near one another that show a topic, and how many characters lie between. */
export interface Bond {
  topic: TopicsData;
  first: Place;
  second: Place;
  gap: number;
}

/** Two groups whose words show a topic together, and how far apart they may stand. */
export interface Pair {
  topic: TopicsData;
  first: string;
  second: string;
  reach: number;
  /** Its place among all pairs, by topic and then as its topic lists them. */
  place: number;
}

/** All pairs by their first group: most words open none that the sentence closes. */
export type Pairs = ReadonlyMap<string, readonly Pair[]>;

export function compilePairs(topics: readonly TopicsData[], domains: ReadonlyMap<string, DomainData>): Pairs {
  const all = topics.flatMap((topic) =>
    topic.pairs.map(([first, second]) => ({ topic, first: first!, second: second! })),
  );
  const pairs = new Map<string, Pair[]>();
  for (const [place, pair] of all.entries()) {
    const reach = pair.second === DATE ? NAMING : domains.get(pair.topic.domain)!.reach;
    pairs.set(pair.first, [...(pairs.get(pair.first) ?? []), { ...pair, reach, place }]);
  }
  return pairs;
}

/** The pairs of which both words may stand in a sentence that holds `words` of groups, in order. */
export function pairsAmong(words: Marks['group'], pairs: Pairs): readonly Pair[] {
  if (words.length === 0) return NOWHERE;
  const found: Pair[] = [];
  for (const { value } of words) addPairs(pairs.get(value.group), words, found);
  for (const name of NAMES) addPairs(pairs.get(name), words, found);
  return found.length > 1 ? found.sort((a, b) => a.place - b.place) : found;
}

/** Adds those pairs that a sentence closes too. */
function addPairs(opened: readonly Pair[] = NOWHERE, words: Marks['group'], found: Pair[]): void {
  for (const pair of opened) {
    const { second } = pair;
    const closes = NAMES.includes(second) || words.some(({ value }) => value.group === second);
    if (closes && !found.includes(pair)) found.push(pair);
  }
}

/** Each second word of a pair with the first word nearest to it. */
export function bondsOf({ topic, first, second, reach }: Pair, said: Said, words: Marks['group']): readonly Bond[] {
  const left = placesOf(first, topic, said, words);
  const right = left.length === 0 ? NOWHERE : placesOf(second, topic, said, words);
  return right.length === 0 ? NOWHERE : nearBonds(left, right, topic, reach);
}

/**
 * Whether the second word stands nearer to another first word, which is neither the same nor joined to this one; topics that are
 * decided apart take nothing.
 */
export function isTaken(bond: Bond, others: readonly Bond[]): boolean {
  return others.some(
    (other) =>
      !other.topic.apart &&
      other.second.from === bond.second.from &&
      other.gap < bond.gap &&
      gapOf(other.first, bond.first) > JOINED,
  );
}

/** Where the words of a group stand; the topic's own group and its domain's of one name are one. */
function placesOf(
  group: string,
  { id: topic, domain }: TopicsData,
  { names, dates }: Said,
  words: Marks['group'],
): readonly Place[] {
  if (group === STATE) return names.filter(isState).map(({ start, end, id }) => ({ from: start, to: end, word: id }));
  if (group === DATE) return dates.filter(isNaming).map(({ start, end, iso }) => ({ from: start, to: end, word: iso }));
  const isOwn = ({ owner, group: of }: GroupWord) => of === group && (owner === topic || owner === domain);
  return words
    .filter(({ value }) => isOwn(value))
    .map(({ value, start, end }) => ({ from: start, to: end, word: value.phrase }));
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
function nearBonds(left: readonly Place[], right: readonly Place[], topic: TopicsData, reach: number): Bond[] {
  const bonds: Bond[] = [];
  let behind = 0;
  for (const second of right) {
    while (behind < left.length && second.from - left[behind]!.to > reach) behind += 1;
    let best: Bond | undefined;
    for (let at = behind; at < left.length && left[at]!.from - second.to <= reach; at += 1) {
      const first = left[at]!;
      const gap = gapOf(first, second);
      if (gap >= 0 && gap < (best?.gap ?? Infinity)) best = { topic, first, second, gap };
    }
    if (best) bonds.push(best);
  }
  return bonds;
}

/** Characters between two places; negative where they overlap. */
function gapOf(a: Place, b: Place): number {
  return Math.max(b.from - a.to, a.from - b.to);
}
