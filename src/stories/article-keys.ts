/** All that a store finds an article by: its words and actors, and what its story is known by. */
import { articleWords } from '../briefs/article-words.ts';
import { askingOf } from '../briefs/asking.ts';
import { termsOf, type ArticleTerms } from '../briefs/terms.ts';
import type { Data } from '../data/data.ts';
import type { Analysis } from '../facts/analysis.ts';
import { marksOf, type Marks } from './marks.ts';

export function articleKeys(analysis: Analysis, data: Data): ArticleTerms & { marks: Marks } {
  const words = articleWords(analysis.document, askingOf(data));
  return { ...termsOf(analysis, data, words), marks: marksOf(analysis, data, words) };
}
