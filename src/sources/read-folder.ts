/** One turn of a watched folder: files that are new or changed are taken in once nobody writes them any more. */
import { setImmediate } from 'node:timers/promises';
import type { Article } from '../corpus/article.ts';
import { isUnchanged } from '../corpus/folder-files.ts';
import { SaarError } from '../errors.ts';
import type { SeenItem, Source, SourceChanges } from '../store/source.ts';
import { afterFailure, afterSuccess } from './politeness.ts';
import type { ReadingParts } from './reading-parts.ts';
import { pathOf, readWatched, watchedFiles, type WatchedFile } from './watched-folder.ts';

/** Nobody is asked anything: a look at the disk is all it takes. */
const PAUSE_MS = 30_000;
const PAUSE_FAILED_MS = 60_000;
/** A file that was written just now may be written still, unless it is the same at the next look. */
const SETTLED_MS = 5_000;
/** Behind the print of a file that is waited for. */
const WAITING = '+';
/** More files wait for the next turn, which comes at once. */
const MOST_FILES = 100;
/** Articles that are stored together, unless one file holds more. */
const TOGETHER = 50;

/** Undefined once it is given up. @throws what the store throws */
export async function readFolder(
  parts: ReadingParts,
  source: Source,
  signal: AbortSignal,
): Promise<SourceChanges | undefined> {
  const now = parts.clock();
  const folder = pathOf(source);
  const files = await watchedFiles(folder).catch((error: unknown) => {
    if (error instanceof SaarError) return error;
    throw error;
  });
  if (files instanceof SaarError) return { ...afterFailure(source, files, now), nextAt: now + PAUSE_FAILED_MS };
  const seen = await parts.store.seenItems(
    source.id,
    files.map(({ file }) => file.name),
  );
  const changed = files.filter(({ file, print }) => seen.get(file.name)?.print !== print);
  const isReady = ({ file, print }: WatchedFile) =>
    Math.abs(now - file.changedAt) >= SETTLED_MS || seen.get(file.name)?.print === print + WAITING;
  const ready = changed.filter(isReady);
  const waiting = changed.filter((each) => !isReady(each)).map((each) => noteOf(each, now, WAITING));
  await parts.store.noteItems(source.id, waiting);
  const { added, done } = await takeFiles({ parts, source, folder, signal, now }, ready.slice(0, MOST_FILES));
  if (signal.aborted) return undefined;
  if (added > 0) parts.tell('articles came in', { source: source.id, articles: added });
  const nextAt = done < ready.length && done > 0 ? now : now + PAUSE_MS;
  return { ...afterSuccess(source, {}, now), nextAt, articles: source.articles + added };
}

interface Turn {
  parts: ReadingParts;
  source: Source;
  folder: string;
  signal: AbortSignal;
  now: number;
}

async function takeFiles(turn: Turn, files: readonly WatchedFile[]): Promise<{ added: number; done: number }> {
  const { parts, source, folder, signal, now } = turn;
  const sum = { added: 0, done: 0 };
  let [articles, notes]: [Article[], SeenItem[]] = [[], []];
  const store = async () => {
    sum.added += (await parts.takeIn(source.id, articles)).added;
    await parts.store.noteItems(source.id, notes);
    [articles, notes] = [[], []];
  };
  for (const each of files) {
    if (signal.aborted) break;
    const reading = await readWatched(parts, folder, each);
    await setImmediate();
    // It was changed while it was read: what was read may be half of it.
    if (!(await isUnchanged(folder, each.file))) continue;
    sum.done += 1;
    const refusal = reading.articles.length === 0 ? reading.refusals[0]?.code : undefined;
    notes.push({ ...noteOf(each, now), articleId: reading.articles[0]?.id, refusal });
    articles.push(...reading.articles);
    if (articles.length >= TOGETHER) await store();
  }
  await store();
  return sum;
}

function noteOf({ file, print }: WatchedFile, seenAt: number, mark = ''): SeenItem {
  return { key: file.name, print: print + mark, seenAt };
}
