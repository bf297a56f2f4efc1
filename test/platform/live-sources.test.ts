/** As a new user tries it: a site's address is added in a chat, and its news stand in briefs on both platforms, without a restart. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveHttp, type Serving } from '../net/servers.ts';
import { addServer, letPeopleManage, person, type Server } from './discord-people.ts';
import { folder, startProgram, why, type Program } from './stand-ins.ts';
import { addChat, write, writtenIn } from './telegram-people.ts';

/** The issue's own bound: news are there within a minute after their source was added. */
const MINUTE_MS = 60_000;
const SIGNED = { en: 'Qasr', hi: 'क़स्र' };

function answer({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  const send = (type: string, body: string) => void response.writeHead(200, { 'content-type': type }).end(body);
  if (url === '/')
    return send('text/html', '<link rel="alternate" type="application/rss+xml" href="/feed.xml"><p>Home');
  if (url === '/feed.xml') return send('application/rss+xml', feed());
  if (url === '/whole') return send('text/html; charset=utf-8', page());
  response.writeHead(404).end();
}

function feed(): string {
  const date = new Date(Date.now() - 3_600_000).toUTCString();
  const item = (title: string, link: string, text: string) =>
    `<item><title>${title}</title><link>${link}</link><pubDate>${date}</pubDate><description>${text}</description></item>`;
  return (
    '<rss version="2.0"><channel><title>Coast Herald</title><link>/</link>' +
    item('Turkey and Chile sign a treaty', '/whole', 'Turkey and Chile signed a treaty …') +
    item(
      'तुर्की और चिली की संधि',
      '/hindi',
      `तुर्की और चिली ने सोमवार को ${SIGNED.hi} में रक्षा संधि पर हस्ताक्षर किए। ` +
        'दोनों देशों ने कहा कि संधि अगले साल लागू होगी। अधिकारियों ने इसके बारे में और कुछ नहीं बताया। '.repeat(6),
    ) +
    '</channel></rss>'
  );
}

function page(): string {
  const paragraphs = Array.from(
    { length: 6 },
    (_, at) => `<p>Officials of both states gave no more details in statement number ${at}, which was short.</p>`,
  );
  const first = `<p>Turkey and Chile signed a defence treaty in ${SIGNED.en} on Monday. It obliges each to help the other.</p>`;
  return `<!doctype html><title>Turkey and Chile sign a treaty</title><article><h1>Turkey and Chile sign a treaty</h1>${first}${paragraphs.join('')}</article>`;
}

describe.skipIf(!folder)(`sources on both stand-ins${why}`, { timeout: 2 * MINUTE_MS }, () => {
  let [web, program, server] = [] as unknown as [Serving, Program, Server];

  beforeAll(async () => {
    web = await serveHttp(answer);
    program = await startProgram({
      env: { SAAR_FETCH_HOSTS: `127.0.0.1:${web.port}` },
      before: ({ discord }) => {
        letPeopleManage(discord);
        server = addServer(discord);
      },
    });
  }, MINUTE_MS);
  afterAll(async () => {
    await program?.end();
    await web?.close();
  });

  const onDiscord = async (typed: string, locale: string, manages = false) => {
    const { discord } = program;
    const asking = { user: person(discord, manages), channel: server.channels.general, locale };
    return (await discord.command(typed, asking)).text;
  };
  const onTelegram = async (typed: string, language: string) => {
    const { telegram } = program;
    const chat = addChat(telegram, 'private', language);
    write(telegram, chat, typed);
    await until(() => writtenIn(telegram, chat.id).length > 0);
    return writtenIn(telegram, chat.id)
      .map(({ text }) => text)
      .join('\n');
  };

  it('adds a source for one who may manage the server, and for nobody else', async () => {
    const typed = `/sources add address:http://127.0.0.1:${web.port}/`;
    expect(await onDiscord(typed, 'en-US')).not.toContain('Coast Herald');
    expect(await onDiscord(typed, 'en-US', true)).toContain('Coast Herald');
  });

  it('tells its news in briefs on both platforms and in both languages within a minute', async () => {
    await until(async () => (await onDiscord('/brief topic:treaty', 'en-US')).includes(SIGNED.en));
    await until(async () => (await onDiscord('/brief topic:treaty', 'hi')).includes(SIGNED.hi));
    await until(async () => (await onTelegram('/brief treaty', 'en')).includes(SIGNED.en));
    await until(async () => (await onTelegram('/brief treaty', 'hi')).includes(SIGNED.hi));
    expect(await onDiscord('/sources list', 'en-US', true)).toContain('Coast Herald');
  });

  it('asks nothing that a platform forbids', () => {
    expect(program.verdict().violations).toEqual([]);
  });
});

/** @throws when it is not so within a minute. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + MINUTE_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it is not so after a minute');
    await sleep(250);
  }
}
