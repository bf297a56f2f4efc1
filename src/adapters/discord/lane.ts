/** The lanes to Discord's REST: that of digests, which never tries twice and never waits, and how each request takes its place. */
import { DefaultRestOptions, REST, RESTEvents, type RESTOptions } from 'discord.js';
import { CLOCK } from '../../pace/clock.ts';
import { createPace, type Pace } from '../../pace/pace.ts';

/** Discord's limit for a bot as a whole; what it allows in one channel stands in its answers. */
export const LIMIT = { count: 50, ms: 1_000 };

const TOO_MANY = 429;
const FORBIDDEN = 403;
/** How long all of us wait when whoever turns us away does not say. */
const EDGE_WAIT_S = 60;
/** The scope of a limit that the library knew of beforehand. */
export const OWN_SCOPE = 'own';

const PACES = new Map<string, Pace>();

/** That of one bot at one Discord, over every connection it has: the old ones' last requests count when a new one is made. */
export function paceOf(token: string, apiUrl: string | undefined): Pace {
  const bot = JSON.stringify([token, apiUrl]);
  const pace = PACES.get(bot) ?? createPace(LIMIT, CLOCK);
  PACES.set(bot, pace);
  return pace;
}

/** The lane of digests; whether and when to try again is the outbox's decision. `root` says where Discord is. */
export function digestLane(token: string, root: Partial<RESTOptions>): REST {
  const rest = new REST({
    ...root,
    ...{ retries: 0, timeout: 15_000, rejectOnRateLimit: () => true },
    makeRequest: async (...given) => edgeSpeaksForAll(await DefaultRestOptions.makeRequest(...given)),
  });
  // Told before a request, when the answers so far say that it would be one too many: nothing is asked then.
  rest.on(RESTEvents.RateLimited, (limit) => Object.assign(limit, { scope: OWN_SCOPE }));
  return rest.setToken(token);
}

/** The same requests, each of which waits for its turn: for whatever is asked with the token beside digests. */
export function takingTurns(pace: Pace): Pick<RESTOptions, 'makeRequest'> {
  return {
    makeRequest: async (...given) => {
      const answered = await pace.turn();
      try {
        return await DefaultRestOptions.makeRequest(...given);
      } finally {
        answered();
      }
    },
  };
}

type Answer = Awaited<ReturnType<RESTOptions['makeRequest']>>;

/** A page in place of an answer comes from the edge before Discord, which turns away whatever comes from this address. */
function edgeSpeaksForAll(answer: Answer): Answer {
  const { status, headers } = answer;
  if (![TOO_MANY, FORBIDDEN].includes(status) || headers.get('content-type')?.includes('json')) return answer;
  headers.set('X-RateLimit-Global', 'true');
  if (!(Number(headers.get('Retry-After')) > 0)) headers.set('Retry-After', String(EDGE_WAIT_S));
  return { ...answer, status: TOO_MANY };
}
