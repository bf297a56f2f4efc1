import { describe, expect, it } from 'vitest';
import { perLine, type Line } from '../../src/text/line.ts';
import { tokenise } from '../../src/text/tokens.ts';

const lineOf = (text: string, index = 0): Line => ({
  text,
  sentence: { start: 0, end: text.length, index, kind: 'sentence' },
  tokens: tokenise(text),
});

describe('what is made of a line', () => {
  it('is made once while its article is read, and anew for other tokens or another article', () => {
    const made: number[] = [];
    const length = perLine(({ tokens }) => (made.push(tokens.length), tokens.length));
    const [first, other] = [lineOf('one two three'), lineOf('four five')];
    expect([length(first), length(first)]).toEqual([3, 3]);
    expect(length({ ...first, tokens: first.tokens.slice(1) })).toBe(2);
    expect([length(other), length(first)]).toEqual([2, 3]);
    expect(made).toEqual([3, 2, 2, 3]);
  });
});
