/** The local page's requests → calls of the door. Reading only: commands that change settings are not offered here. */
import { Hono, type Context } from 'hono';
import type { Caller, Door, Invocation, Place } from '../../app/command.ts';
import type { Action } from '../../messages/message.ts';
import { CONTENT_SECURITY_POLICY, page } from './page.ts';
import { render } from './render.ts';

/** How Saar fares, for the health check. `ok: false` means: restart it. */
export interface Health {
  ok: boolean;
  uptimeSeconds: number;
  articles: number;
  /** State of each platform, such as `up`, `retrying`, `off`. */
  platforms: Readonly<Record<string, string>>;
  /** ISO date-time of the last tick of the digest clock. */
  lastTick: string | null;
}

export interface WebSettings {
  door: Door;
  language: string;
  health(): Promise<Health>;
  /** Host names under which the page may be asked for, beside those of this machine. */
  hosts?: readonly string[];
}

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const LONGEST_OPTION = 200;
const webPlace: Place = { platform: 'web', tenantId: 'web', destinationId: 'web', direct: true };

/** The page and `/health`, testable without a socket. */
export function routes(settings: WebSettings): Hono {
  const app = new Hono();
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
  app.get('/health', async (context) => {
    const health = await settings.health();
    return context.json(health, health.ok ? 200 : 503);
  });
  app.get('/', (context) => answer(context, settings));
  app.notFound((context) => context.text('404', 404));
  return app;
}

async function answer(context: Context, settings: WebSettings): Promise<Response> {
  const { door } = settings;
  const { command = 'brief', ...options } = queryOf(context);
  const language = door.languages.includes(options['language'] ?? '') ? options['language']! : settings.language;
  const topics = await door.suggest(invocation('brief', {}, language), 'topic', '');
  const { about = '', topic: chosen, ...others } = options;
  const topic = chosen ?? topics[0]?.value ?? '';
  const allowed = isOffered(command, door) ? command : 'help';
  // The form always sends a topic with it: own words come first.
  const asked: Record<string, string> = about === '' ? { topic } : { about };
  const given = optionsOf(allowed, { ...(allowed === 'brief' ? { ...others, ...asked } : options), language }, door);
  const message = await door.invoke(invocation(allowed, given, language));
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const languages = door.languages.map((code) => ({ value: code, label: names.of(code) ?? code }));
  const say = (key: string) => door.phrase(language, key);
  return context.html(
    page(
      { language, topic, about, topics, languages },
      say,
      render(message, (action) => href(action, door, language)),
    ),
  );
}

/** The language stands in every address of this page, but not every command has it as an option. */
function optionsOf(path: string, { language, ...given }: Record<string, string>, door: Door): Record<string, string> {
  const command = door.commands.find((candidate) => candidate.path === path);
  const speaks = command?.options.some(({ name }) => name === 'language');
  return speaks && language !== undefined ? { ...given, language } : given;
}

function invocation(command: string, options: Readonly<Record<string, string>>, language: string): Invocation {
  const caller: Caller = { id: 'web', locale: language, mayManage: () => Promise.resolve(false) };
  return { command, options, place: webPlace, caller };
}

/** The address of an action: only reading, and only what needs no channel. */
function href(action: Action, door: Door, language: string): string | undefined {
  if (!isOffered(action.command, door)) return undefined;
  return `/?${new URLSearchParams({ language, ...action.options, command: action.command })}`;
}

function isOffered(path: string, door: Door): boolean {
  const command = door.commands.find((candidate) => candidate.path === path);
  return command?.access === 'reader' && command.options.every(({ kind }) => kind !== 'destination');
}

function queryOf(context: Context): Record<string, string> {
  const entries = Object.entries(context.req.query()).filter(([, value]) => value !== '');
  return Object.fromEntries(entries.slice(0, 10).map(([name, value]) => [name, value.slice(0, LONGEST_OPTION)]));
}

/** The Host header without its port. */
function hostOf(context: Context): string {
  return (context.req.header('host') ?? '').toLowerCase().replace(/:\d+$/, '');
}
