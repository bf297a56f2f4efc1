import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/adapters/telegram/parts.ts';

const inParts = (text: string, units: number) =>
  partsOf([{ runs: [{ text, marks: [] }], gap: 1, block: 1, top: 0 }], { units, entities: 99 }).map((part) =>
    part.flatMap((line) => line.runs.map((run) => run.text)).join(''),
  );

describe('a word that is longer than a part', () => {
  it.each(['x/start', 'क्षि/start', '👨‍👩‍👧‍👦x/start', 'x//start'])(
    'is never cut so that a part begins with a command: %s',
    (word) => {
      for (let units = 12; units < 40; units++) {
        const parts = inParts(word.repeat(30), units);
        expect(parts.join('')).toBe(word.repeat(30));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(units);
          expect(part).not.toMatch(/^\/\w/);
        }
      }
    },
  );
});
