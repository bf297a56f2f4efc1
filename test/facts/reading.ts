/** What the fact tests share: one reading of the data folder, and articles of our own about invented events. */
import { readData } from '../../src/data/read-data.ts';
import { analyse } from '../../src/facts/analyse.ts';
import type { Analysis } from '../../src/facts/analysis.ts';

export const data = readData('data');

/** Reads a text of our own as an article of that day. */
export function read(text: string, language: string, publishedAt = '2025-03-10', id = 'own', title?: string): Analysis {
  return analyse({ id, language, text, publishedAt, ...(title === undefined ? {} : { title }) }, data);
}

/** The figures that fill a slot, as `slot=value` with the claimant where there is one. */
export function filled(analysis: Analysis): string[] {
  return analysis.figures
    .filter((figure) => figure.slot)
    .map(
      ({ slot, value, min, max, claimant }) =>
        `${slot}=${value ?? `${min ?? ''}..${max ?? ''}`}${claimant ? ` ${claimant}` : ''}`,
    );
}
