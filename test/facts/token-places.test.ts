/** Offsets are found by halves among a line's tokens where looking from end to end would find them. */
import { expect, it } from 'vitest';
import { firstFrom, lastUntil } from '../../src/facts/token-places.ts';
import { tokenise } from '../../src/text/tokens.ts';

const TEXT = ' Peru sent 1,200 soldiers, and चाड ने 40 भेजे — "so it said". ';

it.each([TEXT, 'one', ''])('in %j', (text) => {
  const tokens = tokenise(text);
  for (let offset = 0; offset <= text.length + 1; offset += 1) {
    expect(tokens[firstFrom(tokens, offset)]).toBe(tokens.find(({ start }) => start >= offset));
    expect(tokens[lastUntil(tokens, offset)]).toBe(tokens.findLast(({ end }) => end <= offset));
  }
});
