/** Sources without a network: a web of answers by address, a store in memory, and time that passes when nobody works. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Article } from '../../src/corpus/article.ts';
import { readData } from '../../src/data/read-data.ts';
import { SaarError } from '../../src/errors.ts';
import type { Answer, Wanted } from '../../src/net/fetcher.ts';
import { createRobots } from '../../src/net/robots.ts';
import { doTask, TASKS, type Asked } from '../../src/reading/tasks.ts';
import { BARE } from '../../src/store/kept-reading.ts';
import { USUAL_PORTS } from '../../src/net/target.ts';
import { createCollector, type CollectorParts } from '../../src/sources/collector.ts';
import { createTurns } from '../../src/sources/host-turns.ts';
import { createTakeIn } from '../../src/sources/taking-in.ts';
import { createSourceVerbs } from '../../src/sources/verbs.ts';
import { openStore } from '../../src/store/open-store.ts';
import { createVirtualTime } from '../delivery/virtual-time.ts';
import { NOW } from './samples.ts';

export const data = readData('data');

/** What an address answers with: a text, the code of a failure, or whatever a function makes of the question. */
export type Page =
  string | { fails: string; with?: Record<string, string | number> } | ((wanted: Wanted) => Answer | Promise<Answer>);

export interface Request {
  url: string;
  at: number;
}

/** Reading in no time: virtual time would pass while others have their turn. */
function readingAtOnce(): Asked {
  const tools = { data, packing: BARE };
  const tasks = Object.keys(TASKS).map((name) => [name, async (...given: unknown[]) => doTask(tools, name, given)]);
  return Object.fromEntries(tasks) as unknown as Asked;
}

export async function createWorld(web: Record<string, Page> = {}) {
  const time = createVirtualTime(NOW);
  const store = await openStore(':memory:');
  const requests: Request[] = [];
  const told: { event: string; fields?: object }[] = [];
  const ingested: Article[] = [];
  /** Virtual milliseconds that each answer takes. */
  const state = { answerMs: 100, ids: 0 };
  const get = async (url: string, wanted: Wanted): Promise<Answer> => {
    requests.push({ url, at: time.clock() });
    await new Promise<void>((resolve) => void time.timers.after(state.answerMs, resolve));
    if (wanted.signal?.aborted) throw new SaarError('fetch.unanswered', { reason: 'timeout' }, 'unanswered');
    const page = web[url] ?? { fails: 'fetch.missing', with: { status: 404 } };
    if (typeof page === 'function') return page(wanted);
    if (typeof page === 'string') return content(url, page);
    throw new SaarError(page.fails, page.with ?? {}, page.fails === 'fetch.unanswered' ? 'unanswered' : 'refused');
  };
  const turns = createTurns({ get }, time.timers);
  const parts: CollectorParts = {
    store,
    takeIn: createTakeIn(store, async (articles) => {
      ingested.push(...articles);
      return { ...(await store.putArticles(articles)), unread: [] };
    }),
    turns,
    robots: createRobots({ get: turns.get, clock: time.clock }),
    reach: { hosts: [], ports: USUAL_PORTS },
    ...{ data, reading: readingAtOnce(), collection: 'sources' },
    timers: time.timers,
    clock: time.clock,
    tell: (event, fields) => void told.push({ event, fields }),
  };
  const collector = createCollector(parts);
  const verbs = createSourceVerbs({
    ...parts,
    newId: () => `id${String(++state.ids).padStart(4, '0')}`,
    starter: () => [{ url: 'https://starter.example.org/feed', title: 'Starter' }],
    onAdded: collector.wake,
    onRemoved: collector.leave,
  });
  /** Lets time pass until the work has ended. */
  const done = async <T>(work: Promise<T>): Promise<T> => {
    const state = { isOver: false };
    const over = work.finally(() => (state.isOver = true));
    over.catch(() => undefined);
    // Between two articles others have their turn, and nobody waits for any moment.
    while (!state.isOver) if (!(await time.runUntil(() => state.isOver))) await turn();
    return over;
  };
  /** How work failed that must not succeed. */
  const failure = async (work: Promise<unknown>) => {
    const error = (await done(work).catch((thrown: unknown) => thrown)) as SaarError;
    return [error.code, error.parameters];
  };
  return { time, store, requests, told, ingested, state, web, parts, collector, verbs, done, failure };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

export function content(url: string, text: string, more: Partial<Extract<Answer, { kind: 'content' }>> = {}): Answer {
  return {
    kind: 'content',
    url,
    bytes: new TextEncoder().encode(text),
    contentType: 'text/xml; charset=utf-8',
    ...more,
  };
}

/** Words of one article, told apart by a name; long enough to be a whole one. */
export function words(name: string, paragraphs = 12): string {
  return Array.from(
    { length: paragraphs },
    (_, at) =>
      `<p>The council of ${name} met again on the question of the old bridge, and member number ${at} asked who would pay for it. ` +
      'The answer was put off until the river had been measured, which engineers expect to take until the end of summer.</p>',
  ).join('\n');
}

/** A page as sites write them, with furniture around its article. */
export function page(name: string, head = ''): string {
  return (
    `<!doctype html><html lang="en"><head><title>News of ${name}</title>${head}</head><body><nav><a href="/">Home</a></nav>` +
    `<article><h1>News of ${name}</h1>${words(name)}</article><footer>All rights reserved</footer></body></html>`
  );
}

export interface Entry {
  name: string;
  link?: string;
  guid?: string;
  /** As the feed writes it. */
  date?: string;
  /** The whole article, or a snippet of it. */
  body?: string;
}

/** An RSS feed. */
export function rss(entries: readonly Entry[], head = ''): string {
  const items = entries.map(
    ({ name, link, guid, date, body = words(name) }) =>
      `<item><title>News of ${name}</title>${link === undefined ? '' : `<link>${link}</link>`}` +
      `${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}${date === undefined ? '' : `<pubDate>${date}</pubDate>`}` +
      `<description><![CDATA[${body}]]></description></item>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>The River Post</title>' +
    `<link>https://river.example.org/</link>${head}${items.join('')}</channel></rss>`
  );
}

/** So many days before the tests' now, as RSS writes it. */
export function daysAgo(days: number): string {
  return new Date(NOW - days * 86_400_000).toUTCString();
}
