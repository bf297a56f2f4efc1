/** Which sentences name what a question asks for, word by word: for whoever looks for sentences and not for a brief. */
import type { Data } from '../data/data.ts';
import type { Analysis } from '../facts/analysis.ts';
import { compileMatcher, readArticle } from './answers.ts';
import { askingOf } from './asking.ts';
import type { Question } from './question.ts';

export interface NamingSentence {
  analysis: Analysis;
  sentence: number;
  /** Whether it names all that is asked for; deeds that say little by themselves need not stand in it. */
  all: boolean;
}

/**
 * Sentences that name all that is asked for, then those that name most of it, at least half and not only who has a part in it;
 * each in the order given.
 */
export function sentencesNaming(question: Question, analyses: readonly Analysis[], data: Data): NamingSentence[] {
  const { parts } = question;
  const asking = askingOf(data);
  const matches = compileMatcher(parts);
  const heavy = parts.flatMap(({ light }, part) => (light ? [] : [part]));
  const words = heavy.filter((part) => parts[part]!.actor === undefined);
  const least = Math.max(1, Math.ceil(heavy.length / 2));
  const found = analyses.flatMap((analysis) =>
    readArticle(analysis, parts, matches, asking).rows.map(({ counts }, sentence) => ({
      ...{ analysis, sentence },
      named: heavy.filter((part) => counts[part]! > 0).length,
      says: words.length === 0 || words.some((part) => counts[part]! > 0),
    })),
  );
  return found
    .filter(({ named, says }) => says && named >= least)
    .sort((left, right) => right.named - left.named)
    .map(({ analysis, sentence, named }) => ({ analysis, sentence, all: named === heavy.length }));
}
