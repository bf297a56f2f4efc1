/** Expressions for a language's digits, built from its grouping and decimal marks. */
import type { NumbersData } from '../../data/numbers.ts';

export interface DigitPatterns {
  /** A whole digit token with its grouping and decimals. */
  digits: RegExp;
  /** The same in the marks of other tongues, at least two groups of three ("1.250.000" where a comma groups). */
  foreignDigits: RegExp;
  /** One to three digits, the decimal mark and three more: it may be grouping after all. */
  doubtful: RegExp;
}

/** Plain, Western (1,234,567) or Indian (12,34,567) grouping, with decimals. Linear: each group is of fixed length. */
export function digitPatterns(data: NumbersData): DigitPatterns {
  const group = escaped(data.group);
  const decimal = escaped(data.decimal);
  const whole = `\\d+|\\d{1,3}(?:${group}\\d{3})+|\\d{1,2}(?:${group}\\d{2})+${group}\\d{3}`;
  return {
    digits: new RegExp(`^(?:${whole})(?:${decimal}\\d+)?$`),
    foreignDigits: new RegExp(`^[1-9]\\d{0,2}(?:${decimal}\\d{3}){2,}(?:${group}\\d+)?$`),
    doubtful: new RegExp(`^[1-9]\\d{0,2}${decimal}\\d{3}$`),
  };
}

function escaped(mark: string): string {
  return mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
