/** `/search` from the words to the sentences: over a store in memory, with the real data folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createDoor } from '../../src/app/door.ts';
import { createSearch, type SearchPage } from '../../src/app/search.ts';
import { termsOf } from '../../src/briefs/terms.ts';
import { readData } from '../../src/data/read-data.ts';
import { analyse, analyserOf } from '../../src/facts/analyse.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { fakeApp, invocation, now } from '../app/fake-app.ts';
import { plainText } from '../messages/plain-text.ts';
import { anArticle } from '../store/samples.ts';

const data = readData('data');
const COPIED = 'Ten old boats left the harbour of Mombasa in Kenya on the morning of the storm.';
const ARTICLES = [
  { id: 'a1', publishedAt: '2031-01-01', text: 'Boats of Kenya were counted first. Nobody knows why.' },
  { id: 'a2', publishedAt: '2031-01-02', text: `${COPIED} All came back.` },
  { id: 'a3', publishedAt: '2031-01-03', text: `The wire adds this. ${COPIED}`, url: 'https://two.example/boats' },
  ...Array.from({ length: 5 }, (_, at) => ({
    id: `b${at}`,
    publishedAt: `2031-02-0${at + 1}`,
    text: `Kenya ordered ${at + 20} boats from yard number ${'abcde'[at]}${at}${at} in spring. The boats cost much money this year.`,
  })),
  { id: 'h1', publishedAt: '2031-03-01', language: 'hi', text: 'केन्या ने संधि पर हस्ताक्षर किए। मौसम अच्छा था।' },
  { id: 'x1', publishedAt: '2031-03-02', text: `Kenya harbours ${'endless '.repeat(200)} rowing.` },
];

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saar-search-'));
  store = await openStore(join(folder, 'x.db'));
  const articles = ARTICLES.map(({ id, ...rest }) =>
    anArticle(id, { publisher: `Paper ${id}`, title: `Of ${id}`, ...rest }),
  );
  await store.putArticles(articles);
  await store.putAnalyses(
    analyserOf(data).version,
    articles.map((article) => analyse(article, data)),
    (analysis) => termsOf(analysis, data),
  );
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const summary = { articles: 10, byLanguage: {}, byTopic: {}, oldest: null, newest: null };

async function ask(options: Record<string, string>, locale?: string) {
  const app = fakeApp({
    search: createSearch({ store, data, collections: ['added'] }),
    topicsNear: () => [{ id: 'lake-treaty', title: 'Lake treaty' }],
    summary: () => Promise.resolve(summary),
  });
  const call = invocation('search', options, { caller: locale ? { locale } : {} });
  const message = await createDoor(commands, app, () => now).invoke(call);
  return { message, plain: plainText(message) };
}

describe('/search', () => {
  it('shows sentences with all of the words, newest first, each with its source and a link that opens there', async () => {
    const { plain, message } = await ask({ words: 'boats Kenya' });
    const lines = plain.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '[title] Search: boats Kenya',
      '[note] Sentences 1–5 of 8, newest first',
      '[paragraph] “Kenya ordered 24 boats from yard number e44 in spring.”',
      '[note] Paper b4 · Of b4 · 5 February 2031',
    ]);
    expect(message.actions?.map(({ label, effect, options }) => [label, effect, options])).toEqual([
      ['older ▶', 'replace', { words: 'boats Kenya', language: 'en', page: '2' }],
      ['A brief about this', 'answer', { about: 'boats Kenya', language: 'en' }],
    ]);
  });

  it('turns pages, and says where only some of the words stand', async () => {
    const { plain, message } = await ask({ words: 'boats Kenya', page: '2' });
    expect(plain).toContain('[note] Sentences 6–8 of 8');
    expect(plain).toContain('<https://two.example/boats#:~:text=Ten%20old%20boats');
    expect(plain.indexOf('[heading] With only some of the words')).toBeGreaterThan(plain.indexOf('counted first'));
    expect(message.actions?.map(({ label }) => label)).toEqual(['◀ newer', 'A brief about this']);
    expect(message.again).toEqual({
      command: 'search',
      options: { words: 'boats Kenya', language: 'en', page: '2' },
    });
  });

  it('shows the last page for any behind it', async () => {
    const last = await ask({ words: 'boats Kenya', page: '2' });
    const behind = await ask({ words: 'boats Kenya', page: '900' });
    expect(behind.message).toEqual(last.message);
  });

  it('shows what several print once', async () => {
    const { plain } = await ask({ words: 'boats Kenya', page: '2' });
    expect(plain.split(COPIED)).toHaveLength(2);
    expect(plain).toContain('printed by 1 more outlet');
  });

  it('finds the other language’s sentences and marks them', async () => {
    expect((await ask({ words: 'Kenya treaty' })).plain).toContain('{hi: “केन्या ने संधि पर हस्ताक्षर किए।”}');
    expect((await ask({ words: 'केन्या संधि', language: 'hi' })).plain).toContain('[title] खोज: केन्या संधि');
  });

  it('shows no sentence that nobody could read', async () => {
    expect((await ask({ words: 'rowing' })).plain).toContain('No sentence of the 10 articles read holds these words.');
  });

  it.each([
    ['zanzibar', 'No sentence of the 10 articles read holds these words.'],
    ['of the', 'These words name nothing to look for.'],
    ['@everyone https://x.example/y', 'These words name nothing to look for.'],
  ])('says what to try where “%s” finds nothing', async (words, said) => {
    const { plain, message } = await ask({ words });
    expect(plain).toContain(said);
    expect(plain).toContain('Or ask for a topic: Lake treaty');
    expect(message.actions?.map(({ command }) => command)).toEqual(['brief']);
  });

  it.each([
    [{}, 'This needs a value for “words”, for example: shells Russia'],
    [{ words: 'x', page: '0' }, '“0” will not do for page'],
  ])('asks for what is missing in %o', async (options, words) => {
    expect((await ask(options as Record<string, string>)).plain).toContain(words);
  });

  it('never shows a word that is not its source’s, whatever is asked', async () => {
    const texts = new Map(ARTICLES.map(({ id, text }) => [id, text]));
    const search = createSearch({ store, data, collections: ['added'] });
    const words = fc.array(fc.constantFrom('boats', 'Kenya', 'संधि', 'storm', 'the', '"', '*', 'OR', 'NEAR('), {
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(words, fc.nat(30), fc.integer({ min: 1, max: 9 }), async (typed, skip, limit) => {
        const page: SearchPage = await search(typed.join(' '), skip, limit);
        expect(page.found.length).toBeLessThanOrEqual(limit);
        for (const { citation, source } of page.found) {
          expect(texts.get(source.id)!.slice(citation.start, citation.end)).toBe(citation.quote);
          expect(citation.source).toBe(source.id);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('what a search says of how many there are', () => {
  const page = (changes: Partial<SearchPage>): SearchPage => ({
    ...{ words: 'boats', asksNothing: false, before: 0, count: 1, found: [] },
    ...changes,
  });
  const said = async (changes: Partial<SearchPage>) => {
    const app = fakeApp({ search: () => Promise.resolve(page(changes)) });
    return plainText(await createDoor(commands, app, () => now).invoke(invocation('search', { words: 'boats' })));
  };

  it('is nothing where only the newest articles were looked at', async () => {
    const plain = await said({ count: 100, newestOf: 40 });
    expect(plain).toContain('newest first');
    expect(plain).not.toContain('of 100');
    expect(plain).not.toContain('Only the 40 newest');
  });
});
