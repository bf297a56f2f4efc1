/**
 * What is new since earlier briefs: facts added, revised (old → new), withdrawn. The same fact in other words, another language or
 * another outlet is nothing new; a fact whose article is no longer among those read is out of view, not withdrawn.
 */
import { sizeOf } from '../facts/amounts.ts';
import type { Amount, Brief, BriefFigure, Change, Citation, Statement, ToldEvent } from './brief.ts';
import { isSameEvent, meets } from './told-events.ts';

/** What a brief tells, as far as changes go. */
export type Body = Pick<Brief, 'bottomLine' | 'keyPoints' | 'figures'>;

/** What the current brief was made from. */
export interface Evidence {
  /** Article id → its text, for every article read. */
  texts: ReadonlyMap<string, string>;
  /** Whether a figure's subject is an actor, and so the same in every language. */
  isActor(id: string): boolean;
  /** Whether the page that told it was written on since, rather than corrected: then it took nothing back. */
  isRewritten?(citation: Citation): boolean;
  /** Whether later counts of a slot hold the earlier ones: a higher one of any outlet's own is the newer one of the same. */
  isRising?(slot: string): boolean;
  /** Article id → the story that it belongs to: counts of two stories are of two events. Without it nobody knows of stories. */
  stories?: ReadonlyMap<string, string>;
}

/** What was told and what is, the withdrawn aside: figures first. Of figures told before, the latest stand last. */
export function changesSince(previous: Body, current: Body, evidence: Evidence): Change[] {
  return [...figureChanges(previous.figures, current.figures, evidence), ...addedPoints(previous, current)];
}

function figureChanges(before: readonly BriefFigure[], after: readonly BriefFigure[], evidence: Evidence): Change[] {
  const changes: Change[] = [];
  for (const figure of after) {
    const rivals = before.filter((other) => isSameQuestion(other, figure, evidence));
    if (rivals.some((other) => isKnown(other, figure))) continue;
    const isOlder = (other: BriefFigure) => isSameVoice(other, figure) || isRisenFrom(other, figure, evidence);
    const old = rivals.findLast(
      (other) => isOlder(other) && isNotNewer(other, figure) && mayBeRevised(other, figure, evidence),
    );
    const change: Change = {
      kind: old ? 'revised' : 'added',
      what: figure.slot,
      ...(old ? { before: old.text } : {}),
      after: figure.text,
      citations: [...(old?.citations ?? []), ...figure.citations],
    };
    if (!changes.some((other) => isAlike(other, change))) changes.push(change);
  }
  return changes;
}

/**
 * A number is revised by one of the same event: told in one story, or of the same two parties. Two numbers of one article that both
 * stand in it count two things, and so do those of a voice that speaks of everything, such as "the army".
 */
function mayBeRevised(before: BriefFigure, after: BriefFigure, { stories, texts }: Evidence): boolean {
  if (!stories) return true;
  const sources = new Set(after.citations.map(({ source }) => source));
  const shared = before.citations.filter(({ source }) => sources.has(source));
  if (shared.length > 0)
    return shared.every(({ source, quote }) => !folded(texts.get(source) ?? '').includes(folded(quote)));
  const storiesOf = ({ citations }: BriefFigure) => citations.flatMap(({ source }) => stories.get(source) ?? []);
  const told = new Set(storiesOf(before));
  if (storiesOf(after).some((story) => told.has(story))) return true;
  const [one = [], other = []] = [before.who, after.who];
  return one.length > 1 && one.length === other.length && one.every((actor) => other.includes(actor));
}

function isRisenFrom(before: BriefFigure, after: BriefFigure, { isRising }: Evidence): boolean {
  const isOwn = ({ claimant }: BriefFigure) => claimant === null || claimant === UNNAMED;
  return isRising?.(after.slot) === true && isOwn(before) && isOwn(after) && sizeOf(before) < sizeOf(after);
}

function isAlike(a: Change, b: Change): boolean {
  return a.kind === b.kind && a.what === b.what && a.before === b.before && a.after === b.after;
}

/** One question: the same slot and unit, of the same actor where both name one, for the same time where both give one. */
export function isSameQuestion(a: BriefFigure, b: BriefFigure, { isActor }: Pick<Evidence, 'isActor'>): boolean {
  const [one, other] = [a.subject, b.subject].filter((subject) => subject !== undefined && isActor(subject));
  const isOfOne = one === undefined || other === undefined || one === other;
  const isOfOneTime = (a.period ?? b.period) === (b.period ?? a.period);
  const isToldOfOne = meets(a.who ?? [], b.who ?? []);
  return a.slot === b.slot && a.unit === b.unit && isOfOne && isToldOfOne && isOfOneTime;
}

/** The number was told before: on the same word, or now by an outlet or hearsay that names nobody else. */
function isKnown(before: BriefFigure, after: BriefFigure): boolean {
  const isNamed = after.claimant !== null && after.claimant !== UNNAMED;
  return isSameAmount(before, after) && (!isNamed || isSameVoice(before, after));
}

/** The same number, whatever hedge stands before it; a range only where both ends are the same, a bound not where turned around. */
export function isSameAmount(a: Amount, b: Amount): boolean {
  const isRange = ({ min, max }: Amount) => min !== undefined && max !== undefined;
  if (isRange(a) || isRange(b)) return a.min === b.min && a.max === b.max;
  return sizeOf(a) === sizeOf(b) && (a.bound === undefined || b.bound === undefined || a.bound === b.bound);
}

const UNNAMED = 'unnamed';

/** One claimant in any language; where outlets speak themselves, the same article. */
function isSameVoice(a: BriefFigure, b: BriefFigure): boolean {
  if (a.claimantId && b.claimantId) return a.claimantId === b.claimantId;
  if (a.claimant !== b.claimant) return false;
  if (a.claimant !== null && a.claimant !== UNNAMED) return true;
  return a.citations.some(({ source }) => b.citations.some((other) => other.source === source));
}

function isNotNewer(before: BriefFigure, after: BriefFigure): boolean {
  return before.asOf === undefined || after.asOf === undefined || before.asOf <= after.asOf;
}

/** A fact is withdrawn when every article that told it is read again and none of them holds its sentence any more. */
function isWithdrawn(citations: readonly Citation[], { texts }: Evidence): boolean {
  const known = citations.filter(({ source }) => texts.has(source));
  return (
    known.length === citations.length &&
    known.every(({ source, quote }) => !folded(texts.get(source)!).includes(folded(quote)))
  );
}

/** Lines that tell an event of which the earlier brief told none, on sentences that it did not cite, and add no figure. */
function addedPoints(previous: Body, current: Body): Change[] {
  const known = new Set(citationsOf(previous).map(({ quote }) => folded(quote)));
  const counted = new Set(
    citationsOf({ ...current, bottomLine: null, keyPoints: [] }).map(({ quote }) => folded(quote)),
  );
  const events = eventsOf(previous);
  const isNew = ({ citations, events: own = [] }: Statement) =>
    !citations.some(({ quote }) => known.has(folded(quote)) || counted.has(folded(quote))) &&
    !own.some((event) => events.some((other) => isSameEvent(event, other)));
  return statementsOf(current)
    .filter(isNew)
    .map(({ text, citations }) => ({ kind: 'added', what: 'point', after: text, citations }));
}

/**
 * Lines that were told, without those that give a figure, of which no article holds the sentence any more and none tells the event.
 * @param events those that are told now
 */
export function withdrawnPoints(previous: Body, events: readonly ToldEvent[], evidence: Evidence): Statement[] {
  const counted = new Set(previous.figures.flatMap(({ citations }) => citations.map(({ quote }) => folded(quote))));
  return statementsOf(previous).filter(
    ({ citations, events: own = [] }) =>
      isWithdrawn(citations, evidence) &&
      !citations.some((citation) => evidence.isRewritten?.(citation)) &&
      !citations.some(({ quote }) => counted.has(folded(quote))) &&
      !own.some((event) => events.some((other) => isSameEvent(event, other))),
  );
}

export function statementsOf(body: Body): Statement[] {
  return [...(body.bottomLine ? [body.bottomLine] : []), ...body.keyPoints];
}

export function eventsOf(body: Body): ToldEvent[] {
  return statementsOf(body).flatMap(({ events = [] }) => events);
}

function citationsOf(body: Body): Citation[] {
  return [...statementsOf(body), ...body.figures].flatMap((part) => part.citations);
}

/** A sentence's words: the same sentence in a corrected edition of the article is the same. */
export function folded(quote: string): string {
  return quote.replace(/\s+/gu, ' ');
}
