/**
 * The environment, read once, checked whole and frozen. The only file (with main.ts) that looks at the environment;
 * everyone else is handed values. A refusal names field, bound and value; a secret's value is never said.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { FIELDS, partsOf, type LogLevel } from './config-fields.ts';
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
