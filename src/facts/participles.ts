/**
 * Where a participle tells an event of the noun behind it ("चिली द्वारा हस्ताक्षरित समझौता"): its agent and date stand in its own
 * phrase, and what follows the noun tells of something else.
 */
import type { FramesData } from '../data/frames.ts';
import type { Clause } from '../text/clauses.ts';
import type { Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Line } from '../text/line.ts';
import type { Filler } from './roles.ts';
import { firstFrom } from './token-places.ts';

/** The part of a clause that is a participle's own; `fillers` are the clause's. */
export type PhraseReader = (line: Line, clause: Clause, cue: Span, fillers: readonly Filler[]) => Clause;

/** A reader of participle phrases for a language whose markers stand behind their names. */
export function compilePhrases(frames: FramesData): PhraseReader {
  const markers = new Set(Object.keys(frames.markers).map(fold));
  return ({ tokens }, clause, cue, fillers) => {
    const behind = firstFrom(tokens, cue.end);
    let to = behind < tokens.length ? behind : clause.to;
    while (to < clause.to && tokens[to]!.kind === 'word' && !markers.has(tokens[to]!.key)) to += 1;
    const isClosed = tokens[to]?.key === ',';
    const before = fillers.filter((filler) => filler.end <= cue.start);
    const agent = before.findLast((filler) => filler.case === 'by');
    // A date before the agent is the participle's own only where no other verb can claim it.
    const isFree = isClosed && before.every((filler) => filler.case === 'by' || filler.case === 'bare');
    const from = isFree || !agent ? clause.from : firstFrom(tokens, agent.start);
    return { ...clause, from, to, start: tokens[from]!.start, end: tokens[to - 1]!.end };
  };
}
