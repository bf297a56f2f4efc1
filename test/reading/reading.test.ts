/** Reading in a thread: the same as here, to the byte. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { readData } from '../../src/data/read-data.ts';
import { analyse } from '../../src/facts/analyse.ts';
import { createReading, type Reading } from '../../src/reading/reading.ts';
import { BARE, unfoldedReading, withoutText, type Packing } from '../../src/store/kept-reading.ts';
import { shapesIn } from '../../src/store/shapes.ts';

const data = readData('data');
let articles: Article[];
let aside: Reading;
let here: Reading;
beforeAll(async () => {
  ({ articles } = await readCorpus('data/corpus', data, { collection: 'sample', now: new Date(0) }));
  aside = createReading({ data, threads: 1 });
  here = createReading({ data, threads: 0 });
});
afterAll(() => Promise.all([aside, here].map((reading) => reading.close())));

it('reads every article as this thread reads it', async () => {
  const readings = await Promise.all(articles.map((article) => aside.readArticle(article)));
  expect(readings).toEqual(await Promise.all(articles.map((article) => here.readArticle(article))));
  expect(readings.map(({ packed }) => unfoldedReading(packed, BARE))).toEqual(
    articles.map((article) => JSON.parse(JSON.stringify(withoutText(analyse(article, data))))),
  );
});

it('packs as it is told', async () => {
  const article = articles[0]!;
  const analysis = analyse(article, data);
  const shapes = shapesIn([withoutText(analysis)]);
  const packing: Packing = { number: 7, shapes, dictionary: Buffer.from(JSON.stringify(analysis.figures)) };
  for (const reading of [aside, here]) {
    const plain = await reading.readArticle(article);
    reading.packAs(packing);
    const { packed } = await reading.readArticle(article);
    expect(packed.length).toBeLessThan(plain.packed.length);
    expect(unfoldedReading(packed, packing)).toEqual(unfoldedReading(plain.packed, BARE));
  }
});

it('fails an article with a code, whatever is the matter with it', async () => {
  const broken = { ...articles[0]!, text: undefined as unknown as string };
  for (const reading of [aside, here])
    await expect(reading.readArticle(broken)).rejects.toMatchObject({ code: 'reading.failed', blame: 'internal' });
});
