/**
 * What small words turn an event around that its own words seem to tell: "killed or captured", "not in Chad but in Peru", a verb in
 * quotation marks, "some of the 70", "70 of its soldiers". A line would lose them, so the event is left to its quotation.
 */
import type { LanguagePack } from '../data/data.ts';
import { within, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Line } from '../text/line.ts';
import type { Token } from '../text/tokens.ts';
import type { Figure, Frame } from './analysis.ts';
import type { Local } from './local.ts';
import { firstFrom, lastUntil } from './token-places.ts';

/** Whether a frame's sentence turns it around. */
export type TurnReader = (line: Line, frame: Frame, local: Local) => boolean;

interface Words {
  either: ReadonlySet<string>;
  negation: ReadonlySet<string>;
  owners: ReadonlySet<string>;
  articles: ReadonlySet<string>;
  /** Words that mark whose or of which something is, where they come before it. */
  of: ReadonlySet<string>;
  partial: ReadonlySet<string>;
  /** What may follow a counted noun without changing what is counted. */
  behind: ReadonlySet<string>;
}

const QUOTES: ReadonlySet<string> = new Set(['"', '“', '”', "'", '‘', '’']);

/** A reader of turns for one language. */
export function compileTurns({ language, frames }: LanguagePack): TurnReader {
  const { told, negation, markers } = language;
  const set = (list: readonly string[]) => new Set(list.map(fold));
  const verbsLast = markers === 'after';
  const words: Words = {
    either: set(told.either),
    negation: set(negation),
    owners: set(told.owners),
    articles: set(told.articles),
    of: set(Object.entries(frames.markers).flatMap(([word, mark]) => (mark === 'of' && !verbsLast ? [word] : []))),
    partial: set(told.partial),
    behind: set([...told.plain, ...told.links, ...told.before, ...told.relatives, ...told.behind]),
  };
  return (line, frame, local) => {
    const figure =
      frame.figure === undefined ? undefined : local.figures.find((found) => local.indexOf.get(found) === frame.figure);
    return (
      isAlternative(line, frame, words) ||
      isNegatedElsewhere(line, frame, local, words) ||
      isScareQuoted(line, frame.cue) ||
      (figure !== undefined && isPartOrOwned(line, frame, figure, local, words)) ||
      (figure !== undefined && !verbsLast && isFollowed(line, frame, figure, local, words))
    );
  };
}

/** "killed or captured", "बोलीविया या पेरू ने": the event, or who has a part in it, is one of two. */
function isAlternative({ tokens }: Line, { cue, roles }: Frame, { either }: Words): boolean {
  const isEither = (token: Token | undefined) => token !== undefined && either.has(token.key);
  return [cue, ...Object.values(roles)].some(
    ({ start, end }) => isEither(tokens[lastUntil(tokens, start)]) || isEither(tokens[firstFrom(tokens, end)]),
  );
}

/** "Not to Chad but to Peru": a negation of another part of the clause, outside what the event itself says. */
function isNegatedElsewhere({ tokens }: Line, { cue, clause, negated }: Frame, local: Local, words: Words): boolean {
  if (negated) return false;
  const negations = tokens.filter((token) => words.negation.has(token.key) && within(token, clause));
  if (negations.length === 0) return false;
  const said = local.document.claims.filter(({ verb }) => verb.start < cue.end && cue.start < verb.end);
  const inside = [...said.map(({ scope }) => scope), ...local.document.names, cue];
  return negations.some((token) => !isIn(token, inside));
}

/** 'Chile "deployed" 500 soldiers': a verb that stands in quotation marks by itself is not the writer's own. */
function isScareQuoted({ tokens }: Line, cue: Span): boolean {
  const inside = (token: Token | undefined) => token !== undefined && QUOTES.has(token.key);
  return inside(tokens[lastUntil(tokens, cue.start)]) && inside(tokens[firstFrom(tokens, cue.end)]);
}

/** "Some of the 70", "70 of its soldiers", "70 सैनिकों में से कुछ": a part of what is counted, or of what somebody unnamed owns. */
function isPartOrOwned({ tokens }: Line, { cue, roles }: Frame, figure: Figure, local: Local, words: Words): boolean {
  const thing = thingOf(figure, local);
  const first = firstFrom(tokens, figure.start);
  const before = words.articles.has(tokens[first - 1]?.key ?? '') ? tokens[first - 2] : undefined;
  if (before && words.of.has(before.key)) return true;
  const around = tokens.slice(Math.max(0, first - 1)).filter(({ start, end }) => start < thing.end || end <= cue.start);
  if (around.some(({ key, start }) => start >= thing.end && words.partial.has(key))) return true;
  const owned = around.some(
    (token) => token.start < thing.end && words.owners.has(token.key) && !isIn(token, Object.values(roles)),
  );
  return owned && !roles['agent'];
}

/** "4,000 soldiers fewer", "300 drones' worth": what right follows the counted noun changes what is counted. */
function isFollowed(
  { tokens }: Line,
  { cue, clause, roles }: Frame,
  figure: Figure,
  local: Local,
  words: Words,
): boolean {
  const thing = thingOf(figure, local);
  const at = firstFrom(tokens, thing.end);
  const next = tokens[at];
  if (!next || !within(next, clause)) return false;
  if (next.start === thing.end && QUOTES.has(next.key)) return tokens[at + 1]?.kind === 'word';
  const told = [cue, ...Object.values(roles), ...local.document.names, ...local.document.dates];
  const claims = local.document.claims.flatMap(({ verb, claimant }) => [verb, ...(claimant ? [claimant] : [])]);
  if (words.of.has(next.key)) return tokens[at + 1] !== undefined && !isIn(tokens[at + 1]!, Object.values(roles));
  return next.kind === 'word' && !words.behind.has(next.key) && !isIn(next, [...told, ...claims]);
}

/** The counted noun phrase of a figure, or the number alone. */
function thingOf({ start, end }: Figure, { document }: Local): Span {
  const noun = document.quantities.find((quantity) => quantity.start === start)?.noun;
  return { start, end: Math.max(end, noun?.end ?? 0) };
}

function isIn(token: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => within(token, span));
}
