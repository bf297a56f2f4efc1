/**
 * One loop over the tables of every reading language: `test/languages/<language>/<kind>.yaml`, spelling → value.
 * A new language needs its folder of data and its tables here, and nothing else.
 */
import { describe, expect, it } from 'vitest';
import { readData } from '../../src/data/read-data.ts';
import type { DateMention, Numeral, Quantity } from '../../src/text/document.ts';
import { compileSplitter } from '../../src/text/sentences.ts';
import { languages, lineOf, readers } from './readers.ts';
import { languagesWith, tableOf } from './tables.ts';

function table(language: string, kind: string): Record<string, unknown> {
  return tableOf(language, kind) as Record<string, unknown>;
}

function numberWords(numeral: Numeral): string {
  const value = numeral.vague ? `>=${numeral.min}` : (numeral.value ?? `${numeral.min}..${numeral.max}`);
  return `${numeral.kind === 'ordinal' ? '#' : ''}${value}${numeral.kind === 'percent' ? '%' : ''}`;
}

function quantityWords(quantity: Quantity): string {
  const bounded = quantity.min ?? quantity.max;
  const range = quantity.min !== undefined && quantity.max !== undefined ? `${quantity.min}..${quantity.max}` : bounded;
  const value = quantity.vague ? `>=${quantity.min}` : (quantity.value ?? range);
  const unit = `${quantity.unit}${quantity.known ? '' : '?'}`;
  return [quantity.approximate ? '~' : '', quantity.bound ?? '', value, unit].filter((part) => part !== '').join(' ');
}

function dateWords(date: DateMention): string {
  return `${date.slip ? '~' : ''}${date.iso}`;
}

/** Every case of a table of sentences: the text without its bars, and the sentences between them. */
function sentenceCases(language: string): [text: string, expected: string[]][] {
  const cases = Object.values(table(language, 'sentences') as Record<string, string[]>).flat();
  return cases.map((marked) => [marked.replaceAll('¦', ''), marked.split('¦').map((part) => part.trim())]);
}

const split = compileSplitter([...readData('data').languages.values()].map((pack) => pack.language));

describe.each(languagesWith('sentences'))('the sentences of %s', (language) => {
  it.each(sentenceCases(language))('splits %j', (text, expected) => {
    expect(split(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe.each(languages)('the tables of %s', (language) => {
  const { numbers, quantities, dates } = readers(language);

  it.each(Object.entries(table(language, 'numbers')))('reads the number %s as %s', (text, expected) => {
    const found = numbers.read(lineOf(text)).map(numberWords);
    expect(found.join(' ') || '-').toBe(expected);
  });

  it.each(Object.entries(table(language, 'quantities')))('reads the quantity %s as %s', (text, expected) => {
    const line = lineOf(text);
    const found = quantities.read(line, numbers.read(line), dates.read(line, '2025-07-16'));
    expect(found.map(quantityWords).join('; ')).toBe(expected);
  });

  const dated = Object.entries(table(language, 'dates') as Record<string, Record<string, string>>).flatMap(
    ([published, cases]) => Object.entries(cases).map(([text, expected]) => [published, text, expected] as const),
  );
  it.each(dated)('published %s: reads the date %s as %s', (published, text, expected) => {
    const found = dates.read(lineOf(text), published === 'none' ? undefined : published).map(dateWords);
    expect(found.join(' ') || '-').toBe(expected);
  });
});
