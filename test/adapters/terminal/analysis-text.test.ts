import { describe, expect, it } from 'vitest';
import { analysisText, type AnalysisLook } from '../../../src/adapters/terminal/analysis-text.ts';
import { analyse } from '../../../src/facts/analyse.ts';
import type { Analysis } from '../../../src/facts/analysis.ts';
import { data } from '../../facts/reading.ts';

const PLAIN: AnalysisLook = {
  width: 200,
  ansi: false,
  explain: false,
  phrases: data.phrases.get('en')!,
  nameOf: (actor) => ({ cl: 'Chile', ke: 'Kenya' })[actor],
};

const read = (text: string, title?: string): Analysis =>
  analyse({ id: 'own', language: 'en', publishedAt: '2025-03-10', text, ...(title ? { title } : {}) }, data);

const COUNT = 'Kenya said about 1,200 Chilean soldiers were deployed in Peru.';

describe('an analysis shown to people', () => {
  it('puts each finding under its sentence, in the words of the reader, with the words of the text', () => {
    expect(analysisText([read(COUNT, 'Peru')], PLAIN)).toBe(
      [
        '# own (en · 2025-03-10) Peru',
        '',
        '0 [troop-deployment]',
        `    ${COUNT}`,
        '    • Soldiers deployed: about 1,200 soldiers · Chile · done · according to Kenya · “about 1,200”',
        '    • says: Kenya · asserted · “said”',
        '',
      ].join('\n'),
    );
  });

  it('names the rules behind each finding, and the events, when asked to explain', () => {
    const text = analysisText([read(COUNT)], { ...PLAIN, explain: true });
    expect(text).toMatch(/Soldiers deployed: .* by: \S+ · \S+/);
    expect(text).toMatch(/says: Kenya .* by: \S+/);
    expect(text).toMatch(/event: deploy · done/);
  });

  it('marks figures, names and voices with colours on a terminal alone', () => {
    const coloured = analysisText([read(COUNT)], { ...PLAIN, ansi: true });
    expect(coloured).toContain('\u001b[33mabout 1,200\u001b[39m');
    expect(coloured).toContain('\u001b[32mPeru\u001b[39m');
    expect(coloured).toContain('\u001b[35msaid\u001b[39m');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toContain(COUNT);
    expect(analysisText([read(COUNT)], PLAIN)).not.toContain('\u001b');
  });

  it('lets no control character of an article reach the terminal', () => {
    const evil = analysisText([read('Officials said\u001b[2J 40 trucks left.', 'x\u001b]0;y\u0007')], PLAIN);
    // eslint-disable-next-line no-control-regex -- these are what must go
    expect(evil).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});
