/** Every name that the environment may hold, with the form of its value. */
import { z } from 'zod';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LEVELS)[number];

/** What a name may hold. `bound` is shown to the person who broke it: a form, not a sentence. */
export interface Field {
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

export const FIELDS: Readonly<Record<string, Field>> = {
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

/** Parts between commas, each of one form. */
function listOf(part: RegExp, bound: string): Field {
  return { schema: z.string().refine((value) => partsOf(value).every((each) => part.test(each))), bound };
}

/** What stands between commas, without the spaces around it. */
export function partsOf(value = ''): string[] {
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
