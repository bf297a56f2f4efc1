/**
 * Whether the thing that an event seems to be about is what its words say, from what stands beside it: "deployed troop carriers",
 * "खिलौना सैनिक तैनात किए", "signed a treaty amendment" and "a draft treaty" each name another thing with the words of one.
 */
import { type Span } from '../text/document.ts';
import type { Token } from '../text/tokens.ts';
import { isIn, isNew, type Ties } from './whole.ts';

/** A thing in its clause, with the spans that the line says or that need no saying. */
export interface Beside {
  tokens: readonly Token[];
  cue: Span;
  thing: Span;
  told: readonly Span[];
  ties: Ties;
}

/**
 * The event's words and its thing touch, but for words that say nothing, and no marker makes the thing the one who acts
 * ("सेना ने … तैनात किए").
 */
export function isDirect(place: Beside): boolean {
  const { tokens, cue, thing, told, ties } = place;
  const path = pathOf(place);
  const isOwned = (token: Token | undefined) => token !== undefined && ties.owners.has(token.key);
  if (path.some((token) => isNew(token, told, ties) && !isOwned(token))) return false;
  const before = tokens.findLast(({ end }) => end <= thing.start);
  const behind = tokens.find(({ start }) => start >= thing.end);
  // "16,000 Somali soldiers": a count that the event does not hold would be lost.
  const counted = tokens.filter(({ end }) => end <= thing.start).slice(-COUNT_REACH);
  const isCount = (token: Token) => token.kind === 'number' && !isIn(token, told);
  if (counted.some((token, at) => isCount(token) && counted.slice(at + 1).every((other) => isIn(other, told))))
    return false;
  const isMarker = before !== undefined && ties.marked.has(before.key);
  if (isNew(before, told, ties) && !isOwned(before) && !isMarker) return false;
  if (!ties.verbsLast) return !isNew(behind, told, ties) && !path.some(({ key }) => ties.binds.has(key));
  if (!behind || isIn(behind, told) || !ties.marked.has(behind.key)) return true;
  // "सैनिकों की तैनाती": the noun of the event right behind its owner.
  return ties.objects.has(behind.key) || tokens.find(({ start }) => start >= behind.end)?.start === cue.start;
}

/** The thing is what the clause is about: it stands before the event's words, and nothing before it governs it. */
export function isFirst(place: Beside): boolean {
  const { tokens, cue, thing, told, ties } = place;
  if (thing.end > cue.start) return false;
  const isBinding = ({ key }: Token) => ties.binds.has(key);
  if (ties.verbsLast) {
    const behind = tokens.find(({ start }) => start >= thing.end);
    return !behind || behind.start >= cue.start || !isBinding(behind);
  }
  const path = pathOf(place);
  const inset = path.at(0)?.key === ',' && path.at(-1)?.key === ',';
  return (
    (inset || !path.some((token) => isNew(token, told, ties) || isBinding(token))) &&
    !tokens.some((token) => token.end <= thing.start && isBinding(token))
  );
}

/** How many words before a thing its count may stand. */
const COUNT_REACH = 4;

/** How many words before a thing may lessen it ("a draft bilateral defence treaty"). */
const REACH = 3;

/** "A treaty amendment", "संधि विधेयक", "a draft treaty": the thing's own words name a part of another. */
export function isPartOfMore({ tokens, thing, told, ties }: Beside): boolean {
  const before = tokens.filter(({ end }) => end <= thing.start).slice(-REACH);
  if (before.some(({ key }) => ties.lessening.has(key))) return true;
  const behind = tokens.find(({ start }) => start >= thing.end);
  const goesOn = ({ key }: Token) =>
    ties.goesOn.words.has(key) || ties.goesOn.endings.some((ending) => key.endsWith(ending));
  return behind !== undefined && isNew(behind, told, ties) && !goesOn(behind);
}

/** The tokens between the event's words and the thing. */
function pathOf({ tokens, cue, thing }: Beside): Token[] {
  const [from, to] = thing.start >= cue.end ? [cue.end, thing.start] : [thing.end, cue.start];
  return tokens.filter(({ start, end }) => start >= from && end <= to);
}
