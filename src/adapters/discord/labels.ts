/** Words on buttons, in menus and over the fields of a form: plain, on one line, and as short as Discord wants them. */
import { oneLine } from './escape.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * At most `most` UTF-16 units, cut between grapheme clusters with an ellipsis. Discord shows no Markdown, mentions or
 * links in these places, so signs stay as they are; line breaks, controls and bidi overrides go.
 */
export function label(words: string, most: number): string {
  const line = oneLine(words).trim();
  if (line.length <= most) return line;
  let cut = '';
  for (const { segment } of segmenter.segment(line.slice(0, most))) {
    if (cut.length + segment.length > most - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}
