/** What is to be read at a path: a file, or the files that lie directly in a folder, with what the folder's manifest says of each. */
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { SaarError } from '../errors.ts';
import { decodeFile } from './decode-bytes.ts';
import { fileBytes } from './file-bytes.ts';
import { MANIFEST_FILE, readManifest, type Manifest, type ManifestEntry } from './manifest.ts';
import { refusalOf, type Refusal } from './refusal.ts';

/** A file to read. */
export interface CorpusFile {
  path: string;
  /** Bounds where its links may lead. A file that a person named may be a link to anywhere. */
  folder?: string;
  entry: Partial<ManifestEntry>;
}

export interface CorpusFiles {
  /** In the order of their names. */
  files: CorpusFile[];
  /** Of the manifest, or of the path. */
  refusals: Refusal[];
}

/** Hidden files are passed over. Nothing is thrown: a path that does not exist is among the refusals. */
export async function corpusFiles(path: string): Promise<CorpusFiles> {
  const whole = resolve(path);
  try {
    return (await stat(whole)).isDirectory() ? await filesOf(whole) : await namedFile(whole);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { files: [], refusals: [refusalOf(basename(whole), missing ? new SaarError('file.missing') : error)] };
  }
}

async function filesOf(folder: string): Promise<CorpusFiles> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort(byName);
  const manifest = await manifestOf(folder);
  const files = names
    .filter((name) => name !== MANIFEST_FILE)
    .map((name) => ({ path: join(folder, name), folder, entry: manifest.entries.get(name) ?? {} }));
  return { files, refusals: [...manifest.refusals, ...unfound(manifest, names)] };
}

async function namedFile(path: string): Promise<CorpusFiles> {
  const manifest = await manifestOf(dirname(path));
  return { files: [{ path, entry: manifest.entries.get(basename(path)) ?? {} }], refusals: [] };
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

/** By code unit: the same order on every machine, whatever its locale. */
function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
