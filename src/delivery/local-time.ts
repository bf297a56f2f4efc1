/** Reads a time of day: `8:00`, `08:00`, `20:30`, in the digits of any script. */
import { SaarError } from '../errors.ts';

const TIME = /^(\d{1,2})[:.](\d{2})$/;
const DIGIT = /\p{Nd}/u;

/** `HH:MM`, 24 hours. @throws SaarError `schedule.time` for anything else, `24:00` and `7:60` among them */
export function parseLocalTime(typed: string): string {
  const parts = TIME.exec(withPlainDigits(typed.trim().slice(0, 40)));
  const [hour, minute] = [Number(parts?.[1]), Number(parts?.[2])];
  if (!parts || hour > 23 || minute > 59) throw new SaarError('schedule.time', { time: typed.slice(0, 40) });
  return `${String(hour).padStart(2, '0')}:${parts[2]}`;
}

function withPlainDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => String(valueOf(digit.codePointAt(0)!)));
}

// Unicode keeps the ten digits of a script side by side, 0 first: a digit's value is its distance from the first one.
function valueOf(codePoint: number): number {
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(codePoint - value - 1))) value += 1;
  return value;
}
