/** Where phrases of purpose end ("चाड में शांति लाने के लिए"): what stands in them is no part of the event behind them. */
import type { FramesData } from '../data/frames.ts';
import type { Clause } from '../text/clauses.ts';
import type { Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Line } from '../text/line.ts';
import { Trie } from '../text/trie.ts';

/** The end offset of the last one before an event's words, if any. */
export type PurposeReader = (line: Line, clause: Clause, cue: Span) => number | undefined;

/** "चाड का साथ देने के लिए": an infinitive with a word of purpose behind it. */
export function compilePurpose({ purpose, infinitive }: FramesData): PurposeReader {
  const phrases = new Trie<true>();
  for (const phrase of purpose) phrases.add(phrase, true);
  const endings = infinitive.endings.map(fold);
  return ({ tokens }: Line, clause: Clause, cue: Span) => {
    let end: number | undefined;
    for (let at = clause.from + 1; at < clause.to && tokens[at]!.end <= cue.start; at += 1) {
      const match = phrases.matchesAt(tokens, at).at(-1);
      if (match && endings.some((ending) => tokens[at - 1]!.key.endsWith(ending))) end = match.end;
    }
    return end;
  };
}
