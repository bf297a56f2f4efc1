/**
 * What a reader was told by the digests of some weeks: a new one tells an event again only where something about it changed. Made
 * from their stored briefs, so that it knows what was sent and nothing else.
 */
import type { Data } from '../data/data.ts';
import type { Frame } from '../facts/analysis.ts';
import { tokenise } from '../text/tokens.ts';
import type { Brief, BriefFigure, Position, Statement, ToldEvent } from './brief.ts';
import type { Candidate } from './candidates.ts';
import { isSameAmount, isSameQuestion } from './changes.ts';
import { briefFigure, type NameOf } from './sections.ts';
import type { Subject } from './subject.ts';
import { kindsTold, toldBy, whatIsTold } from './told.ts';
import { isToldBy, stagedEventOf } from './told-events.ts';

/** All that some briefs told, the oldest first. */
export interface Memory {
  statements: readonly Statement[];
  figures: readonly BriefFigure[];
  /** Counts that stood side by side in a line. */
  positions: readonly ToldPosition[];
  events: readonly ToldEvent[];
  /** Whether a line told this sentence, or one in nearly the same words. */
  tellsWords(quote: string): boolean;
  /** Whether a line told just this sentence, whoever printed it. */
  tellsSentence(quote: string): boolean;
}

/** A count of a line that gave several, with its question. */
type ToldPosition = Position & { slot: string };

/** How facts of a sentence are read for comparing them. */
export interface Comparing {
  data: Data;
  subject: Pick<Subject, 'slots'>;
  nameOf: NameOf;
  isActor(id: string): boolean;
}

/** Share of a sentence's pairs of neighbouring words that stood together in one that was told. */
const ALIKE = 0.7;

/** @param briefs the oldest first */
export function memoryOf(briefs: readonly Brief[]): Memory {
  const statements = briefs.flatMap(({ bottomLine, keyPoints }) => [...(bottomLine ? [bottomLine] : []), ...keyPoints]);
  const quotes = statements.flatMap(({ citations }) => citations.map(({ quote }) => quote));
  const told = quotes.map(pairsOf);
  const sentences = new Set(quotes.map(wordsOf));
  const positions = briefs.flatMap(({ disputes }) =>
    disputes.flatMap(({ slot, positions: each }) => each.map((position) => ({ ...position, slot }))),
  );
  return {
    statements,
    figures: briefs.flatMap(({ figures }) => figures),
    positions: positions.filter(({ citations }) => citations.some(({ quote }) => sentences.has(wordsOf(quote)))),
    events: statements.flatMap(({ events = [] }) => events),
    tellsWords(quote) {
      const pairs = pairsOf(quote);
      return told.some((other) => sharedBy(pairs, other) >= pairs.size * ALIKE);
    },
    tellsSentence: (quote) => sentences.has(wordsOf(quote)),
  };
}

/**
 * What is left of a candidate when what was told is taken away: undefined where nothing is, else the candidate with its new events,
 * or with its old one where a count in it is new.
 */
export function untold(candidate: Candidate, memory: Memory, comparing: Comparing): Candidate | undefined {
  const { frames, analysis, sentence } = candidate;
  const span = analysis.document.sentences[sentence]!;
  const quote = analysis.document.text.slice(span.start, span.end);
  if (memory.tellsSentence(quote)) return undefined;
  const counts = analysis.figures.filter(
    (figure) =>
      figure.sentence === sentence && figure.slot !== undefined && comparing.subject.slots.includes(figure.slot),
  );
  if (frames.length === 0 && counts.length === 0) return memory.tellsWords(quote) ? undefined : candidate;
  const isNew = (count: (typeof counts)[number]) =>
    !isToldFigure(briefFigure(analysis, count, undefined, comparing.nameOf), memory.figures, comparing);
  const hasNewCount = counts.some(isNew);
  const isKnownCount = counts.length > 0 && !hasNewCount;
  const events = frames.map((frame) => ({ frame, event: stagedEventOf(candidate, frame, comparing.data) }));
  const isTold = ({ event }: Event) =>
    memory.events.some((old) => isToldBy(old, isKnownCount ? undatedOf(event) : event));
  const told = events.filter(isTold);
  const fresh = events
    .filter((each) => !told.includes(each) && !told.some((other) => isOfOne(each, other)))
    .map(({ frame }) => frame);
  if (fresh.length === frames.length && frames.length > 0) return candidate;
  if (fresh.length > 0) return narrowed(candidate, fresh, comparing.data);
  return hasNewCount ? candidate : undefined;
}

interface Event {
  frame: Frame;
  event: ToldEvent;
}

/** One clause is read as two events ("has deployed"): one that was told is no news by the other, unless that names somebody more. */
function isOfOne(fresh: Event, told: Event): boolean {
  const [{ clause }, { clause: other }] = [fresh.frame, told.frame];
  const isSameClause = clause.start === other.start && clause.end === other.end;
  return isSameClause && fresh.event.who.every((actor) => told.event.who.includes(actor));
}

/** An event whose count was told is the same one, whenever it is printed. */
function undatedOf({ printed: _printed, ...event }: ToldEvent): ToldEvent {
  return event;
}

/** The same count of the same thing, on whoever's word: a claimant more makes it no news, nor that it was once planned. */
export function isToldFigure(
  figure: BriefFigure,
  told: readonly BriefFigure[],
  { isActor, data }: Pick<Comparing, 'isActor' | 'data'>,
): boolean {
  const plans = data.slots.flatMap(({ id, planned }) => (planned === figure.slot ? id : []));
  return told.some((old) => {
    const asked = plans.includes(old.slot) ? { ...figure, slot: old.slot } : figure;
    return isSameAmount(old, figure) && isSameQuestion(old, asked, { isActor });
  });
}

/** The same count on the same word, or now on nobody's in particular: a claimant more is a position of its own. */
export function isToldPosition(figure: BriefFigure, { figures, positions }: Memory, comparing: Comparing): boolean {
  const isOnSameWord = (old: BriefFigure | ToldPosition) =>
    figure.claimant === null ||
    figure.claimant === UNNAMED ||
    old.claimant === figure.claimant ||
    (old.claimantName !== undefined && old.claimantName === figure.claimantName);
  const isInLine = (old: ToldPosition) =>
    old.slot === figure.slot && old.unit === figure.unit && old.period === figure.period && isSameCount(old, figure);
  return (
    isToldFigure(figure, figures.filter(isOnSameWord), comparing) ||
    positions.some((old) => isInLine(old) && isOnSameWord(old))
  );
}

const UNNAMED = 'unnamed';

function isSameCount({ approximate = false, ...old }: ToldPosition, figure: BriefFigure): boolean {
  return isSameAmount({ approximate, ...old }, figure);
}

/** The candidate with some of its events alone, the first of which it then tells. */
function narrowed(candidate: Candidate, frames: Candidate['frames'], data: Data): Candidate {
  const { denial, frame, ...rest } = candidate;
  const stays = frame !== undefined && frames.includes(frame);
  const left = { ...rest, frames, frame: stays ? frame : frames[0]!, ...(denial && stays ? { denial } : {}) };
  const telling = { ...left, frame: left.denial ?? left.frame };
  return { ...left, event: toldBy(whatIsTold(telling, kindsTold(data.frames))!, telling) };
}

/** A sentence's words, however they are spaced, stopped or written large. */
function wordsOf(quote: string): string {
  const words = tokensOf(quote).filter(({ kind }) => kind !== 'mark');
  return words.map(({ key }) => key).join(' ');
}

function tokensOf(quote: string) {
  return tokenise(quote, { start: 0, end: quote.length });
}

function pairsOf(quote: string): Set<string> {
  const words = tokensOf(quote).map(({ key }) => key);
  return words.length < 2 ? new Set(words) : new Set(words.slice(1).map((word, at) => `${words[at]!} ${word}`));
}

function sharedBy(pairs: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of pairs) if (other.has(pair)) shared += 1;
  return shared;
}
