/** A number as an outlet writes it: small ones in words, scales of its own, the digits of its script. */
export interface NumberStyle {
  /** Words of the numbers from 0 on; those beyond the list are written in digits. */
  words: readonly string[];
  /** Scales from the largest down, such as `[10000000, crore]`. */
  scales: readonly (readonly [number, string])[];
  /** The locale by which digits are grouped, such as `en-IN`. */
  grouping: string;
}

export function numberWords(value: number, { words, scales, grouping }: NumberStyle): string {
  const word = words[value];
  if (word !== undefined) return word;
  const scale = scales.find(([size]) => value >= size && (value * 100) % size === 0);
  if (!scale) return formatter(grouping).format(value);
  return `${formatter(grouping).format(value / scale[0])} ${scale[1]}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(grouping: string): Intl.NumberFormat {
  const known = formatters.get(grouping) ?? new Intl.NumberFormat(grouping);
  formatters.set(grouping, known);
  return known;
}
