/** Words cut where they grow too long, never inside a letter with its marks. */

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Text behind the cut that a segmenter needs to see; it would copy all of a long one for each letter. */
const LOOK_AHEAD = 64;

/** The words on one line, at most so many UTF-16 units of them; a cut shows as an ellipsis. */
export function shortened(words: string, most: number): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  let end = 0;
  for (const { index, segment } of graphemes.segment(line.slice(0, most + LOOK_AHEAD))) {
    if (index + segment.length > most - 1) break;
    end = index + segment.length;
  }
  return `${line.slice(0, end).trimEnd()}…`;
}
