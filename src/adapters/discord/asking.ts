/** Requests that belong to one delivery: each within its time, each in its place of what a bot may ask in a second. */
import type { REST } from 'discord.js';
import { SendError } from '../../messages/sender.ts';
import type { Pace } from '../../pace/pace.ts';

type Route = `/${string}`;

export interface Asking {
  get(route: Route, query?: Readonly<Record<string, string>>): Promise<unknown>;
  /** A string goes out as it is, byte for byte. */
  post(route: Route, body?: string | object, timeoutMs?: number): Promise<unknown>;
  patch(route: Route, body: object): Promise<unknown>;
}

const ANSWER_MS = 15_000;
const GIVEN_UP = 'given-up';

/** @param counted how many of the requests have their place already: the outbox begins one for each send; @param over once aborted, no request is begun */
export function asking(rest: REST, pace: Pace, counted: number, over?: AbortSignal): Asking {
  let begun = 0;
  const inPlace = async (request: (signal: AbortSignal) => Promise<unknown>, timeoutMs = ANSWER_MS) => {
    const answered = begun++ < counted ? undefined : await pace.turn();
    try {
      if (over?.aborted) throw new SendError('not-sent', GIVEN_UP);
      const timeout = AbortSignal.timeout(timeoutMs);
      return await request(over ? AbortSignal.any([over, timeout]) : timeout);
    } finally {
      answered?.();
    }
  };
  return {
    get: (route, query) => inPlace((signal) => rest.get(route, { query: new URLSearchParams(query), signal })),
    post: (route, body, timeoutMs) => inPlace((signal) => rest.post(route, { ...asBody(body), signal }), timeoutMs),
    patch: (route, body) => inPlace((signal) => rest.patch(route, { body, signal })),
  };
}

function asBody(body: string | object | undefined) {
  if (typeof body !== 'string') return { body };
  return { body, passThroughBody: true, headers: { 'Content-Type': 'application/json' } };
}
