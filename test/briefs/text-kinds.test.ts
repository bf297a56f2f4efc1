/** What the list of sources says of a text besides its publisher, title, date and language (rule F15). */
import { describe, expect, it } from 'vitest';
import { textKindsOf } from '../../src/briefs/text-kinds.ts';
import type { Article } from '../../src/corpus/article.ts';
import { data, read } from '../facts/reading.ts';
import { articleOf } from './rules/generated-corpus.ts';

const ROWS: [kind: string | undefined, language: string, text: string, more: Partial<Article>][] = [
  ['state-media', 'en', 'Chad sent soldiers to Togo.', { publisher: 'Xinhua News Agency' }],
  ['wire-copy', 'en', 'Chad sent soldiers to Togo.', { publisher: 'Reuters' }],
  ['wire-copy', 'en', 'Chad sent soldiers to Togo. (Reuters)', { publisher: 'Harbour Post' }],
  ['opinion', 'en', 'Chad sent soldiers to Togo.', { title: 'Opinion: A bridge too far' }],
  ['opinion', 'hi', 'चाड ने टोगो में सैनिक भेजे।', { title: 'संपादकीय: पुल के पार' }],
  [undefined, 'en', 'Reuters said Chad sent soldiers to Togo. It was a long and quiet day in the capital.', {}],
  [undefined, 'en', 'Chad sent soldiers to Togo.', { title: 'Public opinion turns in Chad' }],
];

describe('the kind of a text', () => {
  it.each(ROWS)('is %s in %s of «%s»', (kind, language, text, more) => {
    const article = articleOf('own', language, [{ text }], more);
    expect(textKindsOf(data).kindOf(article, read(text, language))).toBe(kind);
  });
});
