/** Styled words set into lines of a width. The width is counted in grapheme clusters, so that Devanagari fits too. */

/** A stretch of text in one style; styles are names that `render.ts` turns into escape codes, or leaves out. */
export interface Run {
  text: string;
  style?: Style;
}

/** The last four mark what was read in a sentence. */
export type Style = 'strong' | 'emphasis' | 'code' | 'dim' | 'alert' | 'figure' | 'date' | 'name' | 'voice';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
// eslint-disable-next-line no-control-regex -- the fast path for plain ASCII
const ASCII = /^[\u0000-\u007f]*$/;

/** How many cells a text takes, by grapheme clusters. */
export function widthOf(text: string): number {
  return ASCII.test(text) ? text.length : [...segmenter.segment(text)].length;
}

/**
 * Lines of at most `width` clusters; a longer word stands alone on its line and is not cut, so that it can be copied.
 * Words that touch (`word` and its mark `[1]`) stay together.
 */
export function wrap(runs: readonly Run[], width: number): Run[][] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  let used = 0;
  for (const word of wordsOf(runs)) {
    const length = word.reduce((sum, run) => sum + widthOf(run.text), 0);
    if (used > 0 && used + 1 + length > width) {
      lines.push(line);
      [line, used] = [[], 0];
    }
    if (used > 0) line.push({ text: ' ' });
    line.push(...word);
    used += length + (used > 0 ? 1 : 0);
  }
  return (line.length > 0 ? [...lines, line] : lines).map(joined);
}

/** Neighbours of one style become one run; the space between two words of a style is part of it. */
function joined(line: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const [index, { text, style }] of line.entries()) {
    const last = runs.at(-1);
    const follows = text === ' ' ? line[index + 1]?.style : style;
    if (last && last.style === follows) last.text += text;
    else runs.push({ text, style });
  }
  return runs;
}

/** The runs cut at white space; one word may consist of several runs. */
function wordsOf(runs: readonly Run[]): Run[][] {
  const words: Run[][] = [[]];
  for (const run of runs) {
    const [first = '', ...others] = run.text.split(/\s+/);
    if (first !== '') words.at(-1)!.push({ ...run, text: first });
    for (const part of others) words.push(part === '' ? [] : [{ ...run, text: part }]);
  }
  return words.filter((word) => word.length > 0);
}
