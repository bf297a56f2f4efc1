/** Where a text that is too long may be cut: between words, else between grapheme clusters. */
import { oneLine } from './escape.ts';

const LONGEST_PIECE = 200;

/**
 * Words with the blank after them; a very long word in runs of clusters, a monstrous cluster in runs of characters.
 * Joined again they are the text as one line; no piece is longer than 200 UTF-16 units.
 */
export function pieces(value: string): string[] {
  return oneLine(value)
    .split(/(?<=\s)(?=\S)/u)
    .flatMap((word) => (word.length <= LONGEST_PIECE ? [word] : gathered(clusters(word))));
}

function gathered(parts: Iterable<string>): string[] {
  const result = [''];
  for (const part of parts) {
    if (result.at(-1)!.length + part.length > LONGEST_PIECE) result.push(part);
    else result[result.length - 1] += part;
  }
  return result;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const WINDOW = 2 * LONGEST_PIECE;

/**
 * The clusters of a word, window by window: V8 copies the whole text into every segment it hands out, which for a word
 * of 200,000 letters is more than there is memory. The last cluster of a window may go on, so it opens the next one.
 */
function* clusters(word: string): Generator<string> {
  for (let at = 0; at < word.length;) {
    const window = windowAt(word, at);
    const found = Array.from(segmenter.segment(window), ({ segment }) => segment);
    const last = at + window.length === word.length || found.length === 1;
    for (const cluster of last ? found : found.slice(0, -1)) {
      at += cluster.length;
      if (cluster.length <= LONGEST_PIECE) yield cluster;
      else yield* cluster;
    }
  }
}

/** Never ends between the halves of a surrogate pair. */
function windowAt(word: string, at: number): string {
  const window = word.slice(at, at + WINDOW);
  return /[\ud800-\udbff]$/.test(window) ? window.slice(0, -1) : window;
}
