/** Words on buttons and in toasts: cut at a word, never inside what a reader sees as one letter. */
import { cleanText } from './clean-text.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** At most `most` UTF-16 units, the dots at the end of a cut one included; empty when nothing is visible. */
export function shortened(words: string, most: number): string {
  const clean = cleanText(words).replace(/\s+/gu, ' ').trim();
  if (!/[^\s\p{C}\u2800\u3164]/u.test(clean)) return '';
  if (clean.length <= most) return clean;
  let end = 0;
  for (const { index, segment } of graphemes.segment(clean.slice(0, most + 64)))
    if (index + segment.length < most) end = index + segment.length;
    else break;
  const space = clean.slice(0, end + 1).lastIndexOf(' ');
  return `${clean.slice(0, space > end / 2 ? space : end).trimEnd()}…`;
}
