import { expect, it } from 'vitest';
import { hasSentences } from '../../src/corpus/page-sentences.ts';

const NEWS = {
  English:
    'The ferry between the two towns stopped on Monday. Its owner said that the pier was too old to be used and must be mended.',
  Hindi: 'दोनों शहरों के बीच की नाव सोमवार को बंद हो गई। मालिक ने कहा कि घाट बहुत पुराना हो चुका है और उसे बदलना होगा।',
  Japanese:
    '二つの町を結ぶ渡し船は月曜日に運航を停止した。所有者は桟橋が古すぎて使えないと述べ、町に修理を求めている。',
  Urdu: 'دونوں شہروں کے درمیان کشتی پیر کو بند ہو گئی۔ مالک نے کہا کہ گھاٹ بہت پرانا ہو چکا ہے اور اسے بدلنا ہو گا۔',
};

it.each(Object.entries(NEWS))('two short sentences are news: %s', (_language, text) => {
  expect(hasSentences(text)).toBe(true);
});

it.each([
  'Sign in to read on. Forgot your password?',
  'Page not found',
  '',
  'साइन इन करें। पासवर्ड भूल गए?',
  'Home. News. Sport. '.repeat(20),
])('a notice, or many words that are no sentences, are none: %s', (text) => {
  expect(hasSentences(text)).toBe(false);
});
