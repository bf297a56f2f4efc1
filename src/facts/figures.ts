/** Quantities become figures: a slot, a claimant, a status, a period; what cannot be told stays open. */
import type { Clause } from '../text/clauses.ts';
import { clauseAt } from '../text/clauses.ts';
import type { Claim, Document, Quantity, Span } from '../text/document.ts';
import { slice, within } from '../text/document.ts';
import type { Line } from '../text/line.ts';
import type { MoodReader } from '../text/mood.ts';
import type { Figure, FactStatus } from './analysis.ts';
import type { SlotReader } from './slots.ts';

export interface FigureTools {
  slots: SlotReader;
  mood: MoodReader;
  /** Whether the sentence doubts, denies or supposes what it tells: its figures then answer no question. */
  unsure: (line: Line) => boolean;
  /** Folded words that mark an owner before what is owned (के in "X के सैनिक"). */
  owners: ReadonlySet<string>;
}

/** The least count that a hedge makes sense for: nobody hedges "about 11" of a thing counted in thousands. */
const SMALLEST_HEDGED = 100;
const ROUND = 5;

/** The figures of one sentence, in order; `document` holds the findings of that sentence only. */
export function figuresOf(line: Line, clauses: readonly Clause[], document: Document, tools: FigureTools): Figure[] {
  const index = line.sentence.index;
  const { quantities, claims } = document;
  if (quantities.length === 0) return [];
  const unsure = tools.unsure(line);
  const cues = tools.slots.cues(line);
  return quantities.map((quantity) => {
    const clause = clauseAt(clauses, quantity.start);
    const choice = quantity.known && !unsure ? tools.slots.choose(line, cues, quantity, quantities) : undefined;
    const claim = claimOver(claims, quantity);
    const status = statusOf(line, clause, quantity, claim, tools.mood);
    const slot = status === 'planned' ? (choice?.slot.planned ?? choice?.slot.id) : choice?.slot.id;
    return {
      ...amountOf(quantity),
      start: quantity.start,
      end: quantity.end,
      sentence: index,
      ...(slot ? { slot } : {}),
      unit: quantity.unit,
      ...subjectOf(line, document, quantity, tools.owners),
      claimant: claim?.name ?? null,
      ...(claim?.actor ? { claimantActor: claim.actor } : {}),
      status,
      ...periodOf(document, clause),
      ...(document.publishedAt ? { asOf: document.publishedAt.slice(0, 10) } : {}),
      ...suspicionOf(quantity, slot),
      text: slice(document.text, quantity),
    };
  });
}

function amountOf(quantity: Quantity): Pick<Figure, 'value' | 'min' | 'max' | 'vague' | 'bound' | 'approximate'> {
  const { value, min, max, vague, bound, approximate } = quantity;
  return {
    ...(value !== undefined ? { value } : {}),
    ...(min !== undefined ? { min } : {}),
    ...(max !== undefined ? { max } : {}),
    ...(vague ? { vague } : {}),
    ...(bound ? { bound } : {}),
    approximate,
  };
}

/** The innermost claim whose scope covers the span; a claim that only declines to speak claims nothing. */
export function claimOver(claims: readonly Claim[], span: { start: number; end: number }): Claim | undefined {
  return claims
    .filter(
      (claim) => claim.polarity !== 'declines-to-answer' && within(span, claim.scope) && !within(span, claim.verb),
    )
    .sort((a, b) => a.scope.end - a.scope.start - (b.scope.end - b.scope.start))[0];
}

function statusOf(
  line: Line,
  clause: Clause,
  quantity: Quantity,
  claim: Claim | undefined,
  mood: MoodReader,
): FactStatus {
  if (claim?.polarity === 'denies') return 'denied';
  const read = mood.ofThing(
    line,
    clause,
    line.tokens.findIndex((token) => token.start >= quantity.start),
  );
  return read.negated ? 'denied' : read.status;
}

/** The actor in the counted noun phrase ("North Korean soldiers"), or right before it as owner ("मिस्र के 40 सैनिक"). */
function subjectOf(
  line: Line,
  document: Document,
  quantity: Quantity,
  owners: ReadonlySet<string>,
): { subject?: string } {
  const { names } = document;
  const inside = { start: quantity.start, end: quantity.noun?.end ?? quantity.end };
  const named = names.find((name) => within(name, inside)) ?? names.find((name) => owns(line, name, quantity, owners));
  const subject = named?.state ?? named?.id;
  return subject && !subject.startsWith('new:') ? { subject } : {};
}

function owns(line: Line, name: Span, quantity: Span, owners: ReadonlySet<string>): boolean {
  const between = line.tokens.filter((token) => token.start >= name.end && token.end <= quantity.start);
  return between.length === 1 && owners.has(between[0]!.key);
}

/** A year or month inside the figure's own clause bounds what was counted; a single day does not. */
function periodOf(document: Document, clause: Clause): { period?: string } {
  const date = document.dates.find((found) => within(found, clause) && found.precision !== 'day' && !found.slip);
  return date ? { period: date.iso } : {};
}

/**
 * A hedge before a small, unrounded count of what is counted in thousands ("about 11 soldiers") is the mark of a lost
 * word: nobody estimates to the man. It is kept as printed and flagged.
 */
function suspicionOf(quantity: Quantity, slot: string | undefined): { suspect?: boolean; note?: string } {
  const { value } = quantity;
  const odd = value !== undefined && value < SMALLEST_HEDGED && value % ROUND !== 0 && !quantity.vague;
  return slot && quantity.approximate && odd && Number.isInteger(value) ? { suspect: true, note: 'lost-scale' } : {};
}
