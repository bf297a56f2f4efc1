/** What went wrong with a request, as a short code that holds no address and no token. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { OWN_SCOPE } from './lane.ts';

/** `refused`: Discord answered no. `limited`: too many. `broken`: 5xx. `unreached`: nothing was sent. `lost`: no answer. */
export type Failure =
  | { kind: 'refused'; code: string; status: number }
  | { kind: 'limited'; code: string; retryAfterMs: number }
  | { kind: 'broken' | 'unreached' | 'lost'; code: string };

/** The request certainly did not leave: no name, no route, no connection, or a certificate we do not trust. */
const UNREACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** A 429 without a usable time: wait a little all the same. */
const SHORTEST_WAIT_MS = 1000;

/** Reads anything thrown by discord.js' REST. What is not known counts as lost: it may have gone through. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DiscordAPIError) return { kind: 'refused', code: String(error.code), status: error.status };
  if (error instanceof HTTPError) return { kind: 'broken', code: String(error.status) };
  if (error instanceof RateLimitError) return { kind: 'limited', code: limitOf(error), retryAfterMs: waitOf(error) };
  const code = networkCode(error);
  return { kind: UNREACHED.has(code) ? 'unreached' : 'lost', code };
}

/**
 * `global`: nothing may be asked at all. `shared`: others asked too much of the place too, which is not counted against us. `known`: the
 * library knew beforehand, and nothing was asked. `429`: any other.
 */
function limitOf({ global, scope }: RateLimitError): string {
  if (global) return 'global';
  if (scope === 'shared') return 'shared';
  return (scope as string) === OWN_SCOPE ? 'known' : '429';
}

function waitOf(error: RateLimitError): number {
  const waits = [error.retryAfter, error.sublimitTimeout, error.timeToReset].filter((wait) => Number.isFinite(wait));
  return Math.max(SHORTEST_WAIT_MS, ...waits);
}

/** Network words only; an error's message may hold the address, and that may hold an interaction's token. */
function networkCode(error: unknown): string {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') return each.code;
    if (each.name === 'AbortError' || each.name === 'TimeoutError') return 'timeout';
  }
  return error instanceof Error ? error.name : 'unknown';
}

export type Pause = (milliseconds: number) => Promise<void>;

const PAUSES_MS = [100, 400];

/**
 * Runs a request that may be repeated, at most three times. Only what had no answer or a 5xx is tried again;
 * discord.js would not try again after a connection that the other side closed.
 */
export async function withRetry<T>(request: (attempt: number) => Promise<T>, pause: Pause): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await request(attempt);
    } catch (error) {
      const wait = PAUSES_MS[attempt];
      const { kind } = failureOf(error);
      if (wait === undefined || kind === 'refused' || kind === 'limited') throw error;
      await pause(wait);
    }
  }
}
