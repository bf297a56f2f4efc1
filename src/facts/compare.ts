/** When two counts are of one thing, of one voice and of one time, and when both of them can hold. */
import { compatible, sizeOf } from './amounts.ts';
import type { Count } from './counts.ts';
import { REMEMBERED } from './memory.ts';

/** Days by which counts of the same time may lie apart. */
const SAME_TIME_DAYS = 45;
const DAY_MS = 86_400_000;
/** Counts this many times smaller or larger than a peer are not of the same kind, or are slips. */
export const ORDERS_OF_MAGNITUDE = 100;
/** Of "up to N", said by one, and M, said by another: M is no such N where it is smaller than this share of it. */
const REACHED = 0.75;
/** The claimant of hearsay. */
const UNNAMED = 'unnamed';

/**
 * Whether two counts are of the same thing: of one subject, or of one that the other's cast names, and told with casts that
 * meet. Without any subject, they must share two actors, or all that the poorer one has, or name the same and the same place.
 */
export function isSameThing(a: Count, b: Count): boolean {
  if (a.figure.unit !== b.figure.unit || a.said.has('irregular') !== b.said.has('irregular')) return false;
  const subject = a.subject ?? b.subject;
  if (!subject) return isSameScene(a, b);
  const isShared = [a, b].every((count) => (count.subject ?? subject) === subject && isOf(count, subject));
  if (!isShared) return false;
  if (isNear(a, b) && isToldTogether(a, b, subject)) return true;
  return sharedBy(a, b, subject) >= Math.min(1, othersIn(a, subject), othersIn(b, subject));
}

function isNear(a: Count, b: Count): boolean {
  return a.analysis === b.analysis && Math.abs(a.sentence - b.sentence) <= REMEMBERED;
}

/** Neighbouring sentences tell of one thing as long as they do not name others with the subject. */
function isToldTogether(a: Count, b: Count, subject: string): boolean {
  const [here, there] = [a, b].map(({ named }) => [...named].filter((actor) => actor !== subject)) as [
    string[],
    string[],
  ];
  return here.length === 0 || there.length === 0 || here.some((actor) => there.includes(actor));
}

/** In two articles, what only their main actors show is no sign: the sentences must name one actor in common. */
function isSameScene(a: Count, b: Count): boolean {
  const shared = sharedBy(a, b);
  const apart = a.places.size > 0 && b.places.size > 0 && !meets(a.places, b.places);
  if (shared === 0 || apart) return false;
  if (a.analysis === b.analysis) return shared >= Math.min(2, a.cast.size, b.cast.size);
  const isEnough = shared >= Math.min(2, Math.max(a.cast.size, b.cast.size)) && meets(a.named, b.named);
  return isEnough || (meets(a.places, b.places) && isSame(a.named, b.named));
}

function meets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((each) => b.has(each));
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}

function isOf({ subject, cast }: Count, actor: string): boolean {
  return subject === actor || cast.has(actor);
}

function sharedBy(a: Count, b: Count, but?: string): number {
  return [...a.cast].filter((actor) => actor !== but && b.cast.has(actor)).length;
}

function othersIn({ cast }: Count, subject: string): number {
  return cast.size - Number(cast.has(subject));
}

/**
 * Whether one voice speaks in both: a second body of the same state, side by side in one article, is another voice. Hearsay in
 * two articles is nobody's.
 */
export function isSameVoice(a: Count, b: Count): boolean {
  if (a.analysis !== b.analysis) return a.voice !== undefined && a.voice === b.voice && a.voice !== UNNAMED;
  if (isFormer(a) !== isFormer(b) || isAmong(a) || isAmong(b)) return headWord(a) === headWord(b);
  return a.voice !== undefined && a.figure.claimant === b.figure.claimant;
}

function isFormer({ said }: Count): boolean {
  return said.has('former');
}

/** "One of the officials" is no other voice than "military officials". */
function isAmong({ said, voice }: Count): boolean {
  return voice !== undefined && said.has('among');
}

/** "two diplomats" and "one of the diplomats" share theirs. */
function headWord({ voice, figure }: Count): string | undefined {
  return figure.claimant?.split(/\s+/u).at(-1) ?? voice;
}

/** Whether `a` was said before `b`. */
export function isOlder(a: Count, b: Count): boolean {
  return isFormer(a) !== isFormer(b) && a.analysis === b.analysis ? isFormer(a) : a.to < b.to;
}

/**
 * Whether both can be true as they stand. One article that sets two counts side by side knows that they differ: they are rivals
 * only where it gives them to two voices, or sets a voice's tally against its own; otherwise one is a part, an addition or
 * another time.
 */
export function canBothHold(a: Count, b: Count): boolean {
  const together = a.analysis === b.analysis && !areRivals(a, b);
  return together || isSumOf(a, b) || isSumOf(b, a) || (compatible(a.figure, b.figure) && !overreaches(a, b));
}

function areRivals(a: Count, b: Count): boolean {
  const isAnswer = (one: Count, other: Count) =>
    one.before === other && one.said.has('tally') && one.voice !== undefined;
  const eitherWay = (test: typeof isAnswer) => test(a, b) || test(b, a);
  if (a.voice && b.voice)
    return a.voice !== b.voice && (a.sentence !== b.sentence || isOneThing(a, b) || [isAnswer, isBare].some(eitherWay));
  return (!a.voice && isAnswer(b, a)) || (!b.voice && isAnswer(a, b));
}

/** "X says 20, while Y says 45": a bare number behind another voice's is of the same thing, unless each counts its own. */
function isBare(one: Count, other: Count): boolean {
  return one.before === other && one.figure.status === other.figure.status && !one.said.has('own');
}

/** Two voices of one sentence mostly tell each of their own; not where both count what is known to be one state's. */
function isOneThing(a: Count, b: Count): boolean {
  const subject = a.subject ?? b.subject;
  return subject !== undefined && [a, b].every((count) => (count.subject ?? subject) === subject);
}

/** "… bringing the number there to 5,500": the sum holds the count before it. */
function isSumOf(sum: Count, part: Count): boolean {
  return (
    sum.said.has('total') &&
    sum.analysis === part.analysis &&
    sum.sentence >= part.sentence &&
    sizeOf(sum.figure) > sizeOf(part.figure)
  );
}

/** "Up to 30,000" against 13,000: nobody says so of half as many. */
function overreaches(a: Count, b: Count): boolean {
  const exceeds = ({ said, figure }: Count, other: Count) =>
    figure.bound === 'up-to' &&
    said.has('reaching') &&
    other.figure.value !== undefined &&
    other.figure.value < figure.max! * REACHED;
  return a.voice !== b.voice && (exceeds(a, b) || exceeds(b, a));
}

/** Whether one is just a newer count than the other: losses grow, and an outlet that gives more of them later has heard more. */
export function isGrown(a: Count, b: Count): boolean {
  const [older, newer] = a.to < b.to ? [a, b] : [b, a];
  return older.to < newer.to && newer.voice === undefined && sizeOf(newer.figure) > sizeOf(older.figure);
}

/** Whether the counts are a hundredfold apart: one of them is a slip, or counts another thing. */
export function isMagnitudesApart({ figure: a }: Count, { figure: b }: Count): boolean {
  if (a.vague || b.vague || a.bound || b.bound) return false;
  const [small, large] = [sizeOf(a), sizeOf(b)].sort((x, y) => x - y) as [number, number];
  return small > 0 && large / small >= ORDERS_OF_MAGNITUDE;
}

/** Whether they are told of events on two different days, months or years: "3 March 2025" lies in "March 2025". */
export function isOtherDay({ when: a }: Count, { when: b }: Count): boolean {
  return a !== undefined && b !== undefined && !a.startsWith(b) && !b.startsWith(a);
}

/** Whether both hold for the same time. A count of a whole year meets only one of that year, one of two years none of a day. */
export function isSameTime(a: Count, b: Count): boolean {
  if (a.lasting !== b.lasting) return false;
  if (isWhile(a, b) || isWhile(b, a)) return true;
  if (isLong(a) || isLong(b)) return a.figure.period === b.figure.period;
  const gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
  return Number.isNaN(gap) || gap / DAY_MS <= SAME_TIME_DAYS;
}

/** "This year", and right after it a count without a time: both mean now. */
function isWhile(a: Count, b: Count): boolean {
  return isNear(a, b) && isLong(a) && !b.figure.period && a.from <= b.from && b.to <= a.to;
}

function isLong({ from, to }: Count): boolean {
  return (to - from) / DAY_MS > SAME_TIME_DAYS;
}
