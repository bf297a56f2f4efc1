/** The case for which a pact promises something ("if either is attacked"): its words doubt nothing, for a line says them too. */
import type { Data } from '../data/data.ts';
import type { Span } from '../text/document.ts';
import type { Line } from '../text/line.ts';
import { Trie } from '../text/trie.ts';
import type { Frame } from './analysis.ts';

/** Finds the words of the case in a sentence of one language, with those of the event, for events that may have one. */
export function compileOccasions({ frames, themes }: Data, language: string): (line: Line, frame: Frame) => Span[] {
  const kinds = new Set(frames.filter(({ things }) => Object.values(things).includes('occasion')).map(({ id }) => id));
  const trie = new Trie<true>();
  for (const { kind, words } of themes)
    if (kind === 'occasion') for (const phrase of words[language] ?? []) trie.add(phrase, true);
  return (line, { frame, cue }) => {
    const found = kinds.has(frame) ? trie.longest(line.tokens) : [];
    const occasion = found.find(({ start }) => start >= cue.end) ?? found.at(0);
    return occasion ? [cue, occasion] : [];
  };
}
