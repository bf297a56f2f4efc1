/** Names that only say whose another thing is, or describe it: what is told is told of that. */
import type { Span } from '../text/document.ts';
import type { Line } from '../text/line.ts';
import type { Filler } from './roles.ts';
import { firstFrom } from './token-places.ts';

/** Whether nothing but its marker stands between a possessor and a place. */
export function isOfPlace(line: Line, filler: Filler, place: Filler | undefined): boolean {
  if (filler.case !== 'of' || place?.case !== 'in') return false;
  const [from, to] = [Math.min(filler.end, place.end), Math.max(filler.start, place.start)];
  return line.tokens.filter((token) => token.start >= from && token.end <= to).length <= 1;
}

/** "Peru's enemies" names the enemies: a name inside a longer word is a possessor. */
export function owns(line: Line, name: Span): boolean {
  const last = line.tokens[firstFrom(line.tokens, name.end) - 1];
  return last !== undefined && last.end > name.end;
}

/** "Peru-based rebels": a name that a hyphen ties to a word that is no name only describes that. */
export function isTied(line: Line, name: Span, names: readonly Span[]): boolean {
  const at = firstFrom(line.tokens, name.end);
  const hyphen = line.tokens[at];
  const next = line.tokens[at + 1];
  const isJoined = hyphen?.key === '-' && hyphen.start === name.end && next?.start === hyphen.end;
  return isJoined && next.kind === 'word' && !names.some(({ start }) => start === next.start);
}
