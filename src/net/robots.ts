/** What a site lets robots read, by its robots.txt: asked for once a day, and heeded as RFC 9309 says. */
import parser from 'robots-parser';
import { SaarError } from '../errors.ts';
import type { Answer, Wanted } from './fetcher.ts';

/** The library's types say that it is a default export; as Node loads it, it is the module itself. */
const readRobots = parser as unknown as typeof parser.default;
/** By which sites name this robot. */
const TOKEN = 'Saar';
const EVERYONE = '*';
const KEPT_MS = 24 * 3_600_000;
/** A site whose rules cannot be had is asked for them again after this long. */
const NEXT_TRY_MS = 3_600_000;
const MOST_BYTES = 500 * 1024;
const MOST_ORIGINS = 500;
/** A rule longer than any address that is asked can match none. */
const LONGEST_RULE = 2_048;
/** Rules with wildcards cost their length times the address's; no site needs so many. */
const MOST_STEPS = 20_000_000;

export interface Permission {
  isAllowed: boolean;
  /** How long the site wants to be left between two requests. */
  pauseMs: number;
  /** Why nobody knows, where the rules could not be had: what asking for them threw. */
  reason?: unknown;
}

export interface Robots {
  /** Whether a page may be read. Never rejects: where the rules cannot be had, it may not. */
  permission(address: string, signal?: AbortSignal): Promise<Permission>;
}

export interface RobotsParts {
  /** Throws as `Fetcher.get` does. */
  get(address: string, wanted: Wanted): Promise<Answer>;
  /** UTC epoch milliseconds. */
  clock(): number;
}

const LINE = /^\s{0,100}([A-Za-z-]{1,20})\s{0,100}:([^#]*)/;
const RULES = ['allow', 'disallow', 'crawl-delay'];
const FORBIDDEN: Permission = { isAllowed: false, pauseMs: 0 };

interface Kept {
  rules: Promise<Rules | Failed>;
  askedAt: number;
  until: number;
}

interface Rules {
  robot: ReturnType<typeof readRobots>;
  /** How many characters are compared with each of an address's, at most. */
  cost: number;
}

/** The rules could not be had. */
interface Failed {
  reason: unknown;
}

export function createRobots({ get, clock }: RobotsParts): Robots {
  const kept = new Map<string, Kept>();

  /** The rules of an origin, asked for when they are old; rules that were had last week are better than none (RFC 9309, 2.4). */
  function rulesOf(origin: string, signal: AbortSignal | undefined): Promise<Rules | Failed> {
    const known = kept.get(origin);
    const now = clock();
    if (known && now < known.until && now >= known.askedAt) return known.rules;
    const entry: Kept = { rules: Promise.resolve({ reason: undefined }), askedAt: now, until: now + KEPT_MS };
    entry.rules = asked(get, `${origin}/robots.txt`, signal).catch(async (reason: unknown) => {
      entry.until = signal?.aborted ? 0 : now + NEXT_TRY_MS;
      const before = await known?.rules;
      return before && 'robot' in before ? before : { reason };
    });
    kept.delete(origin);
    kept.set(origin, entry);
    for (const [oldest] of kept) if (kept.size > MOST_ORIGINS) kept.delete(oldest);
    return entry.rules;
  }

  return {
    permission: async (address, signal) => {
      if (!URL.canParse(address)) return FORBIDDEN;
      const { origin, href } = new URL(address);
      const rules = await rulesOf(origin, signal);
      if ('reason' in rules) return { ...FORBIDDEN, ...rules };
      if (rules.cost * href.length > MOST_STEPS) return FORBIDDEN;
      const pauseMs = (rules.robot.getCrawlDelay(TOKEN) ?? 0) * 1_000;
      return { isAllowed: rules.robot.isAllowed(href, TOKEN) !== false, pauseMs };
    },
  };
}

/** @throws SaarError when the rules cannot be had: then nothing may be read (RFC 9309, 2.3.1.4) */
async function asked(get: RobotsParts['get'], address: string, signal: AbortSignal | undefined): Promise<Rules> {
  try {
    const answer = await get(address, { accept: 'text/plain', ...(signal && { signal }) });
    return rulesIn(address, answer.kind === 'content' ? textOf(answer.bytes) : '');
  } catch (error) {
    if (isWithoutRules(error)) return rulesIn(address, '');
    throw error;
  }
}

/** A site that says it has no rules, or hides them, lets everything be read (RFC 9309, 2.3.1.2 and 2.3.1.3). */
function isWithoutRules(error: unknown): boolean {
  if (!(error instanceof SaarError)) return false;
  const { code, parameters } = error;
  if (code === 'fetch.status') return Number(parameters['status']) < 500;
  return ['fetch.missing', 'fetch.gone', 'fetch.forbidden', 'fetch.empty', 'fetch.redirects'].includes(code);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, MOST_BYTES));
}

function rulesIn(address: string, text: string): Rules {
  const lines = concerning(text);
  const cost = lines.reduce((sum, line) => sum + (line.includes('*') ? line.length : 1), 0);
  return { robot: readRobots(address, lines.join('\n')), cost };
}

/**
 * The lines that concern this robot. The library keeps every rule once for each robot that is named before it: a file of
 * thousands of both would fill the memory.
 */
function concerning(text: string): string[] {
  const lines: string[] = [];
  let named = new Set<string>();
  let isNaming = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, name = '', value = ''] = LINE.exec(line) ?? [];
    const isName = name.toLowerCase() === 'user-agent';
    if (!isName && !RULES.includes(name.toLowerCase())) continue;
    if (isName && !isNaming) named = new Set();
    const robot = value.split('/', 1)[0]!.trim().toLowerCase();
    const isKept = isName ? isMeant(robot) && !named.has(robot) : named.size > 0 && line.length <= LONGEST_RULE;
    if (isKept) lines.push(isName ? `User-agent: ${robot}` : line);
    if (isName && isKept) named.add(robot);
    isNaming = isName;
  }
  return lines;
}

function isMeant(robot: string): boolean {
  return robot === TOKEN.toLowerCase() || robot === EVERYONE;
}
