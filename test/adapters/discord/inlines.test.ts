import { describe, expect, it } from 'vitest';
import { cutInlines, renderInlines } from '../../../src/adapters/discord/inlines.ts';

const STYLE = { language: 'en', strong: false };
const units = (words: string) => words.length;

describe('a foreign line that is too long for one message', () => {
  const quoted = [{ kind: 'foreign' as const, text: 'नदी का पानी '.repeat(30), language: 'hi' }];
  const lines = cutInlines(quoted, STYLE, 120, units).map((line) => renderInlines(line, STYLE));

  it('names its language once a line, not once a word', () => {
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.split('(Hindi)')).toHaveLength(2);
  });

  it('keeps to the room it was given', () => {
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(120);
  });
});
