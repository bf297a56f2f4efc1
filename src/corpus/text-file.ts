/** A bare text: as it is, except that lines which were only wrapped at a column are joined again. */
import type { Draft } from './draft.ts';

const FEWEST_LINES = 4;
const NARROWEST = 45;
const WIDEST = 100;
const SPREAD = 22;
const STOPPED = /[.।॥?!…:]["'”’»)\]]*\s*$/;

/** The draft of a text file. */
export function readTextFile(source: string): Draft {
  return { text: unwrapped(source.replace(/\r\n?/g, '\n')) };
}

/** Paragraphs (parted by blank lines) whose lines were cut at a column become one line each. */
function unwrapped(text: string): string {
  return text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => {
      const lines = paragraph.split('\n').map((line) => line.trim());
      return isWrapped(lines) ? lines.join(' ') : paragraph;
    })
    .join('\n\n');
}

/** Lines of nearly one width, most of which end in mid-sentence. A page with one paragraph a line never looks so. */
function isWrapped(lines: readonly string[]): boolean {
  if (lines.length < FEWEST_LINES) return false;
  const full = lines.slice(0, -1);
  const widest = full.reduce((most, line) => Math.max(most, line.length), 0);
  const narrowest = full.reduce((least, line) => Math.min(least, line.length), widest);
  if (narrowest < NARROWEST || widest > WIDEST || widest - narrowest > SPREAD) return false;
  return full.filter((line) => !STOPPED.test(line)).length * 2 > full.length;
}
