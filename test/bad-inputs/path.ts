/** The whole way of a bad article: page → article → store → brief → what each platform is sent, and what must hold of it. */
import { expect } from 'vitest';
import { answerBodies } from '../../src/adapters/discord/pages.ts';
import { renderBodies } from '../../src/adapters/discord/render.ts';
import { render } from '../../src/adapters/telegram/render.ts';
import { createApp } from '../../src/app/create-app.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import { buildBrief } from '../../src/briefs/build.ts';
import type { Article } from '../../src/corpus/article.ts';
import { readText } from '../../src/corpus/read-text.ts';
import { readData } from '../../src/data/read-data.ts';
import { readCalendar } from '../../src/delivery/calendar.ts';
import { articleReader } from '../../src/main/article-reader.ts';
import { briefMessage } from '../../src/messages/brief-message.ts';
import { sourcesMessage } from '../../src/messages/sources-message.ts';
import { createReading } from '../../src/reading/reading.ts';
import { openStore } from '../../src/store/open-store.ts';
import { readTelegramHtml } from '../adapters/telegram/telegram-html.ts';

export const data = readData('data');
const reading = createReading({ data, threads: 0 });
export const NOW = new Date('2031-05-20T06:00:00.000Z');
/** Whether the largest of them are tried at their whole size, which takes minutes: `npm run bad-inputs` does. */
export const LARGE = process.env['SAAR_BAD_INPUTS'] === 'whole';
const TOPIC = 'treaty';
const HERE = 'https://news.example.org/';

/** What stands in every article beside what is bad in it. */
export const NEWS =
  'Borduria and Syldavia signed a treaty of mutual defence in the capital on Monday. The treaty obliges each of them to help the ' +
  'other with arms if it is attacked.';

const FILLING =
  'Officials read the treaty to the press in the old hall of the ministry. The parliament of Borduria is to ratify the treaty in autumn.';

/** A page as sites write them, around what is bad. */
export function page(bad: string, head = '', title = 'Borduria and Syldavia sign a treaty'): string {
  return (
    `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>` +
    `<p>${NEWS}</p><p>${FILLING}</p>${bad}<p>${FILLING}</p></article></body></html>`
  );
}

/** The articles of a file of that name, and why others are none. */
export function read(content: string | Uint8Array, name = 'story.html', at = 0) {
  const reading = readText(name, content, data, { collection: 'sources', now: NOW });
  const articles = reading.articles.map((article, index) => ({
    ...article,
    id: `story${at}-${index}`,
    url: `${HERE}${at}-${index}`,
    publishedAt: article.publishedAt ?? '2031-05-19',
  }));
  return { articles, codes: reading.refusals.map(({ code }) => code) };
}

/** An app of its own on a store in memory, with these articles in it. */
async function appWith(articles: readonly Article[]) {
  const store = await openStore(':memory:');
  let ids = 0;
  const app = createApp({
    data,
    store,
    analyser: articleReader(reading, data),
    buildBrief,
    schedule: readCalendar('data'),
    sendNow: () => Promise.reject(new Error('nothing is sent from here')),
    clock: () => NOW,
    newId: (length) => String(++ids).padStart(length, '0'),
    collections: ['sources'],
    liveCollections: ['sources'],
    defaultLanguage: 'en',
    defaultTimeZone: 'UTC',
  });
  const { unread } = await app.ingest(articles);
  return { app, store, unread };
}

export interface Outcome {
  brief: Brief;
  unread: string[];
  /** All that either platform is sent, as text. */
  sent: string;
}

/** The brief on these articles, held to all that must be so whatever stands in them. */
export async function outcome(articles: readonly Article[], about?: string): Promise<Outcome> {
  const { app, store, unread } = await appWith(articles);
  try {
    const asked = about === undefined ? { topic: TOPIC } : { about };
    const brief = await app.brief({ ...asked, language: 'en' });
    mustRest(brief, articles);
    const phrases = data.phrases.get('en')!;
    const texts = new Map<string, NonNullable<Awaited<ReturnType<typeof app.sourceText>>>>();
    for (const { id } of brief.sources) {
      const text = await app.sourceText(id, []);
      if (text) texts.set(id, text);
    }
    const marks = sourcesMessage(brief, phrases, texts);
    const messages = [briefMessage(brief, phrases, { languages: ['en', 'hi'] }), ...(marks ? [marks] : [])];
    const discord = messages.flatMap((message) => [...renderBodies(message), ...answerBodies(message, 1)]);
    const telegram = messages.flatMap((message) => render(message));
    mustBePlain(discord, telegram, new Set(articles.map(({ url }) => url)));
    return { brief, unread, sent: JSON.stringify([discord, telegram]) };
  } finally {
    await store.close();
  }
}

/** Every line has a citation, and every citation is its source's words to the letter. */
function mustRest(brief: Brief, articles: readonly Article[]): void {
  const textOf = new Map(articles.map(({ id, text }) => [id, text]));
  const said = [...(brief.bottomLine ? [brief.bottomLine] : []), ...brief.keyPoints];
  const lines = [...said, ...brief.figures, ...brief.timeline, ...brief.actors];
  for (const { citations } of lines) expect(citations).not.toEqual([]);
  const cited = [...lines, ...brief.disputes.flatMap(({ positions }) => positions)].flatMap(
    ({ citations }) => citations,
  );
  for (const { source, start, end, quote } of cited) expect(textOf.get(source)?.slice(start, end)).toBe(quote);
  for (const { kind, text, citations } of said)
    if (kind === 'quote')
      expect(citations.some(({ quote }) => text.includes(quote) || quote.includes(text))).toBe(true);
}

/** Nobody is called, no sign is read as one, and no link leads anywhere but to a source. */
function mustBePlain(
  discord: readonly object[],
  telegram: readonly object[],
  urls: ReadonlySet<string | undefined>,
): void {
  for (const body of discord) expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
  const all = JSON.stringify([discord, telegram]);
  const links = [...all.matchAll(/\]\(<([^>]*)>\)|href=\\"([^"\\]*)\\"|"url":"([^"]*)"/g)].map(([, ...found]) =>
    found.find((each) => each !== undefined)!,
  );
  for (const link of links) expect([...urls].some((url) => url !== undefined && link.startsWith(url))).toBe(true);
  for (const [, content = ''] of JSON.stringify(discord).matchAll(/"content":"((?:[^"\\]|\\.)*)"/g))
    expect(readByDiscord(JSON.parse(`"${content}"`) as string)).not.toMatch(
      /@everyone|@here|<@|<#|<\/|\]\(|discord\.gg\//,
    );
  for (const body of telegram) {
    const { text } = body as { text?: string };
    if (text !== undefined) readTelegramHtml(text);
    expect(text ?? '').not.toMatch(/<a href="tg:/);
  }
}

/** What Discord still reads as a sign: no escaped signs, no addresses of our own links. */
function readByDiscord(content: string): string {
  return content.replace(/\\[\s\S]/g, '').replace(/\]\(<https?:\/\/[^\s<>]*>\)/g, ']');
}
