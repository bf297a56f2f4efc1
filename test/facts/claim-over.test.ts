import { describe, expect, it } from 'vitest';
import { claimOver } from '../../src/facts/figures.ts';
import type { Claim } from '../../src/text/document.ts';

const heard: Claim = {
  name: 'unnamed',
  sentence: 0,
  verb: { start: 30, end: 40 },
  polarity: 'asserts',
  scope: { start: 0, end: 30 },
  rule: 'hearsay',
};
const named: Claim = { ...heard, name: 'Ghana', claimant: { start: 41, end: 46 }, rule: 'says' };

describe('whose claim a figure is', () => {
  it('is that of the named voice when hearsay reaches as far', () => {
    expect(claimOver([heard, named], { start: 5, end: 8 })?.name).toBe('Ghana');
    expect(claimOver([named, heard], { start: 5, end: 8 })?.name).toBe('Ghana');
  });

  it('is that of the narrower voice, named or not', () => {
    const narrow = { ...heard, scope: { start: 2, end: 20 } };
    expect(claimOver([named, narrow], { start: 5, end: 8 })?.name).toBe('unnamed');
  });
});
