/** Lines that the gate turns down are counted, each once, and their sentences are quoted in their place. */
import { expect, it } from 'vitest';
import { candidatesOf } from '../../src/briefs/candidates.ts';
import { compileLines } from '../../src/briefs/lines.ts';
import { topicSubject } from '../../src/briefs/subject.ts';
import type { Composer } from '../../src/briefs/compose.ts';
import { data } from '../facts/reading.ts';
import { analyser, composers } from './mutants-tools.ts';

const composer = composers[0]!;
const subject = topicSubject('treaty', composer.language, data);
const sentences = [
  'On Monday Chile and Egypt signed a defence treaty in Lima.',
  'Chile and Egypt signed a defence treaty in Lima on Monday.',
  'Kenya ratified a defence treaty with Peru in January 2025.',
];
const analyses = sentences.map((text, index) =>
  analyser.analyse({ id: `a${index}`, language: 'en', text, publishedAt: '2025-03-13' }),
);
const phrases = data.phrases.get(composer.language)!;

/** What a brief would say of the sentences if the composer said them like that. */
function told(change: (line: string) => string) {
  const line: Composer['line'] = (...of) => change(composer.line(...of) ?? '');
  const lines = compileLines({ analyser, data, analyses, composer: { ...composer, line }, phrases });
  const candidates = candidatesOf(analyses, subject, { pointsBack: () => false });
  const statements = [...candidates, ...candidates].map((candidate) => lines.statement(candidate));
  return { kinds: [...new Set(statements.map((statement) => statement?.kind))], withheld: lines.withheld() };
}

it('counts none where every line passes', () => {
  expect(told((line) => line)).toEqual({ kinds: ['composed'], withheld: 0 });
});

it('counts a line once that two articles and two parts of the brief would say, and quotes instead', () => {
  expect(told((line) => line.replace('treaty', 'secret treaty'))).toEqual({ kinds: ['quote'], withheld: 2 });
});
