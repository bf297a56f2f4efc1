/**
 * The environment, read once, checked whole and frozen. The only file (with main.ts) that looks at the environment;
 * everyone else is handed values. A refusal names field, bound and value; a secret's value is never said.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { SaarError } from './errors.ts';

export interface DiscordConfig {
  token: string;
  /** Base of the REST API without version and trailing slash; absent: Discord's own. */
  apiUrl?: string;
  /** Registers the commands in this guild alone. */
  guildId?: string;
}

export interface TelegramConfig {
  token: string;
  /** Root of the Bot API without trailing slash; absent: Telegram's own. */
  apiUrl?: string;
}

export interface Config {
  /** Absent without a token. */
  discord?: DiscordConfig;
  telegram?: TelegramConfig;
  /** Path of the database file, or the address of a server; absent: `var/saar.db` in the program's folder. */
  database?: string;
  /** File or folder read at start; absent: the sample corpus. */
  corpus?: string;
  /** Language spoken where neither place nor reader says otherwise. */
  language: string;
  timeZone: string;
  /** Port of the local page on 127.0.0.1; 0 = no page. */
  httpPort: number;
  /** The page gives figures for Prometheus at `/metrics`. */
  metrics: boolean;
  publicUrl?: string;
  /** How many days articles that came in by themselves, or were added, keep their text; absent: for ever. */
  keepTextDays?: number;
  /** Hosts that may be asked wherever they are, such as `feeds.lan` or `127.0.0.1:9000`. */
  fetchHosts: readonly string[];
  /** Ports of public hosts that may be asked; absent: the usual ones. */
  fetchPorts?: readonly number[];
  /** Who alone may change sources in the chats, as `platform:person`; empty: whoever manages a server or group. */
  owners: readonly string[];
  logLevel: LogLevel;
  /** Every secret of this configuration, so that logs can leave them out. */
  secrets: readonly string[];
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LEVELS)[number];

/** What a name may hold. `bound` is shown to the person who broke it: a form, not a sentence. */
interface Field {
  schema: z.ZodType;
  bound: string;
  secret?: true;
}

const token: Field = { schema: z.string().regex(/^[\w.:-]{8,200}$/), bound: '[A-Za-z0-9._:-]{8,200}', secret: true };
const url: Field = { schema: z.string().refine(isPlainUrl), bound: 'http://… | https://…' };
const path: Field = {
  schema: z.string().refine((value) => !value.includes('\0') && value.length <= 4096),
  bound: '/…',
};
const PORT = /^(?!0)(?:\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/;

const FIELDS: Readonly<Record<string, Field>> = {
  DISCORD_TOKEN: token,
  DISCORD_API_URL: url,
  DISCORD_GUILD_ID: { schema: z.string().regex(/^\d{15,21}$/), bound: '[0-9]{15,21}' },
  TELEGRAM_TOKEN: token,
  TELEGRAM_API_URL: url,
  SAAR_DATABASE: { ...path, secret: true },
  SAAR_CORPUS: path,
  SAAR_LANGUAGE: { schema: z.string().regex(/^[a-z]{2,3}$/), bound: '[a-z]{2,3}' },
  SAAR_TIMEZONE: { schema: z.string().refine(isTimeZone), bound: 'Area/City (IANA) | UTC' },
  SAAR_KEEP_TEXT_DAYS: {
    schema: z.string().refine((value) => /^\d{1,5}$/.test(value) && Number(value) >= 7),
    bound: '7…99999',
  },
  SAAR_HTTP_PORT: { schema: z.string().refine((value) => value === '0' || PORT.test(value)), bound: '0…65535' },
  SAAR_METRICS: { schema: z.enum(['on', 'off']), bound: 'on | off' },
  SAAR_PUBLIC_URL: url,
  SAAR_FETCH_HOSTS: listOf(/^(?:\[[\da-f:.]{2,45}\]|[^\s:,[\]/@]{1,253})(?::\d{1,5})?$/i, 'feeds.lan,127.0.0.1:9000,…'),
  SAAR_FETCH_PORTS: listOf(PORT, '1…65535,…'),
  SAAR_OWNERS: listOf(/^(?:discord|telegram):-?\d{1,21}$/, 'discord:[0-9]+,telegram:[0-9]+,…'),
  SAAR_LOG_LEVEL: { schema: z.enum(LEVELS), bound: LEVELS.join(' | ') },
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration an environment means. Pure: `readFile` reads the files that `NAME_FILE` names.
 * @throws SaarError `config.invalid`, `config.unknown`, `config.twice` or `config.unreadable`, each naming the field.
 */
export function readConfig(environment: Environment, readFile: (path: string) => string): Config {
  refuseUnknown(environment);
  const value = (name: string) => checked(name, valueOf(name, environment, readFile));
  const [discordToken, telegramToken, database] = [
    value('DISCORD_TOKEN'),
    value('TELEGRAM_TOKEN'),
    value('SAAR_DATABASE'),
  ];
  const discord = { apiUrl: trimSlash(value('DISCORD_API_URL')), guildId: value('DISCORD_GUILD_ID') };
  const telegram = { apiUrl: trimSlash(value('TELEGRAM_API_URL')) };
  const keepTextDays = value('SAAR_KEEP_TEXT_DAYS');
  return deepFreeze({
    ...(discordToken && { discord: { token: discordToken, ...given(discord) } }),
    ...(telegramToken && { telegram: { token: telegramToken, ...given(telegram) } }),
    ...given({ database, corpus: value('SAAR_CORPUS'), publicUrl: trimSlash(value('SAAR_PUBLIC_URL')) }),
    language: value('SAAR_LANGUAGE') ?? DEFAULT_LANGUAGE,
    timeZone: value('SAAR_TIMEZONE') ?? 'UTC',
    httpPort: Number(value('SAAR_HTTP_PORT') ?? '8080'),
    metrics: value('SAAR_METRICS') === 'on',
    ...(keepTextDays !== undefined && { keepTextDays: Number(keepTextDays) }),
    fetchHosts: partsOf(value('SAAR_FETCH_HOSTS')),
    ...(value('SAAR_FETCH_PORTS') !== undefined && { fetchPorts: partsOf(value('SAAR_FETCH_PORTS')).map(Number) }),
    owners: partsOf(value('SAAR_OWNERS')),
    logLevel: (value('SAAR_LOG_LEVEL') ?? 'info') as LogLevel,
    // The address of a database server holds a password; a path is no secret, and worth saying.
    secrets: [discordToken, telegramToken, database?.includes('://') ? database : undefined].filter(
      (secret) => secret !== undefined,
    ),
  });
}

/** The configuration of this process: its environment over the `.env` file of `folder`, if there is one. Throws as `readConfig`. */
export function loadConfig(environment: Environment, folder: string): Config {
  const file = join(folder, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return readConfig({ ...fromFile, ...environment }, (path) => readFileSync(path, 'utf8'));
}

/** Spoken until the configuration says otherwise, and by the errors of the configuration itself. */
export const DEFAULT_LANGUAGE = 'en';

/** A configured value turned out wrong later, when the data was there to check it against. */
export function invalidConfig(field: string, bound: string, value: string): SaarError {
  return new SaarError('config.invalid', { field, bound, value: shown(field, value) }, 'user');
}

function refuseUnknown(environment: Environment): void {
  const known = new Set(
    Object.keys(FIELDS).flatMap((name) => (FIELDS[name]!.secret ? [name, `${name}_FILE`] : [name])),
  );
  const field = Object.keys(environment).find((name) => name.startsWith('SAAR_') && !known.has(name));
  if (field === undefined) return;
  const names = [...known].filter((name) => name.startsWith('SAAR_')).join(', ');
  throw new SaarError('config.unknown', { field, known: names }, 'user');
}

/** The value of a name, its own or its file's; an empty one counts as not given, as `.env` files have them. */
function valueOf(name: string, environment: Environment, readFile: (path: string) => string): string | undefined {
  const own = environment[name]?.trim() || undefined;
  const file = FIELDS[name]!.secret ? environment[`${name}_FILE`]?.trim() || undefined : undefined;
  if (own !== undefined && file !== undefined) throw new SaarError('config.twice', { field: name }, 'user');
  if (file === undefined) return own;
  try {
    return readFile(file).trim() || undefined;
  } catch {
    throw new SaarError('config.unreadable', { field: `${name}_FILE`, value: file }, 'user');
  }
}

function checked(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const field = FIELDS[name]!;
  if (field.schema.safeParse(value).success) return value;
  throw invalidConfig(name, field.bound, value);
}

/** The value as it may be shown. A token pasted under the wrong name must not be printed either. */
function shown(name: string, value: string): string {
  if (FIELDS[name]?.secret) return '***';
  return value
    .slice(0, 120)
    .replace(/\/\/.*@/, '//***@')
    .replace(/[\w.:-]{30,}/g, '***');
}

/** Parts between commas, each of one form. */
function listOf(part: RegExp, bound: string): Field {
  return { schema: z.string().refine((value) => partsOf(value).every((each) => part.test(each))), bound };
}

function partsOf(value = ''): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isPlainUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

function isTimeZone(value: string): boolean {
  try {
    // Offsets such as +05:30 are zones to Intl; a schedule needs a place's rules, and letters such as IST mean several.
    const isPlace = value === 'UTC' || value.includes('/');
    return isPlace && Intl.DateTimeFormat('und', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function trimSlash(value: string | undefined): string | undefined {
  return value?.replace(/\/+$/, '');
}

function given<T extends Record<string, string | undefined>>(values: T): Partial<Record<keyof T, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<
    Record<keyof T, string>
  >;
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
