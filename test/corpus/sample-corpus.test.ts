import { describe, expect, it } from 'vitest';
import { compileFurniture } from '../../src/corpus/furniture-rules.ts';
import { removeFurniture } from '../../src/corpus/furniture.ts';
import { nearCopies } from '../../src/corpus/near-copies.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { dataPath } from '../../src/data/files.ts';
import { data, options } from './reading-data.ts';

const { articles, refusals } = await readCorpus(
  dataPath(import.meta.dirname, '..', '..', 'data', 'corpus'),
  data,
  options,
);

describe('the sample corpus', () => {
  it('loads whole: six articles in each language, dated, and marked as samples', () => {
    expect(refusals).toEqual([]);
    expect(articles).toHaveLength(12);
    for (const language of ['en', 'hi'])
      expect(articles.filter((article) => article.language === language)).toHaveLength(6);
    for (const article of articles) {
      expect(article).toMatchObject({
        publisher: 'Saar sample',
        id: expect.stringMatching(/^sample-(?:en|hi)-[1-6]$/),
      });
      expect(article.publishedAt).toMatch(/^202[45]-\d\d-\d\d/);
      expect(article.text.split(/\s+/).length).toBeGreaterThan(80);
    }
  });

  it('holds no page furniture once it is read, though its files do', () => {
    const rules = compileFurniture(data);
    for (const { text } of articles) {
      expect(removeFurniture(text, rules)).toEqual({ text, removed: [] });
      expect(text).not.toMatch(
        /Advertisement|Also read|Read more|Leave a|Copyright|Share this|यह भी|ये भी|विज्ञापन|शेयर करें|जानिए/i,
      );
    }
  });

  it('has one story that two outlets printed', () => {
    expect(nearCopies(articles)).toEqual(new Map([['sample-en-4', 'sample-en-3']]));
  });
});
