/** Asks the web, politely and safely: one GET, redirects followed by hand, everything bounded, nothing of our own network. */
import { request as ask, type Dispatcher } from 'undici';
import { SaarError } from '../errors.ts';
import { ACCEPTED_ENCODINGS, readBody, tooLarge } from './body.ts';
import { createAgent, type Resolve } from './connect.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { readTarget, type Reach, type Target } from './target.ts';

/** What an earlier answer said of itself; sent along, so that nothing comes when nothing changed. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

export interface Content extends Validators {
  kind: 'content';
  /** Where it was found in the end. */
  url: string;
  /** Where it has moved for good. */
  movedTo?: string;
  bytes: Uint8Array;
  /** As the header has it, its parameters too. */
  contentType?: string;
}

export type Answer = Content | { kind: 'unchanged' };

export interface Wanted extends Validators {
  /** The `Accept` header. */
  accept: string;
  /** Gives it up. */
  signal?: AbortSignal;
  /** Waited for before a redirect is followed there, for as long as it takes; what it throws is thrown. */
  onHop?(url: URL): Promise<void>;
}

export interface Fetcher {
  /**
   * What stands at an address, at most 5 MiB once inflated, within 20 seconds of asking with all redirects.
   * @throws SaarError what `readTarget` throws, and `fetch.private` for a name that leads into our own network; `fetch.redirects`,
   * `fetch.gone`, `fetch.missing`, `fetch.forbidden` {status}, `fetch.later` {seconds}, `fetch.status` {status}, `fetch.empty`,
   * `fetch.encoding`, `fetch.too-large` (blame `refused`); `fetch.certificate`, `fetch.unanswered` {reason} (blame `unanswered`)
   */
  get(address: string, wanted: Wanted): Promise<Answer>;
  close(): Promise<void>;
}

export interface FetcherParts {
  reach: Reach;
  userAgent: string;
  /** For tests. */
  resolve?: Resolve;
  limits?: Partial<Limits>;
  /** UTC epoch milliseconds. */
  clock(): number;
}

interface Limits {
  totalMs: number;
  bytes: number;
}

const LIMITS: Limits = { totalMs: 20_000, bytes: 5 * 1024 * 1024 };
const MOST_HOPS = 5;
const MOVED = [301, 302, 303, 307, 308];
const MOVED_FOR_GOOD = [301, 308];
const LONGEST_VALIDATOR = 512;

export function createFetcher(parts: FetcherParts): Fetcher {
  const agent = createAgent(parts.reach, parts.resolve);
  const limits = { ...LIMITS, ...parts.limits };
  return {
    get: (address, wanted) => get({ ...parts, agent, limits }, address, wanted),
    close: () => agent.destroy(),
  };
}

interface Asking extends FetcherParts {
  agent: Dispatcher;
  limits: Limits;
}

async function get(asking: Asking, address: string, wanted: Wanted): Promise<Answer> {
  let leftMs = asking.limits.totalMs;
  let target = readTarget(address, asking.reach);
  let movedTo: string | undefined;
  let forGood = true;
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    const begun = performance.now();
    const answer = await once(asking, target, { ...wanted, signal: within(leftMs, wanted.signal) });
    leftMs -= performance.now() - begun;
    if (answer.kind === 'unchanged') return answer;
    if (answer.kind === 'content') return movedTo === undefined ? answer : { ...answer, movedTo };
    target = readTarget(answer.location, asking.reach, target.url);
    forGood &&= MOVED_FOR_GOOD.includes(answer.status);
    movedTo = forGood ? target.url.href : movedTo;
    if (hop < MOST_HOPS) await wanted.onHop?.(target.url);
  }
  throw new SaarError('fetch.redirects', { most: MOST_HOPS }, 'refused');
}

/** Aborts after that time, or with the other signal. */
function within(ms: number, signal: AbortSignal | undefined): AbortSignal {
  const over = AbortSignal.timeout(Math.max(1, Math.ceil(ms)));
  return signal ? AbortSignal.any([signal, over]) : over;
}

interface Redirect {
  kind: 'redirect';
  status: number;
  location: string;
}

/** One request and its answer. What is not read of an answer is thrown away with its connection. */
async function once(
  asking: Asking,
  { url }: Target,
  wanted: Wanted & { signal: AbortSignal },
): Promise<Answer | Redirect> {
  try {
    const { statusCode, headers, body } = await ask(url, {
      dispatcher: asking.agent,
      headers: headersOf(asking, wanted),
      signal: wanted.signal,
    });
    // Told again to whoever reads; without a listener one that nobody reads would end the program.
    body.on('error', () => {});
    const header = (name: string) => [headers[name]].flat()[0];
    if (statusCode !== 200) {
      body.destroy();
      return withoutContent(statusCode, header, wanted, asking.clock());
    }
    if (Number(header('content-length') ?? 0) > asking.limits.bytes) {
      body.destroy();
      throw tooLarge(asking.limits.bytes);
    }
    const bytes = await readBody(body, header('content-encoding'), asking.limits.bytes);
    if (bytes.length === 0) throw new SaarError('fetch.empty', {}, 'refused');
    const contentType = header('content-type');
    return {
      kind: 'content',
      url: url.href,
      bytes,
      ...(contentType !== undefined && { contentType }),
      ...validatorsOf(header),
    };
  } catch (error) {
    throw asFetchError(error, wanted.signal);
  }
}

function headersOf({ userAgent }: Asking, { accept, etag, lastModified }: Wanted): Record<string, string> {
  return {
    accept,
    'accept-encoding': ACCEPTED_ENCODINGS,
    'user-agent': userAgent,
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  };
}

type Header = (name: string) => string | undefined;

/** Sent back to the server as they are, so only short plain ones are kept. */
function validatorsOf(header: Header): Validators {
  const kept = (name: string) => {
    const value = header(name);
    return value !== undefined && value.length <= LONGEST_VALIDATOR && /^[\x20-\x7e]+$/.test(value) ? value : undefined;
  };
  const [etag, lastModified] = [kept('etag'), kept('last-modified')];
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

/** Statuses by which a server says no, and the code for it. */
const REFUSED: Readonly<Record<number, string>> = {
  401: 'fetch.forbidden',
  403: 'fetch.forbidden',
  404: 'fetch.missing',
  410: 'fetch.gone',
  451: 'fetch.forbidden',
};
const LATER = [429, 503];

function withoutContent(
  status: number,
  header: Header,
  wanted: Validators,
  now: number,
): Redirect | { kind: 'unchanged' } {
  const location = header('location');
  if (MOVED.includes(status) && location !== undefined) return { kind: 'redirect', status, location };
  if (status === 304 && (wanted.etag ?? wanted.lastModified) !== undefined) return { kind: 'unchanged' };
  if (LATER.includes(status))
    throw new SaarError('fetch.later', { status, seconds: retryAfterSeconds(header('retry-after'), now) }, 'refused');
  throw new SaarError(REFUSED[status] ?? 'fetch.status', { status }, status >= 500 ? 'unanswered' : 'refused');
}

const CERTIFICATE = /CERT|SIGNATURE|SELF_SIGNED|ERR_TLS/;

function asFetchError(error: unknown, signal: AbortSignal): SaarError {
  for (let each: unknown = error; each instanceof Error; each = each.cause) if (each instanceof SaarError) return each;
  if (signal.aborted) return new SaarError('fetch.unanswered', { reason: 'timeout' }, 'unanswered', error);
  const reason = codeOf(error);
  return new SaarError(
    CERTIFICATE.test(reason) ? 'fetch.certificate' : 'fetch.unanswered',
    { reason },
    'unanswered',
    error,
  );
}

/** The library's or the system's word for it; never its message, which may name an address. */
function codeOf(error: unknown): string {
  for (let each: unknown = error; each instanceof Error; each = each.cause)
    if ('code' in each && typeof each.code === 'string') return each.code;
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error ? error.name : 'unknown';
}
