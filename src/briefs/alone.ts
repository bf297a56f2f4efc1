/** Whether a thing that an event is about is a noun phrase by itself: "ballistic missile technology" and "toy weapons" are no arms. */
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { tiesOf } from '../facts/whole.ts';
import { within, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import type { Theme } from './themes.ts';

/** Words that may stand beside a thing and add nothing to it, by language. */
const besides = oncePer((data: Data) => {
  const words = [...data.languages].map(([code, pack]) => {
    const { plain, links, before } = tiesOf(pack);
    return [code, new Set([...plain, ...links, ...before, ...pack.frames.joiners.map(fold)])] as const;
  });
  return new Map(words);
});

/** The theme; undefined where the event's thing must stand alone and a word beside it may make another thing of it. */
export function aloneOf(
  { document, figures }: Analysis,
  frame: Frame,
  theme: Theme | undefined,
  data: Data,
): Theme | undefined {
  const kind = data.frames.find(({ id }) => id === frame.frame)!;
  if (!theme || !kind.alone) return theme;
  const counted = frame.figure === undefined ? [] : [figures[frame.figure]!];
  const told: Span[] = [frame.cue, ...Object.values(frame.roles), ...document.names, ...document.dates, ...counted];
  const known = besides(data).get(document.language)!;
  const tokens = tokenise(document.text, frame.clause);
  const isKnown = (token: Token | undefined) =>
    token?.kind !== 'word' || known.has(token.key) || told.some((span) => within(token, span));
  const before = tokens.findLast(({ end }) => end <= theme.span.start);
  const behind = tokens.find(({ start }) => start >= theme.span.end);
  return isKnown(before) && isKnown(behind) ? theme : undefined;
}
