import { describe, expect, it } from 'vitest';
import { hostileTexts } from '../../bench/hostile.ts';
import { readData } from '../../src/data/read-data.ts';
import { analyse } from '../../src/facts/analyse.ts';
import type { Span } from '../../src/text/document.ts';
import { tokenise } from '../../src/text/tokens.ts';

const data = readData('data');
const TIMES = 1500;
const texts = hostileTexts(TIMES);
const read = (text: string, language: string) =>
  analyse({ id: 'hostile', language, text, publishedAt: '2025-01-01' }, data);

describe.each([...data.languages.keys()])('texts that nobody writes, read as %s', (language) => {
  it.each(texts)(
    '%s: every finding is a part of the text, and there is no more found than there are words',
    (_, text) => {
      const { document, figures, frames } = read(text, language);
      const { sentences, numerals, quantities, dates, names, claims } = document;
      const found: Span[] = [...numerals, ...quantities, ...dates, ...names, ...claims.map(({ scope }) => scope)];
      found.push(...figures, ...frames.map(({ cue }) => cue));
      const wrong = [...sentences, ...found].filter(
        ({ start, end }) => !(Number.isInteger(start) && start >= 0 && start < end && end <= text.length),
      );
      expect(wrong).toEqual([]);
      const lists = [sentences, numerals, quantities, dates, names, figures, frames];
      const words = tokenise(text).length;
      expect(lists.filter((list) => list.length > words)).toEqual([]);
    },
  );

  it.each(texts)('%s: the tokens of all sentences are the tokens of the text', (_, text) => {
    const { sentences } = read(text, language).document;
    const inside = sentences.flatMap((sentence) => tokenise(text, sentence).map(({ start }) => start));
    const whole = tokenise(text).map(({ start }) => start);
    const [sentenced, starts] = [new Set(inside), new Set(whole)];
    expect(inside.filter((start) => !starts.has(start)).slice(0, 3)).toEqual([]);
    expect(whole.filter((start) => !sentenced.has(start)).slice(0, 3)).toEqual([]);
  });
});
