/**
 * Computes where sources disagree; nothing here is written by hand or by a model. Same slot, overlapping subject and period,
 * values that cannot both be true: `conflict`. Claim against denial: `denial`. Another period or kind: `scope`.
 * A newer figure of the same claimant: `update`.
 */
import type { Data } from '../data/data.ts';
import type { Slot } from '../data/slots.ts';
import { compatible, sizeOf } from './amounts.ts';
import type { Analysis, Figure } from './analysis.ts';
import { actorsNear } from './context.ts';
import { findDenials } from './denials.ts';
import type { Disagreement, Fact } from './disagreement.ts';

/** Figures this many times smaller or larger than a peer are flagged. */
const ORDERS_OF_MAGNITUDE = 100;
/** Counts taken this far apart are of another time, not in conflict. */
const SAME_TIME_DAYS = 45;
const DAY_MS = 86_400_000;
/** Different figures of one slot that are compared, in the articles' order: pairs grow with the square. */
const MOST_COMPARED = 60;

/** Every disagreement among articles, in the order of the slot list; denials last. */
export function findDisputes(analyses: readonly Analysis[], data: Data): Disagreement[] {
  const facts = analyses.flatMap((analysis) => analysis.figures.map((figure) => ({ analysis, figure })));
  const bySlot = data.slots.flatMap((slot) =>
    slotDisputes(
      slot,
      facts.filter((fact) => fact.figure.slot === slot.id),
    ),
  );
  return [...bySlot, ...scopeDisputes(data, facts), ...findDenials(analyses, data)];
}

type Counted = Fact & { figure: Figure };

function slotDisputes(slot: Slot, facts: readonly Counted[]): Disagreement[] {
  const asserted = facts.filter(({ figure }) => figure.status !== 'denied' && figure.status !== 'possible');
  const found: Disagreement[] = [];
  for (const group of groups(distinct(asserted).slice(0, MOST_COMPARED))) {
    const kinds = new Map<Disagreement['kind'], Set<Counted>>();
    for (const [a, b] of pairs(group)) {
      const kind = kindOf(slot, a, b);
      if (kind) kinds.set(kind, (kinds.get(kind) ?? new Set()).add(a).add(b));
    }
    for (const [kind, members] of kinds)
      found.push({ slot: slot.id, kind, facts: distinct([...members]), suspects: suspectsIn([...members]) });
  }
  return found;
}

/** Facts about the same subject: linked when their subjects are equal, or one is unknown and their contexts share an actor. */
function groups(facts: readonly Counted[]): Counted[][] {
  const found: Counted[][] = [];
  for (const fact of facts) {
    const home = found.find((group) => group.some((other) => sameSubject(fact, other)));
    if (home) home.push(fact);
    else found.push([fact]);
  }
  return found;
}

function sameSubject(a: Counted, b: Counted): boolean {
  const subjectA = subjectOf(a);
  const subjectB = subjectOf(b);
  if (subjectA && subjectB) return subjectA === subjectB && share(a, b);
  return share(a, b);
}

/** Whose thing is counted: the figure's own subject, else the agent of the event it is told in. */
function subjectOf({ analysis, figure }: Counted): string | undefined {
  if (figure.subject) return figure.subject;
  const frame = analysis.frames.find(
    (found) => found.figure !== undefined && analysis.figures[found.figure] === figure,
  );
  const agents = frame?.roles['agent']?.actors;
  if (agents?.length !== 1) return undefined;
  return analysis.document.names.find((name) => name.id === agents[0])?.state ?? agents[0];
}

function share(a: Counted, b: Counted): boolean {
  const near = actorsNear(a.analysis, a.figure.sentence);
  const other = actorsNear(b.analysis, b.figure.sentence);
  return (
    near.filter((actor) => other.includes(actor)).length >= Math.min(2, near.length, other.length) && near.length > 0
  );
}

function kindOf(slot: Slot, a: Counted, b: Counted): Disagreement['kind'] | undefined {
  if (a.analysis === b.analysis && a.figure.sentence === b.figure.sentence) return undefined;
  if (a.figure.unit !== b.figure.unit || compatible(a.figure, b.figure)) return undefined;
  if (a.figure.suspect || b.figure.suspect || magnitudesApart(a.figure, b.figure)) return 'conflict';
  if (a.figure.period !== b.figure.period) return 'scope';
  const sameVoice = claimantOf(a.figure) !== null && claimantOf(a.figure) === claimantOf(b.figure);
  const apart = daysApart(a, b);
  if (sameVoice) return apart === 0 ? undefined : 'update';
  if (apart <= SAME_TIME_DAYS) return 'conflict';
  return slot.cumulative ? undefined : 'scope';
}

function claimantOf(figure: Figure): string | null {
  return figure.claimantActor ?? figure.claimant;
}

function magnitudesApart(a: Figure, b: Figure): boolean {
  if (a.vague || b.vague || a.bound || b.bound) return false;
  const [small, large] = [sizeOf(a), sizeOf(b)].sort((x, y) => x - y) as [number, number];
  return small > 0 && large / small >= ORDERS_OF_MAGNITUDE;
}

function daysApart(a: Counted, b: Counted): number {
  const [one, two] = [a, b].map((fact) => Date.parse(fact.figure.asOf ?? fact.analysis.document.publishedAt ?? ''));
  const days = Math.abs((one ?? NaN) - (two ?? NaN)) / DAY_MS;
  return Number.isNaN(days) ? 0 : days;
}

function suspectsIn(facts: readonly Counted[]): Map<Figure, string> {
  const flagged = new Map<Figure, string>();
  const sizes = facts.map(({ figure }) => sizeOf(figure));
  for (const { figure } of facts) {
    if (figure.suspect) flagged.set(figure, figure.note ?? 'magnitude');
    else if (
      facts.length > 2 &&
      sizes.every((size) => size === sizeOf(figure) || size / sizeOf(figure) >= ORDERS_OF_MAGNITUDE)
    )
      flagged.set(figure, 'magnitude');
  }
  return flagged;
}

/** Different slots of one family, such as shells in all and mixed rounds in one year: side by side, never a conflict. */
function scopeDisputes(data: Data, facts: readonly Counted[]): Disagreement[] {
  const families = new Map<string, Slot[]>();
  for (const slot of data.slots)
    if (slot.family) families.set(slot.family, [...(families.get(slot.family) ?? []), slot]);
  return [...families.values()].flatMap((slots) => {
    const counted = facts.filter(
      ({ figure }) => figure.status === 'done' && slots.some((slot) => slot.id === figure.slot),
    );
    const precise = counted.filter(({ figure }) => !figure.vague);
    const members = precise.filter((fact) =>
      precise.some((other) => other.figure.slot !== fact.figure.slot && share(fact, other)),
    );
    const several = new Set(members.map(({ figure }) => figure.slot)).size > 1;
    const facts_ = distinct(members);
    return several
      ? [{ slot: slots[0]!.id, kind: 'scope' as const, facts: facts_, suspects: new Map<Figure, string>() }]
      : [];
  });
}

/** One fact for each value and claimant: a figure repeated by many outlets is one position. */
function distinct(facts: readonly Counted[]): Counted[] {
  const seen = new Map<string, Counted>();
  for (const fact of facts) {
    const { slot, value, min, max, unit, period } = fact.figure;
    const key = JSON.stringify([slot, value, min, max, unit, period, claimantOf(fact.figure), subjectOf(fact)]);
    if (!seen.has(key)) seen.set(key, fact);
  }
  return [...seen.values()];
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [T, T] => [a, b]));
}
