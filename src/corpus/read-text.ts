/** One file's content → articles, by its ending; and text that comes from no file at all, such as standard input. */
import { createHash } from 'node:crypto';
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import type { Article } from './article.ts';
import { decodeFile } from './decode-bytes.ts';
import type { Draft } from './draft.ts';
import { boundedBytes } from './file-bytes.ts';
import { furnitureOf } from './furniture-rules.ts';
import { readHtmlPage } from './html-page.ts';
import { jsonDraft, jsonValue } from './json-article.ts';
import { makeArticle, type Making } from './make-article.ts';
import type { ManifestEntry } from './manifest.ts';
import { readMarkdown } from './markdown.ts';
import { refusalOf, type Refusal } from './refusal.ts';
import { readTextFile } from './text-file.ts';

export interface CorpusOptions {
  /** Which collection the articles belong to: `corpus:<absolute path>`, `added`. */
  collection: string;
  now: Date;
  /** Whether a text without a letter ("१९२") is taken: only where it is read and not kept. */
  numbersAlone?: boolean;
  /** Whether a text in a language that no pack reads is taken: only where it is quoted and not understood. */
  anyLanguage?: boolean;
  /** Told after each file. */
  progress?: (done: number, all: number) => void;
}

export interface CorpusReading {
  articles: Article[];
  refusals: Refusal[];
}

/** Articles of one content: what could not be read is refused part by part. */
type Parts = { name: string; draft: () => Draft }[];
type Format = (source: string, name: string, making: Making) => Parts;

const one =
  (read: (source: string, making: Making) => Draft): Format =>
  (source, name, making) => [{ name, draft: () => read(source, making) }];
const page = one((source, making) => readHtmlPage(source, { making }));

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['.txt', one(readTextFile)],
  ['.md', one(readMarkdown)],
  ['.html', page],
  ['.htm', page],
  ['.json', jsonParts],
  ['.jsonl', jsonLineParts],
]);

/** The endings of files that hold articles. */
export const ARTICLE_ENDINGS: readonly string[] = [...FORMATS.keys()];

/** The ending of a name, in lower case with its point; `''` when it has none. */
export function endingOf(name: string): string {
  return /[^.](\.[a-z]{1,8})$/.exec(name.toLowerCase())?.[1] ?? '';
}

/**
 * Articles of content that is already in memory. The name's ending says the format; a name without a known ending is JSON
 * when the content opens with a brace, else plain text.
 */
export function readText(
  name: string,
  content: string | Uint8Array,
  data: Data,
  options: CorpusOptions,
): CorpusReading {
  return readContent(name, content, {}, makingOf(data, options));
}

/** What every article of a reading shares, the furniture rules compiled once. */
export function makingOf(
  data: Data,
  { collection, now, numbersAlone = false, anyLanguage = false }: CorpusOptions,
): Making {
  return { data, rules: furnitureOf(data), collection, now, numbersAlone, anyLanguage };
}

/** The same with rules compiled once for many files, and what the manifest says about this one. */
export function readContent(
  name: string,
  content: string | Uint8Array,
  entry: Partial<ManifestEntry>,
  making: Making,
): CorpusReading {
  const reading: CorpusReading = { articles: [], refusals: [] };
  const parts = attempt(name, reading, () => partsOf(name, decodeFile(boundedBytes(content)), making)) ?? [];
  for (const part of parts) {
    const own = parts.length === 1 ? name : undefined;
    const article = attempt(part.name, reading, () => {
      const draft = part.draft();
      return makeArticle(draft, entry, making, making.idFor?.(draft, own) ?? (own && fileId(own)));
    });
    if (article) reading.articles.push(article);
  }
  return reading;
}

function attempt<T>(name: string, reading: CorpusReading, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    reading.refusals.push(refusalOf(name, error));
    return undefined;
  }
}

function partsOf(name: string, source: string, making: Making): Parts {
  const ending = endingOf(name);
  const format = FORMATS.get(ending) ?? FORMATS.get(/^\s*\{/.test(source) ? '.json' : '.txt')!;
  return format(source, name, making);
}

function jsonParts(source: string, name: string): Parts {
  const value = jsonValue(source);
  if (!Array.isArray(value)) return [{ name, draft: () => jsonDraft(value) }];
  if (value.length === 0) throw new SaarError('file.empty');
  return value.map((item, index) => ({ name: `${name}:${index + 1}`, draft: () => jsonDraft(item) }));
}

function jsonLineParts(source: string, name: string): Parts {
  return source
    .split('\n')
    .map((line, index) => ({ name: `${name}:${index + 1}`, line: line.trim() }))
    .filter(({ line }) => line !== '')
    .map(({ name: at, line }) => ({ name: at, draft: () => jsonDraft(jsonValue(line)) }));
}

/** The file's name without its ending: stable when the text changes. Content without a file is known by its hash. */
function fileId(name: string): string | undefined {
  const ending = endingOf(name);
  if (!FORMATS.has(ending)) return undefined;
  const stem = name.slice(0, -ending.length).normalize('NFC');
  return stem.length <= 100
    ? stem
    : `${stem.slice(0, 60)}-${createHash('sha256').update(stem).digest('hex').slice(0, 12)}`;
}
