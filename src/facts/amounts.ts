/** Amounts as intervals of what may be true, to tell whether two of them can both be. */
import type { Quantity } from '../text/document.ts';
import type { Figure } from './analysis.ts';

type Amount = Pick<Figure, 'value' | 'min' | 'max' | 'vague' | 'bound' | 'approximate'>;

/** How far a hedged figure may be off and still be right, as a share of it. */
const HEDGE = 0.1;

/** The values an amount allows, both ends included. */
export function intervalOf(amount: Amount): [low: number, high: number] {
  const slack = amount.approximate ? HEDGE : 0;
  if (amount.value !== undefined) return [amount.value * (1 - slack), amount.value * (1 + slack)];
  return [(amount.min ?? -Infinity) * (1 - slack), (amount.max ?? Infinity) * (1 + slack)];
}

/** Whether both amounts can be true of the same thing. */
export function compatible(a: Amount, b: Amount): boolean {
  const [lowA, highA] = intervalOf(a);
  const [lowB, highB] = intervalOf(b);
  return lowA <= highB && lowB <= highA;
}

/** A figure's size for comparing magnitudes: its value, else the end that it names. */
export function sizeOf(amount: Amount): number {
  return amount.value ?? amount.min ?? amount.max ?? 0;
}

/** Same amount to the last detail: value, ends, bound, hedge and vagueness. */
export function sameAmount(a: Amount, b: Amount): boolean {
  return (
    a.value === b.value &&
    a.min === b.min &&
    a.max === b.max &&
    Boolean(a.vague) === Boolean(b.vague) &&
    (a.bound ?? null) === (b.bound ?? null) &&
    a.approximate === b.approximate
  );
}

/** Two counts of one thing are not farther apart. */
const LARGEST_RATIO = 100;

/** A count a hundred times its antecedent counts something else ("three drones … a further 1,000"). */
export function isOfSize(quantity: Amount, figure: Amount): boolean {
  if (quantity.vague || figure.vague) return true;
  const [one, other] = [sizeOf(quantity), sizeOf(figure)];
  return one <= other * LARGEST_RATIO && other <= one * LARGEST_RATIO;
}

/** The amount of a quantity, without what it has not. */
export function amountOf(
  quantity: Quantity,
): Pick<Figure, 'value' | 'min' | 'max' | 'vague' | 'bound' | 'approximate'> {
  const { value, min, max, vague, bound, approximate } = quantity;
  return { value, min, max, vague: vague || undefined, bound, approximate };
}

/** The least count that a hedge makes sense for: nobody hedges "about 11" of a thing counted in thousands. */
const SMALLEST_HEDGED = 100;
const ROUND = 5;

/**
 * A hedge before a small, unrounded count of what is counted in thousands ("about 11 soldiers") is the mark of a lost
 * word: nobody estimates to the man. It is kept as printed and flagged.
 */
export function suspicionOf(quantity: Quantity, slot: string | undefined): string | undefined {
  const { value } = quantity;
  const odd = value !== undefined && value < SMALLEST_HEDGED && value % ROUND !== 0 && !quantity.vague;
  return slot && quantity.approximate && odd && Number.isInteger(value) ? 'lost-scale' : undefined;
}
