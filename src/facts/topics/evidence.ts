/** What a sentence says of a topic by itself: a primary term, a pair of words near one another, a filled slot. */
import type { DomainData, TopicsData } from '../../data/topics.ts';
import type { DateMention, NameMention } from '../../text/document.ts';
import { marksFor, type Match } from './lexicon.ts';

/** In a pair: the name of any state, or of whom or what belongs to one. */
const STATE = '@state';
/** In a pair: a month or a year. What is named after one ("the March 1987 accord") is one that was made. */
const DATE = '@date';
/** A date names what stands so near. */
const NAMING = 24;

export interface Sentence {
  marks: readonly Match[];
  names: readonly NameMention[];
  dates: readonly DateMention[];
  /** Slots that figures of the sentence fill. */
  slots: readonly string[];
}

type Term = 'primary' | 'carry' | 'weak';

interface Place {
  from: number;
  to: number;
  word: string;
}

/** The words by which a sentence shows a topic by itself, such as `pair: missiles + delivered`. */
export function strongReason(topic: TopicsData, domain: DomainData, sentence: Sentence): string | undefined {
  if (sentence.marks.length === 0 && !topic.pairs.some(isWordless)) return undefined;
  const marks = marksFor(topic.id, sentence.marks);
  const primary = firstOf(topic.id, 'primary', marks);
  return primary ? `primary: ${primary}` : pairOf(topic, domain, sentence, marks);
}

/** Whether neither part of a pair is a word. */
function isWordless(pair: readonly string[]): boolean {
  return pair.every((group) => group === STATE || group === DATE);
}

/** The first phrase of that kind for a topic. */
export function termOf(topic: string, kind: Term, marks: readonly Match[]): string | undefined {
  return marks.length === 0 ? undefined : firstOf(topic, kind, marksFor(topic, marks));
}

function firstOf(topic: string, kind: Term, marks: readonly Match[]): string | undefined {
  return marks.find(({ value }) => value.kind === kind && value.topic === topic)?.value.phrase;
}

function pairOf(
  topic: TopicsData,
  domain: DomainData,
  sentence: Sentence,
  marks: readonly Match[],
): string | undefined {
  const placesOf = (group: string) => placesIn(sentence, marks, group, topic.id, domain.id);
  for (const [first, second] of topic.pairs) {
    const left = placesOf(first!);
    if (left.length === 0) continue;
    const found = nearPair(left, placesOf(second!), second === DATE ? NAMING : domain.reach);
    if (found) return `pair: ${found[0].word} + ${found[1].word}`;
  }
  return undefined;
}

/** Where the words of a group stand, in order; the topic's own group and its domain's of one name are one. */
function placesIn(
  { names, dates }: Sentence,
  marks: readonly Match[],
  group: string,
  topic: string,
  domain: string,
): Place[] {
  if (group === STATE) return names.filter(isState).map((name) => nameplace(name));
  if (group === DATE) return dates.filter(isNaming).map(dateplace);
  const places: Place[] = [];
  for (const { value, start, end } of marks)
    if (value.kind === 'group' && value.group === group && (value.owner === topic || value.owner === domain))
      places.push({ from: start, to: end, word: value.phrase });
  return places;
}

function dateplace({ start, end, iso }: DateMention): Place {
  return { from: start, to: end, word: iso };
}

/** A month or a year: a day tells when something was said, not what it is called. */
function isNaming({ precision }: DateMention): boolean {
  return precision === 'month' || precision === 'year';
}

/** Whether a name is a state, or belongs to one. */
export function isState({ kind, state }: NameMention): boolean {
  return kind === 'state' || state !== undefined;
}

function nameplace({ start, end, id }: NameMention): Place {
  return { from: start, to: end, word: id };
}

/** The first two places of two lists, apart from one another but within reach; one walk over both. */
function nearPair(left: readonly Place[], right: readonly Place[], reach: number): [Place, Place] | undefined {
  let behind = 0;
  for (const place of left) {
    while (behind < right.length && place.from - right[behind]!.to > reach) behind += 1;
    for (let at = behind; at < right.length && right[at]!.from - place.to <= reach; at += 1)
      if (right[at]!.to <= place.from || right[at]!.from >= place.to) return [place, right[at]!];
  }
  return undefined;
}
