/** All that a store finds an article by: its words and actors, and what its story is known by. */
import { termsOf, type ArticleTerms } from '../briefs/terms.ts';
import type { Data } from '../data/data.ts';
import type { Analysis } from '../facts/analysis.ts';
import { marksOf, type Marks } from './marks.ts';

export function articleKeys(analysis: Analysis, data: Data): ArticleTerms & { marks: Marks } {
  return { ...termsOf(analysis, data), marks: marksOf(analysis, data) };
}
