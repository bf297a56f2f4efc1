/**
 * Whether a sentence tells an event plainly: the words between who acts and the event's own words, or behind these where verbs come
 * last, are all known to leave it done. "Came close to signing" holds a word that is not, whatever it means: such an event is quoted.
 */
import type { LanguageData } from '../data/language.ts';
import type { Clause } from '../text/clauses.ts';
import { within, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Line } from '../text/line.ts';
import type { Frame } from './analysis.ts';
import type { Local } from './local.ts';
import { firstFrom, lastUntil } from './token-places.ts';

export type TellingReader = (line: Line, clauses: readonly Clause[], frame: Frame, local: Local) => boolean;

/** The words of an event: where they stand in the line, and what else was found there. */
interface Event {
  line: Line;
  frame: Frame;
  /** Dates, names and figures: whatever they hold tells when, where, who and how many. */
  spans: readonly Span[];
  from: number;
  to: number;
}

interface Words {
  plain: ReadonlySet<string>;
  links: ReadonlySet<string>;
  doing: ReadonlySet<string>;
  nouns: ReadonlySet<string>;
  before: ReadonlySet<string>;
  articles: ReadonlySet<string>;
  relatives: ReadonlySet<string>;
  undone: ReadonlySet<string>;
  intros: ReadonlySet<string>;
  endings: readonly string[];
  openEndings: readonly string[];
}

/** A reader for one language; it answers whether the frame is told plainly. */
export function compileTelling({ told, markers }: LanguageData): TellingReader {
  const set = (list: readonly string[]) => new Set(list.map(fold));
  const words: Words = {
    plain: set(told.plain),
    links: set(told.links),
    doing: set(told.doing),
    nouns: set(told.nouns),
    before: set(told.before),
    articles: set(told.articles),
    relatives: set(told.relatives),
    undone: set(told.undone),
    intros: set(told.intros),
    endings: told.endings.map(fold),
    openEndings: told.openEndings.map(fold),
  };
  return (line, clauses, frame, local) => {
    const clause = clauses.find(({ start, end }) => frame.cue.start >= start && frame.cue.start < end);
    if (!clause || (clause.kind === 'content' && !isSaid(frame, clause, local) && !isIntroduced(line, clause, words)))
      return false;
    if (frame.participle) return true;
    const from = firstFrom(line.tokens, frame.cue.start);
    const to = lastUntil(line.tokens, frame.cue.end) + 1;
    const event = { line, frame, from, to, spans: spansOf(frame, local) };
    if (markers === 'after') return isToldBehind(event, clause, words);
    return isOpened(event, local, words) && !isTurned(event, words) && isToldBefore(event, clause, words);
  };
}

/**
 * What stands in a content clause happened on somebody's word that comes before it, or it is a myth, a dream, a fear; where the word
 * comes last ("the drones that Brazil supplied are useless, X said"), it is about another verb.
 */
function isSaid({ cue }: Frame, clause: Clause, { document }: Local): boolean {
  return document.claims.some(
    ({ verb, scope }) =>
      (verb.start < cue.end && cue.start < verb.end) || (verb.start < clause.start && within(cue, scope)),
  );
}

/** "गौरतलब है कि …": what opens the sentence only says that the rest is known. */
function isIntroduced({ tokens }: Line, clause: Clause, { intros }: Words): boolean {
  return clause.from > 0 && tokens.slice(0, clause.from).every(({ key }) => intros.has(key));
}

function spansOf({ roles }: Frame, { document, figures }: Local): Span[] {
  return [...Object.values(roles), ...document.dates, ...document.names, ...figures];
}

/** Verbs last: nothing but known endings of the verb follows up to the clause's end. */
function isToldBehind({ line, spans, to }: Event, clause: Clause, words: Words): boolean {
  if (isOpen(line.tokens[to - 1]!.key, words)) return false;
  // "ब्राज़ील ने जो ड्रोन सौंपे": which ones are spoken of, not what is said of them.
  for (let at = clause.from; at < to; at += 1) if (words.relatives.has(line.tokens[at]!.key)) return false;
  for (let at = to; at < clause.to; at += 1) if (!isKnown(line, at, spans, words)) return false;
  return true;
}

/** Verbs first: who acts opens a clause, or stands behind one who says it; "until Brazil …", "the treaty Peru …" tell of no deed. */
function isOpened({ line, frame }: Event, { document }: Local, words: Words): boolean {
  const agent = frame.roles['agent'];
  if (!agent || agent.start > frame.cue.start) return true;
  let at = firstFrom(line.tokens, agent.start) - 1;
  if (words.articles.has(line.tokens[at]?.key ?? '')) at -= 1;
  const before = line.tokens[at];
  if (!before || before.kind === 'mark') return true;
  if (words.relatives.has(before.key)) return !endsCount(document, line.tokens[at - 1]);
  if (words.before.has(before.key) || document.dates.some((date) => within(before, date))) return true;
  return document.claims.some(({ verb, claimant }) => verb.end === before.end || claimant?.end === before.end);
}

/** "the 40 drones that Brazil supplied": a clause behind a counted noun tells which ones are spoken of. */
function endsCount({ quantities }: Local['document'], token: Span | undefined): boolean {
  return token !== undefined && quantities.some(({ end, noun }) => token.end === (noun?.end ?? end));
}

/** "signed off on", "sent back": the word right behind the event's own turns it into another; "sent up to 300" is a figure's. */
function isTurned({ line, spans, to }: Event, { undone }: Words): boolean {
  const next = line.tokens[to];
  return next !== undefined && undone.has(next.key) && !isIn(next, spans);
}

/** Verbs first: nothing but known words between who acts and the verb; a noun of the event needs a verb that does it. */
function isToldBefore(event: Event, clause: Clause, words: Words): boolean {
  const { line, from, frame } = event;
  const agent = frame.roles['agent'];
  const left = agent && agent.end <= frame.cue.start ? firstFrom(line.tokens, agent.end) : undefined;
  const first = line.tokens[from]!.key;
  if (left === undefined)
    return !words.nouns.has(first) && !words.undone.has(first) && isToldOfThing(event, clause, words);
  const start = pastInset(line, left, from);
  if (words.nouns.has(first)) return isDone(event, start, words);
  const aided = isAided(event, start, words);
  for (let at = start; at < from; at += 1) if (!isKnown(line, at, event.spans, words)) return false;
  return aided || !isOpen(first, words);
}

/** "is sending": a form that tells of no event by itself is one behind a known verb. */
function isAided({ line, from }: Event, start: number, words: Words): boolean {
  return from > start && words.plain.has(line.tokens[from - 1]!.key);
}

/** "70 soldiers were nearly killed", "feared killed": without one who acts, the word before the known ones decides. */
function isToldOfThing({ line, from, spans }: Event, clause: Clause, words: Words): boolean {
  let at = from - 1;
  while (at >= clause.from && isKnown(line, at, spans, words)) at -= 1;
  const key = at >= clause.from ? line.tokens[at]!.key : '';
  return !isUndone(key, words) && !words.links.has(key);
}

/** "held a joint exercise": a verb that does it, and then no word that turns it away. */
function isDone({ line, from, spans }: Event, start: number, words: Words): boolean {
  let at = start;
  while (at < from && isKnown(line, at, spans, words)) at += 1;
  if (at >= from || !words.doing.has(line.tokens[at]!.key)) return false;
  for (let next = at + 1; next < from; next += 1) {
    const { key, kind } = line.tokens[next]!;
    const turned = words.links.has(key) || isOpen(key, words);
    if (turned && !isKnown(line, next, spans, words) && kind === 'word') return false;
  }
  return true;
}

function isUndone(key: string, { undone, endings }: Words): boolean {
  return undone.has(key) || endsIn(key, endings);
}

/** "supplying", "सौंपने", "सौंपेगा": a form that by itself tells of no event done. */
function isOpen(key: string, { undone, openEndings }: Words): boolean {
  return undone.has(key) || endsIn(key, openEndings);
}

function endsIn(key: string, endings: readonly string[]): boolean {
  return endings.some((ending) => key.length > ending.length + 1 && key.endsWith(ending));
}

/** A known word, a mark, or a part of a date, name or figure with the word that ties it on. */
function isKnown({ tokens }: Line, at: number, spans: readonly Span[], words: Words): boolean {
  const token = tokens[at]!;
  if (token.kind !== 'word' || words.plain.has(token.key) || isIn(token, spans)) return true;
  const tied = [tokens[at - 1], tokens[at + 1]].some((next) => next && isIn(next, spans));
  return tied && words.links.has(token.key);
}

function isIn(token: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => within(token, span));
}

/** "Brazil, a big exporter, supplied": past what commas set in behind who acts. */
function pastInset({ tokens }: Line, start: number, end: number): number {
  if (tokens[start]?.key !== ',') return start;
  const close = tokens.findLastIndex((token, at) => at > start && at < end && token.key === ',');
  return close < 0 ? start : close + 1;
}
