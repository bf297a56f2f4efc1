/** What is asked of a word stays with the word: whatever is built again and again must not ask under a new name each time. */
import { describe, expect, it } from 'vitest';
import { compileThemes } from '../../src/briefs/themes.ts';
import { findDisputes } from '../../src/facts/disputes.ts';
import { wordOf } from '../../src/text/vocabulary.ts';
import { data, read } from './reading.ts';

describe('a brief that is built often', () => {
  it('leaves no more with a word the tenth time than the first', () => {
    const analysis = read('Bolivia supplied 300 drones to Chad, Bolivia said. Chad denied it got any drones.', 'en');
    const build = () => {
      findDisputes([analysis, analysis], data);
      const themes = compileThemes(data, 'en');
      for (const frame of analysis.frames) themes.find(analysis, frame);
      return wordOf('drones').answers.length;
    };
    const first = build();
    for (let round = 0; round < 9; round += 1) build();
    expect(build()).toBe(first);
  });
});
