/**
 * Sentences that take back an earlier one of their article, however far off: "The agency has since withdrawn its report on the 4,000
 * soldiers." What they take back is found by the thing that both name.
 */
import type { LanguageData } from '../data/language.ts';
import { within } from '../text/document.ts';
import type { DoubtReader } from '../text/doubt.ts';
import { fold } from '../text/fold.ts';
import type { Line } from '../text/line.ts';
import type { Token } from '../text/tokens.ts';
import { isOneOf } from '../text/vocabulary.ts';
import type { Frame } from './analysis.ts';

/** Whether a later line takes the frame of line `at` back. */
export type RetractionReader = (at: number, frame: Frame) => boolean;

/** So much of two words' beginnings must be the same: सैनिक and सैनिकों name one thing. */
const STEM = 4;
/** How much longer one of them may be. */
const ENDING = 3;

/** A reader for one language, to be handed the lines of one article. */
export function compileRetractions(
  { reports, told, pointsBack }: LanguageData,
  doubt: DoubtReader,
): (lines: readonly Line[]) => RetractionReader {
  const isNoun = isOneOf(new Set(reports.map(fold)));
  const common = new Set(
    [...reports, ...told.plain, ...told.links, ...told.articles, ...told.relatives, ...pointsBack].map(fold),
  );
  const isReport = ({ tokens }: Line) => tokens.some(({ word }) => isNoun(word));
  return (lines) => {
    let takers: number[] | undefined;
    return (at, frame) => {
      takers ??= lines.flatMap((line, index) => (isReport(line) && doubt.retracts(line) ? [index] : []));
      return takers.some((taker) => taker > at && takesBack(lines[taker]!, lines[at]!, frame, common));
    };
  };
}

function takesBack(taker: Line, line: Line, { clause, roles }: Frame, common: ReadonlySet<string>): boolean {
  const isThing = (token: Token) => token.kind !== 'mark' && !common.has(token.key);
  const cast = Object.values(roles);
  const things = line.tokens.filter(
    (token) => isThing(token) && within(token, clause) && !cast.some((role) => within(token, role)),
  );
  return taker.tokens.some((token) => isThing(token) && things.some(({ key }) => isAlike(token.key, key)));
}

function isAlike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (short.length >= STEM && long.length - short.length <= ENDING && long.startsWith(short));
}
