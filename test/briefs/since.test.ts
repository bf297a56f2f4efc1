/** A count that goes on from a year or month until now: told as since then, in both languages, and never as for that time. */
import { describe, expect, it } from 'vitest';
import { render } from '../../src/adapters/terminal/render.ts';
import { briefMessage } from '../../src/messages/brief-message.ts';
import { data, read } from '../facts/reading.ts';
import { anArticle } from '../store/samples.ts';
import { briefOf } from './rules/built.ts';

const AROUND: Record<string, string> = {
  en: 'North Korea supplied artillery shells to Russia, and Russia fired the shells in Ukraine.',
  hi: 'उत्तर कोरिया ने रूस को तोप के गोले दिए और रूस ने ये गोले यूक्रेन में दागे।',
};

function said(sentence: string, language: string, shown: string): { period?: string; words: string } {
  const text = `${sentence} ${AROUND[language]}`;
  const article = anArticle('own', { text, language, publishedAt: '2025-03-10' });
  const brief = briefOf([{ article, analysis: read(text, language) }], 'munitions', shown);
  const message = briefMessage(brief, data.phrases.get(shown)!);
  return { period: brief.figures[0]?.period, words: render(message, { width: 400, ansi: false }) };
}

describe('a count', () => {
  it.each([
    ['Egypt has supplied 300 missiles to Chile since 2023.', 'en', 'en', '2023/..', 'since 2023'],
    ['Since May 2023 Egypt has supplied 300 missiles to Chile.', 'en', 'en', '2023-05/..', 'since May 2023'],
    ['Egypt has supplied 300 missiles to Chile since 2023.', 'en', 'hi', '2023/..', '2023 से'],
    ['2023 के बाद से मिस्र ने चिली को 300 मिसाइलें दी हैं।', 'hi', 'en', '2023/..', 'since 2023'],
    ['Egypt supplied 300 missiles to Chile in 2023.', 'en', 'en', '2023', 'for 2023'],
    ['Egypt supplied 300 missiles to Chile from 2022 to 2023.', 'en', 'en', '2022/2023', 'for 2022 to 2023'],
  ])('%s (%s, told in %s)', (sentence, language, shown, period, words) => {
    const found = said(sentence, language, shown);
    expect(found.period).toBe(period);
    expect(found.words).toContain(words);
    if (period.endsWith('..')) expect(found.words).not.toMatch(/for (?:since )?(?:May )?2023/u);
  });
});
