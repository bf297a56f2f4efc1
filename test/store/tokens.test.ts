/** Values in bytes come back as what their JSON says, whatever they are. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokensOf, valueOf } from '../../src/store/tokens.ts';

const WORDS = ['sentence', 'done', '', 'ट्रक'];
const roundTrip = (value: unknown) => valueOf(tokensOf(value, WORDS), WORDS);

it.each<[string, unknown]>([
  ['constants', [null, true, false]],
  ['words, known and own', ['done', 'ट्रक', '', 'own', 'own', '\u{1F4F0}', '\ud800', '"\\\n']],
  ['small integers', [0, 1, -1, 63, 64, -64, 127, 128, 2 ** 28 - 1, 1 - 2 ** 28]],
  ['large integers', [2 ** 28, -(2 ** 28), 2 ** 31, 2 ** 53, -(2 ** 53), 1.2e21]],
  ['other numbers', [0.5, -0.001, 1e-300, 1e300]],
  ['lists', [[], [[]], [[[1], 2], 3]]],
  ['long lists', Array.from({ length: 20_000 }, (_, at) => at * at)],
])('keeps %s', (_name, value) => {
  expect(roundTrip(value)).toEqual(value);
});

it('keeps any list of lists, numbers and words', () => {
  const leaf = fc.oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...WORDS, null, true, false),
  );
  const { value } = fc.letrec((tie) => ({ value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value'))) }));
  fc.assert(
    fc.property(value, (each) => {
      expect(JSON.stringify(roundTrip(each))).toBe(JSON.stringify(each));
    }),
    { numRuns: 300 },
  );
});
