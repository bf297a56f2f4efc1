/**
 * Whole briefs of the sample corpus as a reader sees them, one file a topic and language.
 * `npm run approve` writes them anew; the diff of the files is the review.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { render } from '../src/adapters/terminal/render.ts';
import { buildBrief } from '../src/briefs/build.ts';
import { briefSchema, type Brief } from '../src/briefs/brief.ts';
import { nearCopies } from '../src/corpus/near-copies.ts';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { readData } from '../src/data/read-data.ts';
import { analyse } from '../src/facts/analyse.ts';
import { briefMessage } from '../src/messages/brief-message.ts';

const NOW = new Date('2025-08-01T06:00:00Z');
const data = readData('data');
const { articles } = await readCorpus('data/corpus', data, { collection: 'sample', now: NOW });
const analysed = articles
  .map((article) => ({ article, analysis: analyse(article, data) }))
  .sort((a, b) => (b.article.publishedAt ?? '').localeCompare(a.article.publishedAt ?? ''));
const copies = nearCopies(articles);

function sampleBrief(topic: string, language: string): Brief {
  const window = {};
  return buildBrief(
    { topic, language, articles: analysed, window, documentsRead: articles.length, now: NOW, copies },
    data,
  );
}

const cases = [...data.topics.keys()].flatMap((topic) =>
  [...data.phrases.keys()].map((language) => [topic, language] as const),
);

describe('briefs of the sample corpus', () => {
  it.each(cases)('%s in %s reads as approved', async (topic, language) => {
    const brief = sampleBrief(topic, language);
    const text = render(briefMessage(brief, data.phrases.get(language)!), { width: 100, ansi: false });
    await expect(text).toMatchFileSnapshot(`golden/${topic}.${language}.txt`);
  });

  it.each(cases)('%s in %s keeps the rules that hold for any brief', (topic, language) => {
    const brief = sampleBrief(topic, language);
    expect(briefSchema.parse(brief)).toEqual(brief);
    expect(JSON.stringify(sampleBrief(topic, language))).toBe(JSON.stringify(brief));
    const statements = [...(brief.bottomLine ? [brief.bottomLine] : []), ...brief.keyPoints, ...brief.timeline];
    for (const { citations } of [
      ...statements,
      ...brief.figures,
      ...brief.disputes.flatMap(({ positions }) => positions),
    ])
      for (const { source, start, end, quote } of citations) {
        expect(copies.has(source)).toBe(false);
        expect(articles.find(({ id }) => id === source)!.text.slice(start, end)).toBe(quote);
      }
    const suspects = brief.figures.filter(({ suspect }) => suspect).map(({ text }) => text);
    for (const { citations, text } of statements)
      if (citations.length === 1) for (const suspect of suspects) expect(text).not.toContain(suspect);
  });
});

describe('the README', () => {
  it('shows a brief as it is', () => {
    const shown = /```text\n([\s\S]*?)\n```/.exec(readFileSync('README.md', 'utf8'))?.[1];
    const golden = readFileSync('test/golden/munitions.en.txt', 'utf8');
    expect(golden.startsWith(shown!)).toBe(true);
  });
});
