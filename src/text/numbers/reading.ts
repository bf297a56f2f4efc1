/** What number readers hand to each other: a cardinal with the parts that a range or ordinal needs, and what a rule makes of it. */
import type { Numeral } from '../document.ts';

export interface Digits {
  value: number;
  /** One past the last token. */
  to: number;
  /** A lone decimal mark before three digits: it may group thousands instead. */
  doubtful?: boolean;
  /** Grouped by the marks of another tongue. */
  foreign?: boolean;
}

export interface Cardinal {
  value: number;
  to: number;
  /** What stands before the scale, and the scale (1 without any): "12 हज़ार" is 12 and 1000. */
  head: number;
  scale: number;
  /** The scale of the last term: what follows as a further term must be smaller. */
  last: number;
  digits: boolean;
  words: boolean;
  /** Put together from several terms. */
  mixed?: boolean;
  doubtful?: boolean;
  foreign?: boolean;
}

/** What a rule produces: a numeral that reaches from where the rule was tried to before token `to`, and the rule's name. */
export type Reading = Pick<Numeral, 'kind' | 'value' | 'min' | 'max' | 'vague' | 'doubtful' | 'rule'> & { to: number };
