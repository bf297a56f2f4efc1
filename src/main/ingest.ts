/** `saar ingest <file or folder>`, or `-` for standard input: adds articles to the store; the same article again changes nothing. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { progressOn } from '../adapters/terminal/progress.ts';
import { SaarError } from '../errors.ts';
import type { Call } from './call.ts';
import { streamCorpus } from './corpus-stream.ts';
import { ADDED, openSaar, type Saar } from './open-saar.ts';
import { refusalLines } from './refusal-lines.ts';
import { EXIT } from './report-error.ts';
import { stopping } from './stopping.ts';

/** Adds what can be read and says what was not. Answers the exit code. @throws SaarError `ingest.address` for a URL. */
export async function ingest(call: Call, path: string): Promise<number> {
  if (path === '-') return (await import('./ingest-lines.ts')).ingestLines(call);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) throw new SaarError('ingest.address', {});
  const saar = await openSaar(call.config, { threads: threadsFor(path) });
  try {
    return await ingestInto(saar, call, path);
  } finally {
    await saar.close();
  }
}

/** The same with what is open already; Ctrl-C ends it with what came until then. */
export async function ingestInto(
  saar: Pick<Saar, 'data' | 'reading' | 'app'>,
  { phrases, out, err }: Pick<Call, 'phrases' | 'out' | 'err'>,
  path: string,
): Promise<number> {
  const bar = progressOn(err, phrases.say('terminal.progress.reading'));
  const stop = new AbortController();
  const stopped = stopping(() => stop.abort());
  try {
    saar.reading.begin();
    const stream = await streamCorpus(saar, path, { collection: ADDED, now: new Date() });
    const { added, changed, unchanged, unread } = await saar.app.ingest(
      stream.articles,
      (done, all) => bar.at(done, all + stream.left()),
      stop.signal,
    );
    bar.stop();
    const refusals = stream.refusals();
    for (const line of refusalLines(refusals, phrases)) err.write(`${line}\n`);
    for (const id of unread) err.write(`${phrases.say('terminal.ingest.unread', { id })}\n`);
    const counts = { added, changed, unchanged, refused: refusals.length };
    out.write(`${phrases.say('terminal.ingest.done', counts)}\n`);
    return stream.ids.size === 0 && !stopped.isAsked() ? EXIT.user : EXIT.done;
  } finally {
    stopped.end();
    bar.stop();
  }
}

const MOST_THREADS = 4;

/** A larger file holds many articles. */
const LARGE_BYTES = 200_000;

/** Many articles are worth the second that they take to begin. */
function threadsFor(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  const isMuch = found !== undefined && (found.isDirectory() || found.size >= LARGE_BYTES);
  return isMuch ? Math.min(MOST_THREADS, availableParallelism()) : 0;
}
