/**
 * The log: one JSON line an event on standard error, short lines on a terminal. Whatever is logged, no secret
 * leaves here: the finished line is searched, because libraries hide tokens deep inside their errors.
 */
import { pino } from 'pino';
import { SaarError } from './errors.ts';
import { redactor } from './redact.ts';

/** What rooms and adapters may do with a log: say what happened, in plain words, with the fields that belong to it. */
export interface Log {
  debug(event: string, fields?: object): void;
  info(event: string, fields?: object): void;
  warn(event: string, fields?: object): void;
  error(event: string, fields?: object): void;
}

export interface LogSettings {
  level: string;
  secrets: readonly string[];
  /** Short lines for a person instead of JSON for a machine. */
  short: boolean;
  /** Takes one finished line with its newline. */
  write(line: string): void;
}

/** A log whose every line has passed the redactor. An error is logged as its kind and words, never as an object. */
export function createLog(settings: LogSettings): Log {
  const redact = redactor(settings.secrets);
  const shape = settings.short ? shortLine : (line: string) => line;
  const asWords = (value: unknown) => errorWords(value);
  const lines = pino(
    { level: settings.level, base: null, serializers: { err: asWords, error: asWords, reason: asWords } },
    { write: (line) => settings.write(redact(shape(line))) },
  );
  return {
    debug: (event, fields = {}) => lines.debug(fields, event),
    info: (event, fields = {}) => lines.info(fields, event),
    warn: (event, fields = {}) => lines.warn(fields, event),
    error: (event, fields = {}) => lines.error(fields, event),
  };
}

/** Causes nest two or three deep; one that holds itself must not hold us. */
const DEEPEST = 8;

/** Kind, code and words of anything thrown. Own fields of errors are left out: they hold requests, and those hold tokens. */
function errorWords(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error;
  // Expected, and its code says all: no stack, and a cause is the platform's business.
  if (error instanceof SaarError) return { code: error.code, parameters: error.parameters };
  const code = (error as { code?: unknown }).code;
  const cause = error.cause === undefined || depth === DEEPEST ? undefined : errorWords(error.cause, depth + 1);
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(cause === undefined ? {} : { cause: typeof cause === 'object' ? cause : String(cause) }),
    ...(error.stack
      ? {
          stack: error.stack
            .split('\n')
            .slice(1, 6)
            .map((line) => line.trim()),
        }
      : {}),
  };
}

const LEVEL_NAMES: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

function shortLine(line: string): string {
  const { level, time, msg, ...fields } = JSON.parse(line) as { level: number; time: number; msg?: string };
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${fieldWords(value)}`);
  const name = LEVEL_NAMES[level];
  return `${[new Date(time).toISOString().slice(11, 19), ...(name ? [name] : []), msg ?? '', ...rest].join(' ')}\n`;
}

/** JSON keeps control characters of foreign words escaped, so that no log line can draw on the terminal. */
function fieldWords(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'message' in value) return JSON.stringify(value.message);
  if (typeof value === 'object' && value !== null && 'code' in value) return JSON.stringify(value.code);
  return JSON.stringify(value);
}
