/** Where what somebody says begins: behind the saying's own day ("said on Monday it had …") and the word that opens it ("that"). */
import type { LanguageData } from '../data/language.ts';
import { within, type Claim } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Line } from '../text/line.ts';
import type { SentenceFindings } from './local.ts';
import { firstFrom, lastUntil } from './token-places.ts';

export type SaidReader = (line: Line, claim: Claim, document: SentenceFindings) => number;

/** A reader for one language; it gives the offset where the words that are said begin. */
export function compileSaid({ clause, told }: LanguageData): SaidReader {
  const openers = new Set(clause.content.map(fold));
  const links = new Set(told.links.map(fold));
  return ({ tokens }, { verb, scope }, { dates }) => {
    const said = tokens.slice(firstFrom(tokens, scope.start), lastUntil(tokens, scope.end) + 1);
    const isDate = (at: number) => dates.some((date) => within(said[at]!, date));
    const isOpener = (at: number) => said[at]?.kind === 'mark' || openers.has(said[at]?.key ?? '');
    let at = 0;
    if (verb.end <= scope.start && said.length > 0) {
      while (at < said.length && (links.has(said[at]!.key) || isDate(at))) at += 1;
      if (!said.slice(0, at).some((_, index) => isDate(index))) at = 0;
    }
    while (isOpener(at)) at += 1;
    return said[at]?.start ?? scope.start;
  };
}
