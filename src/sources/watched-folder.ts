/** A folder of this machine that is read again whenever its files change; the articles of a file that is gone stay. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CheckedItem } from '../app/sources.ts';
import { manifestOf } from '../corpus/corpus-files.ts';
import { filesIn, realFolder, type FolderFile } from '../corpus/folder-files.ts';
import type { CorpusReading } from '../corpus/read-text.ts';
import { refusalOf } from '../corpus/refusal.ts';
import type { ManifestEntry } from '../corpus/manifest.ts';
import { isOfTask } from '../reading/protocol.ts';
import type { Source } from '../store/source.ts';
import type { ReadingParts } from './reading-parts.ts';

/** A person waits for them: so many files are read, and the others only counted. */
const MOST_READ = 20;
const MOST_ITEMS = 100;

/** A file as it is to be judged. */
export interface WatchedFile {
  file: FolderFile;
  /** What the folder's manifest says of it. */
  entry: Partial<ManifestEntry>;
  /** Another one when the file or its entry has changed. */
  print: string;
}

/** The address, and what to call it. @throws SaarError `folder.missing` {folder} */
export async function foundFolder(path: string): Promise<Pick<Source, 'kind' | 'url' | 'title'>> {
  const folder = await realFolder(path);
  return { kind: 'folder', url: pathToFileURL(`${folder}/`).href, title: basename(folder) || folder };
}

export function pathOf({ url }: Pick<Source, 'url'>): string {
  return fileURLToPath(url);
}

/** What is there now, changed last first. @throws SaarError as `filesIn` */
export async function watchedFiles(folder: string): Promise<WatchedFile[]> {
  const files = await filesIn(folder);
  const { entries } = await manifestOf(folder);
  return files.map((file) => {
    const entry = entries.get(file.name) ?? {};
    const print = hashOf(`${file.size} ${file.changedAt} ${JSON.stringify(entry)}`).slice(0, 24);
    return { file, entry, print };
  });
}

/** The articles of one file. @throws what is not the file's fault */
export async function readWatched(
  { reading, collection, clock }: Pick<ReadingParts, 'reading' | 'collection' | 'clock'>,
  folder: string,
  { file, entry }: WatchedFile,
): Promise<CorpusReading> {
  try {
    return await reading.readFile(folder, file.name, entry, { collection, now: new Date(clock()) });
  } catch (error) {
    if (isOfTask(error)) return { articles: [], refusals: [refusalOf(file.name, error)] };
    throw error;
  }
}

/** What would come in: each article of the newest files with its verdict, and the other files by their names. */
export async function checkWatched(
  parts: Pick<ReadingParts, 'reading' | 'collection' | 'clock' | 'store'>,
  folder: string,
  sourceId: string | undefined,
): Promise<CheckedItem[]> {
  const files = (await watchedFiles(folder)).slice(0, MOST_ITEMS);
  const names = files.map(({ file }) => file.name);
  const seen = sourceId === undefined ? undefined : await parts.store.seenItems(sourceId, names);
  const items: CheckedItem[] = [];
  let read = 0;
  for (const each of files) {
    const before = seen?.get(each.file.name);
    const known = before?.print === each.print ? (before.refusal ?? 'known') : undefined;
    if (known !== undefined || read >= MOST_READ) items.push({ title: each.file.name, verdict: known ?? 'new' });
    else {
      read += 1;
      items.push(...(await itemsOf(parts, await readWatched(parts, folder, each))));
    }
  }
  return items;
}

async function itemsOf({ store }: Pick<ReadingParts, 'store'>, reading: CorpusReading): Promise<CheckedItem[]> {
  const items: CheckedItem[] = reading.refusals.map(({ file, code }) => ({ title: file, verdict: code }));
  for (const { id, title, publishedAt, contentHash } of reading.articles) {
    const stored = await store.article(id);
    items.push({ title, publishedAt, verdict: stored?.article.contentHash === contentHash ? 'known' : 'new' });
  }
  return items.slice(0, MOST_ITEMS);
}

function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}
