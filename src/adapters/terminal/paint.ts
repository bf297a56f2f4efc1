/** Styles of the terminal as escape codes; a pipe or file gets the bare text. */
import type { Run, Style } from './wrap.ts';

const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  strong: [1, 22],
  emphasis: [3, 23],
  code: [36, 39],
  dim: [2, 22],
  alert: [33, 39],
  figure: [33, 39],
  date: [36, 39],
  name: [32, 39],
  voice: [35, 39],
};

/** One run with its style's codes around it, where `ansi` allows them and there is something to see. */
export function paint(run: Run, ansi: boolean): string {
  if (!ansi || run.style === undefined || run.text.trim() === '') return run.text;
  const [on, off] = CODES[run.style];
  return `\u001b[${on}m${run.text}\u001b[${off}m`;
}
