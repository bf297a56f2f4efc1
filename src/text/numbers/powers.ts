/** Powers behind digits: "1.5e6", "10^6", "2.5 × 10^6". */
import { asciiDigits } from './joined-digits.ts';
import { glued, type NumberLine } from './lexicon.ts';

const EXPONENT = 'e';
const POWER = '^';
const TEN = '10';
const TIMES = /^[x×*·]$/;
const MINUS = /^[-\u2212]$/;
const LARGEST = 1e15;
const PRECISION = 12;

/** What a mantissa that ends before token `to` is worth with its power; `none` where it is too large to be a count. */
export function readPower(
  line: NumberLine,
  mantissa: number,
  to: number,
): { value: number; to: number } | 'none' | undefined {
  const key = line.tokens[to]?.key;
  if (key === undefined) return undefined;
  const tied = glued(line, to) && (key === EXPONENT || key === POWER) ? exponentAt(line, to + 1) : undefined;
  if (tied) return counted(key === EXPONENT ? mantissa * 10 ** tied.value : mantissa ** tied.value, tied.to);
  const isTen = TIMES.test(key) && line.tokens[to + 1]?.key === TEN && line.tokens[to + 2]?.key === POWER;
  const ten = isTen ? exponentAt(line, to + 3) : undefined;
  return ten && counted(mantissa * 10 ** ten.value, ten.to);
}

function exponentAt(line: NumberLine, at: number): { value: number; to: number } | undefined {
  const sign = MINUS.test(line.tokens[at]?.key ?? '') ? 1 : 0;
  const token = line.tokens[at + sign];
  if (token?.kind !== 'number' || !glued(line, at) || !glued(line, at + sign)) return undefined;
  const digits = asciiDigits(token.key);
  return /^\d{1,2}$/.test(digits) ? { value: sign ? -Number(digits) : Number(digits), to: at + sign + 1 } : undefined;
}

function counted(value: number, to: number): { value: number; to: number } | 'none' {
  if (!Number.isFinite(value) || value > LARGEST) return 'none';
  return { value: Number(value.toPrecision(PRECISION)), to };
}
