/** What a reader was told: by sentence, by nearly the same words, and by neither. */
import { describe, expect, it } from 'vitest';
import type { Brief } from '../../src/briefs/brief.ts';
import { memoryOf } from '../../src/briefs/memory.ts';

const TOLD = 'The army said it had captured 23 gunmen near the bridge.';
const HINDI = 'सेना ने कहा कि पुल के पास 23 बंदूकधारी पकड़े गए।';

/** A brief that quoted these sentences. */
function quoting(...quotes: string[]): Brief {
  const keyPoints = quotes.map((quote) => ({ text: quote, citations: [{ quote }] }));
  return { bottomLine: null, keyPoints, figures: [], disputes: [] } as unknown as Brief;
}

describe('a sentence that was told', () => {
  const memory = memoryOf([quoting(TOLD), quoting(HINDI)]);

  it.each([
    TOLD,
    'the army said it had captured 23 gunmen near the bridge',
    'The army  said it had captured 23 gunmen, near the bridge.',
    HINDI,
    HINDI.replace('।', ''),
  ])('is known as itself, however it is printed: %s', (quote) => {
    expect(memory.tellsSentence(quote)).toBe(true);
  });

  it.each([
    ['with another count', 'The army said it had captured 32 gunmen near the bridge.'],
    ['with another place', 'The army said it had captured 23 gunmen near the river.'],
    ['with more of it', 'The army said it had captured 23 gunmen near the bridge on Friday.'],
    ['undone', 'The army said it had not captured 23 gunmen near the bridge.'],
    ['in other words of its language', 'सेना ने कहा कि पुल के पास 32 बंदूकधारी पकड़े गए।'],
  ])('is another one %s', (_how, quote) => {
    expect(memory.tellsSentence(quote)).toBe(false);
  });
});
