import { describe, expect, it } from 'vitest';
import { readPhrases } from '../../src/data/phrases.ts';
import { citationMarks } from '../../src/messages/citation-marks.ts';
import { sourcesMessage } from '../../src/messages/sources-message.ts';
import { inventedBrief, texts } from './invented-brief.ts';
import { plainText } from './plain-text.ts';

const phrases = readPhrases('data/phrases');
const sources = new Map(Object.entries(texts));

describe('the sources behind a brief', () => {
  it.each(['en', 'hi'] as const)(
    'show every cited sentence among its neighbours, as approved in %s',
    async (language) => {
      const message = sourcesMessage(inventedBrief(language), phrases.get(language)!, sources)!;
      expect(message.private).toBe(true);
      await expect(plainText(message)).toMatchFileSnapshot(`golden/sources.${language}.txt`);
    },
  );

  it('has one entry for each mark, with the quotation exactly as cited', () => {
    const brief = inventedBrief('en');
    const message = sourcesMessage(brief, phrases.get('en')!, sources)!;
    const marks = citationMarks(brief).all;
    expect(message.blocks.filter(({ kind }) => kind === 'fold')).toHaveLength(marks.length);
    for (const { citation } of marks) expect(plainText(message)).toContain(`“${citation.quote}”`);
  });

  it('shows one mark alone when asked for it, and none that does not exist', () => {
    const brief = inventedBrief('en');
    expect(sourcesMessage(brief, phrases.get('en')!, sources, { number: 2 })!.blocks).toHaveLength(2);
    expect(sourcesMessage(brief, phrases.get('en')!, sources, { number: 99 })).toBeUndefined();
  });

  it('shows the stored quotation alone when the text has changed since or is gone', () => {
    const changed = new Map([['gazette', { text: 'Other words now.', sentences: [{ start: 0, end: 16 }] }]]);
    const plain = plainText(sourcesMessage(inventedBrief('en'), phrases.get('en')!, changed)!);
    expect(plain).not.toContain('Other words');
    expect(plain).toContain(phrases.get('en')!.say('brief.evidence.changed'));
  });

  it('shows the neighbours in the edition that was read, marked, when the text has changed since', () => {
    const now = { text: 'Other words now.', sentences: [{ start: 0, end: 16 }] };
    const changed = new Map([...sources].map(([id, source]) => [id, { ...now, earlier: [now, source] }]));
    const brief = inventedBrief('en');
    const [before, after] = [sources, changed].map((texts) => {
      return plainText(sourcesMessage(brief, phrases.get('en')!, texts)!);
    });
    const note = phrases.get('en')!.say('brief.evidence.earlier');
    const lines = after!.split('\n');
    expect(lines.filter((line) => !line.includes(note)).join('\n')).toBe(before);
    expect(lines.filter((line) => line.includes(note))).toHaveLength(citationMarks(brief).all.length);
  });
});
