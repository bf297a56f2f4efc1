/** One loop over each language's table of texts and the slots that their figures fill; what is pending must still fail. */
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/facts/analysis.ts';
import { data, read } from '../facts/reading.ts';
import { languagesWith, tableOf } from './tables.ts';

interface Table {
  read: Record<string, string>;
  pending: Record<string, string>;
}

const topicOf = new Map(data.slots.map((slot) => [slot.id, slot.topic]));

function words(figure: Figure, withStatus: boolean): string {
  const { value, min, max, vague, slot, unit, status } = figure;
  const amount = vague ? `>=${min}` : (value ?? `${min ?? ''}..${max ?? ''}`);
  return [slot, amount, unit, ...(withStatus ? [status] : [])].join(' ');
}

/** The figures that fill a topic's slot; each says its status only where the table asks for it. */
function slotted(text: string, language: string, expected: string): string {
  const asked = expected.split('; ');
  const found = read(text, language).figures.filter(({ slot }) => slot && topicOf.get(slot) !== 'other');
  return found.map((figure, at) => words(figure, asked[at]?.split(' ').length === 4)).join('; ') || '-';
}

describe.each(languagesWith('slots'))('the slots of %s', (language) => {
  const { read: cases, pending } = tableOf(language, 'slots') as Table;

  it.each(Object.entries(cases))('«%s» fills %s', (text, expected) => {
    expect(slotted(text, language, expected)).toBe(expected);
  });

  it.fails.each(Object.entries(pending))('does not yet read «%s» as %s', (text, expected) => {
    expect(slotted(text, language, expected)).toBe(expected);
  });
});
