/**
 * Reading as a whole, on articles labelled by hand before anyone read them with Saar. The floors only rise: they lie just under
 * what is reached, so that a change that reads worse than before is seen. `SAAR_SHOW=1` prints every miss.
 */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/facts/analyse.ts';
import { data } from '../facts/reading.ts';
import { labelledArticles } from './article.ts';
import { score, type Score } from './score.ts';

const articles = labelledArticles();
const total = score(articles, (article) => analyse(article, data));
if (process.env['SAAR_SHOW'])
  for (const [name, { notes }] of Object.entries(total)) for (const note of notes) console.log(`${name}: ${note}`);

const FLOORS: readonly [name: keyof Score, measure: 'f1' | 'recall', floor: number][] = [
  ['topics', 'f1', 0.6],
  ['amounts', 'recall', 0.9],
  ['slots', 'f1', 0.5],
  ['dates', 'recall', 0.9],
  ['claimants', 'recall', 0.85],
  ['polarities', 'recall', 0.7],
  ['sentences', 'recall', 0.99],
];

describe('labelled articles', () => {
  it.each(FLOORS)('%s: the %s stays at or above %d', (name, measure, floor) => {
    expect(total[name][measure]).toBeGreaterThanOrEqual(floor);
  });
});
