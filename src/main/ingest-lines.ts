/** `saar ingest -`: articles from standard input, one JSON object a line, for as long as somebody writes them. */
import { progressOn } from '../adapters/terminal/progress.ts';
import { safeText } from '../adapters/terminal/safe-text.ts';
import type { Article } from '../corpus/article.ts';
import { idOfAddress } from '../corpus/address-id.ts';
import { canonicalUrl } from '../corpus/canonical-url.ts';
import { jsonLines, type JsonLine } from '../corpus/json-lines.ts';
import { makeArticle, type Making } from '../corpus/make-article.ts';
import { makingOf } from '../corpus/read-text.ts';
import { refusalOf, type Refusal } from '../corpus/refusal.ts';
import type { Call } from './call.ts';
import { ADDED, openSaar, type Saar } from './open-saar.ts';
import { refusalLines } from './refusal-lines.ts';
import { EXIT } from './report-error.ts';
import { stopping, type Stop } from './stopping.ts';

/** What is called what comes from there. */
const NAME = 'stdin';
/** Articles that are stored together, while more are waiting. */
const TOGETHER = 100;

interface Reading {
  call: Call;
  saar: Saar;
  making: Making;
  waiting: Article[];
  counts: { added: number; changed: number; unchanged: number; refused: number };
  /** Lines that were done. */
  done: number;
}

/** Reads until the input ends or somebody stops it; what was read until then is stored. Answers the exit code. */
export async function ingestLines(call: Call): Promise<number> {
  const saar = await openSaar(call.config);
  const bar = progressOn(call.err, call.phrases.say('terminal.progress.reading'));
  const making = makingOf(saar.data, { collection: ADDED, now: new Date() });
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 };
  const reading: Reading = { call, saar, making, waiting: [], counts, done: 0 };
  const { input } = call;
  const stop = stopping(() => void ('destroy' in input && typeof input.destroy === 'function' && input.destroy()));
  try {
    await readAll(reading, stop, () => bar.at(reading.done, reading.done + reading.waiting.length));
    await store(reading);
  } finally {
    stop.end();
    bar.stop();
    await saar.close();
  }
  call.out.write(`${call.phrases.say('terminal.ingest.done', counts)}\n`);
  const { added, changed, unchanged } = counts;
  return added + changed + unchanged > 0 || stop.isAsked() ? EXIT.done : EXIT.user;
}

/** Half a line that came before the reading was stopped is nobody's mistake. @param progress more may come at any time */
async function readAll(reading: Reading, stop: Stop, progress: () => void): Promise<void> {
  const { call } = reading;
  try {
    for await (const line of jsonLines(call.input, NAME)) {
      if (line) take(reading, line);
      if (reading.waiting.length >= TOGETHER || (!line && !hasMore(call))) await store(reading);
      progress();
    }
  } catch (error) {
    if (!stop.isAsked()) throw error;
  }
}

function take(reading: Reading, line: JsonLine): void {
  try {
    if (line.draft) return void reading.waiting.push(articleOf(reading.making, line));
    if (line.refusal) refuse(reading, line.refusal);
  } catch (error) {
    refuse(reading, refusalOf(`${NAME}:${line.number}`, error));
  }
}

/** A page that changes is the same article, though nobody gave it an id. */
function articleOf(making: Making, { draft }: JsonLine): Article {
  const { url } = draft!;
  const id = url !== undefined && URL.canParse(url) ? idOfAddress(canonicalUrl(url, making.data)) : undefined;
  return makeArticle(draft!, {}, { ...making, now: new Date() }, id);
}

function refuse({ call, counts }: Reading, refusal: Refusal): void {
  counts.refused += 1;
  for (const line of refusalLines([refusal], call.phrases)) call.err.write(`${line}\n`);
}

/** The input waits meanwhile. */
async function store(reading: Reading): Promise<void> {
  const { call, saar, counts, waiting } = reading;
  if (waiting.length === 0) return;
  reading.waiting = [];
  const { added, changed, unchanged, unread } = await saar.app.ingest(waiting);
  reading.done += waiting.length;
  counts.added += added;
  counts.changed += changed;
  counts.unchanged += unchanged;
  for (const id of unread) call.err.write(`${safeText(call.phrases.say('terminal.ingest.unread', { id }))}\n`);
}

/** Whether more has arrived already. */
function hasMore({ input }: Call): boolean {
  return 'readableLength' in input && Number(input.readableLength) > 0;
}
