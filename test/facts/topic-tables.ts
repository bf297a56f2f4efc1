/** The tables of invented reports with the topics of every sentence, and how far reading agrees with them. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';
import { read } from './reading.ts';

const tableSchema = z.array(
  z.strictObject({ name: z.string(), title: z.string(), distractor: z.boolean().default(false), text: z.string() }),
);

export type Report = z.infer<typeof tableSchema>[number];

/** Letters of the tables; a small letter is a topic that a sentence may hold or not. */
const LETTERS: Record<string, string> = {
  treaty: 'T',
  'troop-deployment': 'D',
  munitions: 'M',
  'regional-warnings': 'W',
};

export function reportsOf(language: string): Report[] {
  return tableSchema.parse(load(readFileSync(`test/facts/topics/${language}.yaml`, 'utf8')));
}

export interface Agreement {
  right: number;
  missed: string[];
  wrong: string[];
}

/** Reads one report and compares every sentence with its letters. */
export function compare({ name, title, text }: Report, language: string): Agreement {
  const rows = text
    .trim()
    .split('\n')
    .map((row) => ({ want: row.slice(0, row.indexOf('|')).trim(), sentence: row.slice(row.indexOf('|') + 1).trim() }));
  const { topics } = read(rows.map(({ sentence }) => sentence).join(' '), language, '2025-09-20', name, title);
  const result: Agreement = { right: 0, missed: [], wrong: [] };
  rows.forEach(({ want, sentence }, index) => {
    const got = (topics[index] ?? []).flatMap((topic) => LETTERS[topic] ?? []);
    result.right += got.filter((letter) => want.includes(letter)).length;
    for (const letter of 'TDMW') {
      if (want.includes(letter) && !got.includes(letter)) result.missed.push(`${letter} ${sentence}`);
      if (got.includes(letter) && !want.toUpperCase().includes(letter)) result.wrong.push(`${letter} ${sentence}`);
    }
  });
  return result;
}

/** F1 over many reports: how well found topics agree with labelled ones, 0 to 1. */
export function agreement(results: readonly Agreement[]): number {
  const sum = (count: (result: Agreement) => number) => results.reduce((total, result) => total + count(result), 0);
  const right = sum((result) => result.right);
  return (2 * right) / (2 * right + sum(({ missed }) => missed.length) + sum(({ wrong }) => wrong.length));
}
