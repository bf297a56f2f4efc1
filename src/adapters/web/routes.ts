/** The page's requests → its conversation. Without platforms' tokens or network; only this machine's browser may ask. */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Door } from '../../app/command.ts';
import type { Assets } from './assets.ts';
import { createConversation, invocationOf, type Conversation } from './conversation.ts';
import { textOf, optionsOf } from './given.ts';
import { BOTH, CONTENT_SECURITY_POLICY, page } from './page.ts';
import { PLATFORM_NAMES, type Platforms } from './platforms.ts';
import { readTap } from './looks/tap.ts';
import { suggestions } from './suggestions.ts';

/** How Saar fares, for the health check. `ok: false` means: restart it; `trouble` is a code of why. */
export interface Health {
  ok: boolean;
  trouble: string | null;
  uptimeSeconds: number;
  articles: number;
  /** State of each platform, such as `up`, `retrying`, `off`. */
  platforms: Readonly<Record<string, string>>;
  /** How many sources are read, how many of them failed when they were tried last, when one was read last, and each by its id. */
  sources: { on: number; failing: number; lastOk: string | null; each: Readonly<Record<string, SourceHealth>> };
  /** ISO date-time of the last tick of the digest clock. */
  lastTick: string | null;
}

export interface SourceHealth {
  on: boolean;
  /** ISO date-time. */
  lastOk: string | null;
  /** Tries in a row that failed. */
  failures: number;
  /** Articles that came in by it. */
  items: number;
}

export interface WebSettings {
  door: Door;
  language: string;
  health(): Promise<Health>;
  /** Figures in the form that Prometheus reads; without it there is no such page. */
  metrics?(): Promise<{ type: string; content: string }>;
  /** How the platforms would write a message; asked for when the first is drawn. */
  platforms(): Promise<Platforms>;
  assets: Assets;
  /** Host names under which the page may be asked for, beside those of this machine. */
  hosts?: readonly string[];
}

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const MOST_BYTES = 20_000;

/** The page, its questions and `/health`, testable without a socket. */
export function routes(settings: WebSettings): Hono {
  const app = new Hono();
  guard(app, settings);
  const conversation = createConversation(settings);
  app.get('/health', async (context) => {
    const health = await settings.health();
    return context.json(health, health.ok ? 200 : 503);
  });
  const { metrics } = settings;
  if (metrics)
    app.get('/metrics', async (context) => {
      const { type, content } = await metrics();
      return context.body(content, 200, { 'Content-Type': type });
    });
  for (const [name, { type, content }] of Object.entries(settings.assets))
    app.get(`/${name}`, (context) => context.body(content, 200, { 'Content-Type': type }));
  app.get('/', (context) => whole(context, settings, conversation));
  app.get('/suggest', async (context) => {
    const { q = '', ...given } = context.req.query();
    return context.json(await suggestions(settings.door, textOf(q), askerOf(given, settings)));
  });
  questions(app, settings, conversation);
  app.notFound((context) => context.text('404', 404));
  return app;
}

function guard(app: Hono, settings: WebSettings): void {
  const hosts = new Set([...LOCAL_HOSTS, ...(settings.hosts ?? [])]);
  app.use(async (context, next) => {
    // A page elsewhere may point its own name at 127.0.0.1; it still sends its own Host.
    if (!hosts.has(hostOf(context))) return context.text('421', 421);
    await next();
    context.header('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cache-Control', 'no-store');
  });
}

/** What the script asks. A page elsewhere cannot: a browser asks first before it sends JSON to another site. */
function questions(app: Hono, settings: WebSettings, conversation: Conversation): void {
  const limit = bodyLimit({ maxSize: MOST_BYTES, onError: (context) => context.text('400', 400) });
  const answered = (path: string, answer: (given: Record<string, unknown>) => Promise<object | undefined>) =>
    app.post(path, limit, async (context) => {
      const given = await jsonOf(context);
      const found = given && (await answer(given));
      return found ? context.json(found) : context.text('400', 400);
    });
  answered('/ask', (given) => {
    const { moderator, languages } = askerOf(given, settings);
    return conversation.ask(textOf(given['q']), { languages, moderator });
  });
  answered('/tap', async (given) => {
    const tap = readTap(textOf(given['tap'], MOST_BYTES));
    return tap && conversation.tap(tap, { moderator: given['moderator'] === true, alone: given['alone'] === true });
  });
  answered('/fill', async (given) => {
    const call = { command: textOf(given['command']), options: optionsOf(given['options']) };
    const on = { platform: textOf(given['platform']), language: textOf(given['language']) };
    const html = await conversation.submit(call, on, given['moderator'] === true);
    return html === undefined ? undefined : { html };
  });
}

/** The page with an answer in it: to what was typed or tapped, else to a first question. */
async function whole(context: Context, settings: WebSettings, conversation: Conversation): Promise<Response> {
  const given = context.req.query();
  const asker = askerOf(given, settings);
  const { door } = settings;
  const examples = await examplesFor(door, asker.language);
  const typed = textOf(given['q']).trim();
  const tap = readTap(textOf(given['tap'], MOST_BYTES));
  const tapped = tap && (await conversation.tap(tap, asker));
  const turn = tapped?.html
    ? { columns: { [tap!.platform]: tapped.html } }
    : await conversation.ask(typed || examples[0]!, asker);
  const languages = door.languages.map((value) => ({
    value,
    label: door.phrase(asker.language, `chat.language-labels.${value}`),
  }));
  const state = {
    language: asker.language,
    spoken: asker.languages.length > 1 ? BOTH : asker.language,
    as: tapped ? tap!.platform : (PLATFORM_NAMES.find((name) => name === given['as']) ?? BOTH),
    moderator: asker.moderator,
    typed: tapped ? '' : typed,
    columns: turn.columns,
    languages,
    examples,
  };
  return context.html(page(state, (key) => door.phrase(asker.language, key)));
}

/** Commands to begin with: a brief of each topic, then what there is. The first one is asked for a visitor who asks nothing. */
async function examplesFor(door: Door, language: string): Promise<string[]> {
  const name = (path: string) => `/${door.describe(path, language).name}`;
  const topics = await door.suggest(invocationOf({ command: 'brief', options: {} }, language, false), 'topic', '');
  // A title of one word is as good to type as the id, and in the reader's script.
  const typed = topics.map(({ value, label }) => (/\s/.test(label) ? value : label.toLocaleLowerCase(language)));
  const briefs = typed.slice(0, 4).map((topic) => `${name('brief')} ${topic}`);
  return [...briefs, name('topics'), name('help')];
}

interface GivenAsker {
  /** The language of the page's own words. */
  language: string;
  languages: readonly string[];
  moderator: boolean;
}

function askerOf(given: Record<string, unknown>, { door, language }: WebSettings): GivenAsker {
  const asked = textOf(given['language']);
  const moderator = given['moderator'] === true || given['moderator'] === '1';
  if (asked === BOTH) return { language, languages: [...door.languages], moderator };
  const spoken = door.languages.includes(asked) ? asked : language;
  return { language: spoken, languages: [spoken], moderator };
}

async function jsonOf(context: Context): Promise<Record<string, unknown> | undefined> {
  if (!/^application\/json(?:\s*;|$)/i.test(context.req.header('content-type') ?? '')) return undefined;
  try {
    const given: unknown = JSON.parse(await context.req.text());
    return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The Host header without its port. */
function hostOf(context: Context): string {
  return (context.req.header('host') ?? '').toLowerCase().replace(/:\d+$/, '');
}
