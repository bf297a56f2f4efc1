/** Reading in a thread: the same as here, to the byte. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { analyse } from '../../src/facts/analyse.ts';
import { createReading, type Reading } from '../../src/reading/reading.ts';
import { failureOf } from '../../src/reading/protocol.ts';
import { BARE, unfoldedReading, withoutText, type Packing } from '../../src/store/kept-reading.ts';
import { shapesIn } from '../../src/store/shapes.ts';
import { NOW } from '../sources/samples.ts';
import { data, page as news, rss } from '../sources/world.ts';

const empty = new Uint8Array();
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
  const dictionary = Buffer.from(JSON.stringify(analysis.figures));
  const packing: Packing = { number: 7, shapes, words: [], dictionary };
  for (const reading of [aside, here]) {
    const plain = await reading.readArticle(article);
    reading.packAs(packing);
    const { packed } = await reading.readArticle(article);
    expect(packed.length).toBeLessThan(plain.packed.length);
    expect(unfoldedReading(packed, packing)).toEqual(unfoldedReading(plain.packed, BARE));
  }
});

it('reads feeds and pages as this thread does, to the article or the code of why there is none', async () => {
  const bytes = new TextEncoder().encode(rss([{ name: 'a', link: '/a' }]));
  const page = new TextEncoder().encode(news('a'));
  const now = new Date(NOW);
  const read = async (reading: Reading) => {
    const feed = await reading.readFeed({ bytes, contentType: 'text/xml' }, 'https://a.example/feed', now);
    const draft = await reading.readPage({ bytes: page, contentType: 'text/html' }, 'https://a.example/a');
    const item = await reading.draftOfItem(feed.items[0]!, { title: feed.title }, draft);
    const article = await reading.makeArticle(item.draft, { collection: 'sources', now });
    const refusals = [
      reading.readFeed({ bytes: page }, 'https://a.example/a', now),
      reading.readPage({ bytes: empty }, ''),
    ];
    return { feed, item, article, refused: await Promise.all(refusals.map((each) => each.catch(failureOf))) };
  };
  const seen = await read(aside);
  expect(seen).toEqual(await read(here));
  expect(seen.article.title).toBe('News of a');
  expect(seen.refused).toMatchObject([{ code: 'feed.invalid', blame: 'refused' }, { code: 'file.empty' }]);
});

it('fails an article with a code, whatever is the matter with it', async () => {
  const broken = { ...articles[0]!, text: undefined as unknown as string };
  for (const reading of [aside, here])
    await expect(reading.readArticle(broken)).rejects.toMatchObject({ code: 'reading.failed', blame: 'internal' });
});
