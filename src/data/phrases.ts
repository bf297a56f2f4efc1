/** What Saar says, per language: nested words flattened to dotted keys, `{name}` filled from parameters. */
import { z } from 'zod';
import { dataFilesIn, dataPath, foldersIn, readDataFile } from './files.ts';

type Words = { [key: string]: string | Words };
const wordsSchema: z.ZodType<Words> = z.lazy(() => z.record(z.string(), z.union([z.string(), wordsSchema])));

export type PhraseParameters = Readonly<Record<string, string | number>>;

/** The phrases of one language. */
export interface Phrases {
  readonly language: string;
  /** Every key, sorted. */
  readonly keys: readonly string[];
  has(key: string): boolean;
  /**
   * The words for `key`; `{name}` is replaced by the parameter. With a numeric `count`, `key.one`/`key.other` are chosen by
   * the language's plural rule. A missing key shows itself as `[key]`; a test keeps that from happening.
   */
  say(key: string, parameters?: PhraseParameters): string;
}

/** All phrase files: `data/phrases/<language>/<file>.yaml`; keys begin with the file's name. */
export function readPhrases(folder: string): ReadonlyMap<string, Phrases> {
  return new Map(foldersIn(folder).map((language) => [language, phrasesOf(dataPath(folder, language), language)]));
}

function phrasesOf(folder: string, language: string): Phrases {
  const words = new Map<string, string>();
  for (const file of dataFilesIn(folder))
    flatten(file, readDataFile(dataPath(folder, `${file}.yaml`), wordsSchema), words);
  const plural = new Intl.PluralRules(language);
  const lookup = (key: string, count: unknown) =>
    (typeof count === 'number'
      ? (words.get(`${key}.${plural.select(count)}`) ?? words.get(`${key}.other`))
      : undefined) ?? words.get(key);
  return {
    language,
    keys: [...words.keys()].sort(),
    has: (key) => words.has(key),
    say: (key, parameters = {}) => fill(lookup(key, parameters['count']) ?? `[${key}]`, parameters),
  };
}

function flatten(prefix: string, words: Words, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') into.set(`${prefix}.${key}`, value);
    else flatten(`${prefix}.${key}`, value, into);
  }
}

function fill(template: string, parameters: PhraseParameters): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}
