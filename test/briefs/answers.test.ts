/** Which sentences of two small corpora of our own answer a question, asked in either language. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { answersTo } from '../../src/briefs/answers.ts';
import { readQuestion } from '../../src/briefs/question.ts';
import { data, read } from '../facts/reading.ts';

interface Corpus {
  questions: Record<string, string[]>;
  articles: { id: string; language: string; title: string; sentences: [letters: string, text: string][] }[];
}

interface Found {
  right: string[];
  wrong: string[];
  missed: string[];
}

function readCorpus(name: string) {
  const { questions, articles } = load(readFileSync(`test/briefs/asked/${name}.yaml`, 'utf8')) as Corpus;
  const analyses = articles.map(({ id, language, title, sentences }) =>
    read(sentences.map(([, text]) => text).join('\n'), language, '2025-03-10', id, title),
  );
  const places = articles.flatMap(({ id, sentences }, article) =>
    sentences.map(([letters, text], sentence) => ({
      analysis: analyses[article]!,
      sentence,
      letters,
      name: `${id} ${text}`,
    })),
  );
  const found = (letter: string, words: string): Found => {
    const answers = answersTo(readQuestion(words, data), analyses, data);
    const of = (wanted: boolean, chosen: boolean) =>
      places
        .filter(({ letters }) => letters.includes(letter) === wanted)
        .filter(({ analysis, sentence }) => answers.belongs(analysis, sentence) === chosen)
        .map(({ name }) => name);
    return { right: of(true, true), wrong: of(false, true), missed: of(true, false) };
  };
  const asked = Object.entries(questions).flatMap(([letter, all]) => all.map((words) => ({ letter, words })));
  return { articles, analyses, asked, found };
}

describe.each([
  { name: 'corpus', precision: 1, recall: 1 },
  { name: 'second', precision: 0.97, recall: 1 },
])('sentences of $name that answer a question', ({ name, precision, recall }) => {
  const { articles, analyses, asked, found } = readCorpus(name);

  it('are read as the corpus writes them', () => {
    expect(analyses.map(({ document }) => document.sentences.length)).toEqual(
      articles.map(({ sentences }) => sentences.length),
    );
  });

  it('are found, and few others', () => {
    const all = asked.map(({ letter, words }) => ({ words, ...found(letter, words) }));
    const sum = (of: keyof Found) => all.reduce((total, each) => total + each[of].length, 0);
    const misses = all.filter(({ wrong, missed }) => wrong.length + missed.length > 0);
    const told = { misses, precise: sum('right') / (sum('right') + sum('wrong')) >= precision };
    expect(told).toMatchObject({ precise: true });
    expect({ misses, found: sum('right') / (sum('right') + sum('missed')) >= recall }).toMatchObject({ found: true });
  });

  it('are the same in whatever language the question is asked', () => {
    const sets = asked.map(({ letter, words }) => ({ letter, found: found(letter, words).right }));
    for (const { letter, found: right } of sets)
      expect(right).toEqual(sets.find((other) => other.letter === letter)!.found);
  });
});

describe('a question whose words meet nothing', () => {
  const { analyses } = readCorpus('corpus');

  it.each(['India kabaddi', 'cricket in Norway', 'zzzz', 'the of', ''])('«%s» has no answer', (words) => {
    const answers = answersTo(readQuestion(words, data), analyses, data);
    const any = analyses.some((analysis) =>
      analysis.document.sentences.some(({ index }) => answers.belongs(analysis, index)),
    );
    expect(any).toBe(false);
  });

  it('ranks what names all that is asked above what lies beside it', () => {
    const answers = answersTo(readQuestion('Gaza ceasefire', data), analyses, data);
    const article = analyses.find(({ articleId }) => articleId === 'e3')!;
    expect(answers.relevance(article, 0)).toBeGreaterThan(answers.relevance(article, 2));
    expect(answers.relevance(article, 0)).toBeLessThanOrEqual(1);
  });
});
