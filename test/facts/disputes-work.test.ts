/** How much work the comparison of many claims is: reads of findings are counted, never the time they take. */
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/facts/analysis.ts';
import { findDisputes } from '../../src/facts/disputes.ts';
import { data, read } from './reading.ts';

const STATES = ['Chile', 'Peru', 'Kenya', 'Ghana', 'Egypt', 'Togo', 'Chad'];

/** An article of accusations and denials, each by and of other states. */
function quarrel(sentences: number, denial: (denier: string, other: string) => string): string {
  const lines = Array.from({ length: sentences }, (_, index) => {
    const one = STATES[index % STATES.length]!;
    const other = STATES[(index * 5 + 3) % STATES.length]!;
    return index % 2 === 0 ? `${one} sent ${index + 50} missiles to ${other}, officials said.` : denial(one, other);
  });
  return lines.join(' ');
}

/** The analysis with every read of one of its findings, and of a field of one, counted. */
function counted(analysis: Analysis): { analysis: Analysis; reads: () => number } {
  let reads = 0;
  const watch = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (item, key) => {
        reads += 1;
        return Reflect.get(item, key) as unknown;
      },
    });
  const all = <T extends object>(items: readonly T[]) => watch(items.map((item) => watch(item)));
  const { document, figures, frames } = analysis;
  const { names, claims, sentences } = document;
  const watched = { ...document, names: all(names), claims: all(claims), sentences: all(sentences) };
  return {
    analysis: { ...analysis, document: watched, figures: all(figures), frames: all(frames) },
    reads: () => reads,
  };
}

function readsOf(text: string): number {
  const { analysis, reads } = counted(read(text, 'en', '2025-03-10', 'a'));
  findDisputes([analysis], data);
  return reads();
}

describe('the comparison of one article that accuses and denies all along', () => {
  it.each<[string, (denier: string, other: string) => string]>([
    ['what each denies by name', (one, other) => `${one} denied sending missiles to ${other}.`],
    ['what each denies by pointing back', (one) => `${one} denied it.`],
  ])('reads twice as much of twice the text, of %s', (_, denial) => {
    const [small, large] = [readsOf(quarrel(250, denial)), readsOf(quarrel(500, denial))];
    expect(small).toBeGreaterThan(1000);
    expect(large / small).toBeLessThan(2.3);
  });
});
