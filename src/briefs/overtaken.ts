/**
 * Sentences that later news has overtaken: "has not ratified it yet" beside the ratification. They are true of their day alone,
 * so that they are no key points.
 */
import type { SlotList } from '../data/slots.ts';
import type { Frame } from '../facts/analysis.ts';
import { mainActors } from '../facts/context.ts';
import type { Candidate } from './candidates.ts';

/**
 * Those of the candidates that tell an event as not done, of which a later article tells that it was done. Only events that
 * answer a question of when happen once: who planned to send arms may have sent some, and plan still.
 */
export function overtakenAmong(candidates: readonly Candidate[], slots: SlotList): Set<Candidate> {
  const once = new Set(slots.flatMap(({ dated, frames }) => (dated ? frames : [])));
  const done = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { frame } = candidate;
    if (!frame || !isDone(frame)) continue;
    const group = done.get(frame.frame);
    if (group) group.push(candidate);
    else done.set(frame.frame, [candidate]);
  }
  return new Set(
    candidates.filter(({ frame, figure, ...rest }) => {
      if (!frame || figure || !once.has(frame.frame) || !isOpen(frame)) return false;
      return done.get(frame.frame)?.some((later) => isLater(later, rest) && isOfSame(later, rest)) ?? false;
    }),
  );
}

function isDone({ status, negated, doubted }: Frame): boolean {
  return status === 'done' && !negated && !doubted;
}

/** What was still to come, or had not come yet. What somebody denies is another matter: a dispute. */
function isOpen({ status, negated }: Frame): boolean {
  return status === 'planned' || status === 'possible' || (negated && status !== 'denied');
}

type Told = Pick<Candidate, 'analysis' | 'event'>;

/** Told in an article of a later day, or done on a later day than the other's article. */
function isLater(later: Told, earlier: Told): boolean {
  const day = dayOf(earlier);
  const days = [dayOf(later), later.event.date?.length === 'YYYY-MM-DD'.length ? later.event.date : undefined];
  return day !== undefined && days.some((each) => each !== undefined && each > day);
}

function dayOf({ analysis }: Told): string | undefined {
  return analysis.document.publishedAt?.slice(0, 'YYYY-MM-DD'.length);
}

/**
 * Those of one are among those of the other, so that a pact with Chad overtakes none with Ghana; where they share nobody, such as
 * a parliament and a state, those who did it are those that the open sentence's article is about.
 */
function isOfSame(later: Told, { analysis, event }: Told): boolean {
  const shared = later.event.who.filter((actor) => event.who.includes(actor)).length;
  if (shared > 0) return shared === Math.min(later.event.who.length, event.who.length);
  const main = mainActors(analysis);
  return later.event.who.some((actor) => main.includes(actor));
}
