/** Who prints the stream's reports, and the manner of each: numbers, length, sources, datelines, furniture. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { z } from 'zod';
import type { NumberStyle } from './numerals.ts';

const lines = z.array(z.string());
const share = z.number().min(0).max(1);

const outletSchema = z.strictObject({
  name: z.string(),
  language: z.string(),
  host: z.string(),
  numbers: z.string(),
  length: z.tuple([z.int(), z.int()]),
  said: share,
  dateline: share,
  wire: share,
  links: lines,
  head: lines,
  foot: lines,
});

const mannerSchema = z.strictObject({
  said: lines,
  voiced: z.string(),
  dateline: z.string(),
  agency: z.string(),
  corrected: lines,
  withdrawn: lines,
  subheads: lines,
  /** A day within a sentence, and at its beginning. */
  dayWords: z.strictObject({ within: z.string(), first: z.string() }),
  /** Groups of words that mean the same, and bend alike. */
  synonyms: z.array(lines),
});

const numberSchema = z.strictObject({
  words: lines,
  scales: z.array(z.tuple([z.number(), z.string()])),
  grouping: z.string(),
});

const schema = z.strictObject({
  numbers: z.record(z.string(), numberSchema),
  manners: z.record(z.string(), mannerSchema),
  agencies: z.record(z.string(), lines),
  outlets: z.array(outletSchema),
});

export type Manner = z.infer<typeof mannerSchema>;

export interface Outlet extends Omit<z.infer<typeof outletSchema>, 'numbers'>, Pick<Manner, 'dayWords' | 'synonyms'> {
  numbers: NumberStyle;
}

export interface Press {
  outlets: Outlet[];
  manners: Record<string, Manner>;
  agencies: Record<string, string[]>;
}

export function readPress(folder: string): Press {
  const { numbers, outlets, manners, agencies } = schema.parse(
    yaml.load(readFileSync(join(folder, 'outlets.yaml'), 'utf8')),
  );
  const inFull = (each: (typeof outlets)[number]): Outlet => {
    const { dayWords, synonyms } = manners[each.language]!;
    return { ...each, numbers: numbers[each.numbers]!, dayWords, synonyms };
  };
  return { manners, agencies, outlets: outlets.map(inFull) };
}
