/** What an event rests on in its clause: its figure, its day, and the claim that tells it. */
import type { FrameKind, FramesData } from '../data/frames.ts';
import type { LanguageData } from '../data/language.ts';
import type { Clause } from '../text/clauses.ts';
import { within, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Line } from '../text/line.ts';
import { Trie } from '../text/trie.ts';
import type { Frame } from './analysis.ts';
import { claimOver } from './figures.ts';
import type { Local, SentenceFindings } from './local.ts';
import { compileSaid } from './sayings.ts';
import { firstFrom, lastUntil } from './token-places.ts';

/** Where a cue stands, with what else was found there. */
export interface Scene {
  line: Line;
  clause: Clause;
  cue: Span;
  local: Local;
  /** The words of other events in the sentence. */
  rivals: readonly Span[];
}

export type GroundReader = (kind: FrameKind, scene: Scene) => Pick<Frame, 'figure' | 'date' | 'claim'>;

/** A reader of grounds for one language. */
export function compileGrounds(frames: FramesData, language: LanguageData): GroundReader {
  const isWhen = whenTest(frames);
  const startOfSaid = compileSaid(language);
  const isHung = participleTest(frames, language);
  return (kind, { line, clause, cue, local, rivals }) => {
    const { document, figures, indexOf } = local;
    const figure = figures.find((found) => within(found, clause) && kind.slots.includes(found.slot ?? ''));
    const claim = claimOver(document.claims, cue);
    // "Kenya said on Monday it had …" dates the saying.
    const from = claim?.claimant ? startOfSaid(line, claim, document) : 0;
    const to = claim?.claimant ? claim.scope.end : Infinity;
    const first = isHung(line, cue) ? Math.max(from, cue.end) : from;
    const dates = document.dates.filter(
      (date) =>
        within(date, clause) &&
        !date.slip &&
        !date.names &&
        date.end <= to &&
        isWhen(line, date) &&
        !isOfTelling(date, cue, document),
    );
    const own = dates.filter((date) => date.start >= first && !rivals.some((rival) => isBetween(rival, date, cue)));
    return {
      figure: figure && indexOf.get(figure)!,
      date: dates.length === 1 && own.length === 1 ? indexOf.get(own[0]!)! : undefined,
      claim: claim && indexOf.get(claim)!,
    };
  };
}

/** "…, the ministry said on Wednesday": what a claim over the event does not cover dates the saying. */
function isOfTelling(date: Span, cue: Span, { claims }: SentenceFindings): boolean {
  return claims.some(({ scope }) => within(cue, scope) && !within(date, scope));
}

/** "The treaty signed by Peru entered into force on 3 May": the day behind another event's words is that one's. */
function isBetween(rival: Span, date: Span, cue: Span): boolean {
  return date.start >= cue.end
    ? rival.start >= cue.end && rival.end <= date.start
    : rival.start >= date.end && rival.end <= cue.start;
}

/** Where verbs come first: "signed by Peru" behind no auxiliary hangs on a noun, and a day before that noun is another verb's. */
function participleTest(frames: FramesData, { markers, told }: LanguageData): (line: Line, cue: Span) => boolean {
  const by = new Set(Object.entries(frames.markers).flatMap(([word, mark]) => (mark === 'by' ? [fold(word)] : [])));
  const plain = new Set(told.plain.map(fold));
  return ({ tokens }, cue) => {
    const behind = tokens[firstFrom(tokens, cue.end)];
    const before = tokens[lastUntil(tokens, cue.start)];
    return markers === 'before' && by.has(behind?.key ?? '') && !plain.has(before?.key ?? '');
  };
}

/** Whether a date tells when: "since 2022" and "2022 से" bound a span, which is no event's day. */
function whenTest(frames: FramesData): (line: Line, date: Span) => boolean {
  const before = new Set(frames.notWhen.before.map(fold));
  const after = new Trie<true>();
  for (const phrase of frames.notWhen.after) after.add(phrase, true);
  return ({ tokens }, date) => {
    const inside = tokens[firstFrom(tokens, date.start)];
    const previous = tokens[lastUntil(tokens, date.start)];
    const opened = before.has(previous?.key ?? '') || before.has(inside?.key ?? '');
    return !opened && after.matchesAt(tokens, firstFrom(tokens, date.end)).length === 0;
  };
}
