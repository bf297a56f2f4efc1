import { describe, expect, test } from 'vitest';
import { hash32 } from '../../src/corpus/min-hash.ts';
import { wordPairs } from '../../src/corpus/word-pairs.ts';

describe('wordPairs', () => {
  test('are the hashes of two neighbours, in their order', () => {
    expect([...wordPairs('Kim’s १२ men: one; १२ MEN')]).toEqual(
      ["kim's 12", '12 men', 'men one', 'one 12'].map(hash32),
    );
  });
});
