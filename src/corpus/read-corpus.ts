/** A file or folder of articles → articles and refusals. One bad file never costs the others. */
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Data } from '../data/data.ts';
import { SaarError } from '../errors.ts';
import type { Article } from './article.ts';
import { fileBytes } from './file-bytes.ts';
import { decodeFile } from './decode-bytes.ts';
import type { Making } from './make-article.ts';
import { MANIFEST_FILE, readManifest, type Manifest, type ManifestEntry } from './manifest.ts';
import {
  ARTICLE_ENDINGS,
  endingOf,
  makingOf,
  readContent,
  type CorpusOptions,
  type CorpusReading,
} from './read-text.ts';
import { refusalOf, type Refusal } from './refusal.ts';

/** A file to read; `folder` bounds where its links may lead. A file that a person named may be a link to anywhere. */
interface Source {
  path: string;
  folder?: string;
}

/**
 * Reads a file, or the files that lie directly in a folder, in the order of their names; hidden ones are passed over.
 * A `manifest.json` in that folder gives what the files lack. Nothing is thrown for a bad file: it is among the refusals,
 * as is a path that does not exist.
 */
export async function readCorpus(path: string, data: Data, options: CorpusOptions): Promise<CorpusReading> {
  const making = makingOf(data, options);
  const whole = resolve(path);
  try {
    const isFolder = (await stat(whole)).isDirectory();
    return isFolder ? await readFolder(whole, making, options) : await readNamedFile(whole, making, options);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { articles: [], refusals: [refusalOf(basename(whole), missing ? new SaarError('file.missing') : error)] };
  }
}

async function readFolder(folder: string, making: Making, options: CorpusOptions): Promise<CorpusReading> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort(byName);
  const manifest = await manifestOf(folder);
  const files = names.filter((name) => name !== MANIFEST_FILE);
  const reading: CorpusReading = { articles: [], refusals: [...manifest.refusals, ...unfound(manifest, names)] };
  for (const [index, name] of files.entries()) {
    const entry = manifest.entries.get(name) ?? {};
    merge(reading, await readSource({ path: join(folder, name), folder }, entry, making));
    options.progress?.(index + 1, files.length);
  }
  return unique(reading);
}

async function readNamedFile(path: string, making: Making, options: CorpusOptions): Promise<CorpusReading> {
  const manifest = await manifestOf(dirname(path));
  const entry = manifest.entries.get(basename(path)) ?? {};
  const reading = await readSource({ path }, entry, making);
  options.progress?.(1, 1);
  return unique(reading);
}

/** The articles of one file that lies directly in a folder, as `readCorpus` reads it. Never rejects. */
export function readFileIn(
  folder: string,
  name: string,
  entry: Partial<ManifestEntry>,
  making: Making,
): Promise<CorpusReading> {
  return readSource({ path: join(folder, name), folder }, entry, making);
}

async function readSource(source: Source, entry: Partial<ManifestEntry>, making: Making): Promise<CorpusReading> {
  const name = basename(source.path);
  try {
    const ending = endingOf(name);
    const bytes = await fileBytes(source.path, source.folder);
    if (!ARTICLE_ENDINGS.includes(ending)) throw new SaarError('file.kind', { endings: ARTICLE_ENDINGS.join(' ') });
    return readContent(name, bytes, entry, making);
  } catch (error) {
    return { articles: [], refusals: [refusalOf(name, error)] };
  }
}

/** The folder's manifest; none is none, and one that cannot be read is refused without the articles. */
export async function manifestOf(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  const nothing = { entries: new Map(), refusals: [] };
  if (!(await lstat(path).catch(() => undefined))) return nothing;
  try {
    return readManifest(decodeFile(await fileBytes(path, folder)));
  } catch (error) {
    return { ...nothing, refusals: [refusalOf(MANIFEST_FILE, error)] };
  }
}

function unfound(manifest: Manifest, names: readonly string[]): Refusal[] {
  const present = new Set(names);
  return [...manifest.entries.keys()]
    .filter((file) => !present.has(file))
    .map((file) => refusalOf(file, new SaarError('file.missing')));
}

/** Two articles with one id would overwrite each other: the later one in the order of names is refused. */
function unique(reading: CorpusReading): CorpusReading {
  const seen = new Map<string, Article>();
  for (const article of reading.articles) {
    if (!seen.has(article.id)) seen.set(article.id, article);
    else reading.refusals.push(refusalOf(article.id, new SaarError('file.same-id', { id: article.id })));
  }
  return { articles: [...seen.values()], refusals: reading.refusals };
}

function merge(into: CorpusReading, part: CorpusReading): void {
  for (const article of part.articles) into.articles.push(article);
  for (const refusal of part.refusals) into.refusals.push(refusal);
}

/** By code unit: the same order on every machine, whatever its locale. */
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
