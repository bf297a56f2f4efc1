/**
 * Whether a page was written on rather than corrected since it told something. A page that is kept up all day drops old
 * paragraphs as it takes on new ones: what it does not hold any more, nobody took back.
 */
import type { Analysis } from '../facts/analysis.ts';
import { tokenise } from '../text/tokens.ts';
import type { Citation } from './brief.ts';
import { folded } from './changes.ts';

/** What an article said before it was changed. */
export interface FormerText {
  text: string;
  sentences: readonly { start: number; end: number }[];
}

/** A correction takes out a sentence or two, and adds a note; so many that have no likeness on either side are another page. */
const MOST_CORRECTED = 2;
/** Share of a sentence's words that stand in the one that took its place: it has another number, and at times another name. */
const ALIKE = 0.7;

/**
 * @param former article id → its earlier editions, the newest first
 * @param analyses article id → its reading as it stands
 */
export function rewritings(
  former: ReadonlyMap<string, readonly FormerText[]>,
  analyses: ReadonlyMap<string, Analysis>,
): (citation: Citation) => boolean {
  const known = new Map<FormerText, boolean>();
  return ({ source, quote }) => {
    // The oldest that held it: what came and went since then counts, however often somebody looked.
    const then = former.get(source)?.findLast(({ text }) => folded(text).includes(folded(quote)));
    const now = analyses.get(source)?.document;
    if (!then || !now) return false;
    const found = known.get(then) ?? isOther(sentencesOf(then), sentencesOf(now));
    known.set(then, found);
    return found;
  };
}

function sentencesOf({ text, sentences }: FormerText): string[] {
  return sentences.map(({ start, end }) => folded(text.slice(start, end)));
}

function isOther(before: readonly string[], after: readonly string[]): boolean {
  const [old, now] = [new Set(before), new Set(after)];
  const gone = [...old].filter((sentence) => !now.has(sentence)).map(wordsIn);
  const come = [...now].filter((sentence) => !old.has(sentence)).map(wordsIn);
  const dropped = gone.filter((words) => !come.some((other) => isLike(words, other)));
  const added = come.filter((words) => !gone.some((other) => isLike(other, words)));
  return dropped.length > MOST_CORRECTED && added.length > MOST_CORRECTED;
}

export function isAlike(before: string, after: string): boolean {
  return isLike(wordsIn(before), wordsIn(after));
}

function isLike(old: ReadonlySet<string>, now: ReadonlySet<string>): boolean {
  return [...old].filter((word) => now.has(word)).length >= old.size * ALIKE;
}

function wordsIn(quote: string): Set<string> {
  return new Set(tokenise(quote, { start: 0, end: quote.length }).map(({ key }) => key));
}
