/** One request at a time to each host, with a pause between two: whoever asks waits in line. */
import { SaarError } from '../errors.ts';
import type { Answer, Fetcher, Wanted } from '../net/fetcher.ts';
import type { Timers } from '../pace/timers.ts';

const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** Hosts that are remembered; beyond them those go that nobody asks. */
const MOST_HOSTS = 500;

export interface Turns {
  /**
   * `Fetcher.get` when it is the host's turn; a host that wants a longer pause than a second before it gets it, up to a minute.
   * A host that asked for patience is not asked. So it is with each host that a redirect leads to, once the one before is left.
   * @throws SaarError what `Fetcher.get` throws, `fetch.unanswered` {reason: 'stopped'} when it was given up while it waited
   */
  get(address: string, wanted: Wanted, pauseMs?: number): Promise<Answer>;
}

interface Lane {
  /** Resolves when whoever came last is done. */
  last: Promise<unknown>;
  waiting: number;
  /** When the last request ended, on the steady scale of the timers. */
  endedAt: number;
  /** Until when the host wants to be left alone, with its own words for it. */
  later?: { until: number; status: number };
}

/** One's place at the head of a host's line. */
interface Place {
  lane: Lane;
  /** Lets the next one ask; does nothing the second time. */
  leave(): void;
  isLeft: boolean;
}

export function createTurns(fetcher: Pick<Fetcher, 'get'>, timers: Timers): Turns {
  const lanes = new Map<string, Lane>();
  const laneOf = (host: string): Lane => {
    const lane = lanes.get(host) ?? { last: Promise.resolve(), waiting: 0, endedAt: -Infinity };
    lanes.set(host, lane);
    return lane;
  };
  return {
    get: async (address, wanted, pauseMs = 0) => {
      const pause = Math.min(LONGEST_PAUSE_MS, Math.max(PAUSE_MS, pauseMs || 0));
      forgetIdle(lanes, timers.steady() - LONGEST_PAUSE_MS);
      const first = hostOf(address);
      let place = await turnIn(laneOf(first), pause, timers, wanted.signal);
      const onHop = async ({ host }: URL): Promise<void> => {
        // Whoever held two lines at once could wait for one who waits for them.
        place.leave();
        place = await turnIn(laneOf(host), host === first ? pause : PAUSE_MS, timers, wanted.signal);
      };
      try {
        return await fetcher.get(address, { ...wanted, onHop });
      } catch (error) {
        if (!place.isLeft) heed(place.lane, error, timers.steady());
        throw error;
      } finally {
        place.leave();
      }
    },
  };
}

/** Resolves when it is one's turn. @throws SaarError `fetch.later` for a host that wants to be left alone, `fetch.unanswered` */
async function turnIn(lane: Lane, pause: number, timers: Timers, signal: AbortSignal | undefined): Promise<Place> {
  const before = lane.last;
  lane.waiting += 1;
  let next: () => void = () => undefined;
  lane.last = new Promise<void>((resolve) => (next = resolve));
  const over = () => {
    lane.waiting -= 1;
    next();
  };
  try {
    await before;
    refuseLater(lane, timers.steady());
    await waited(timers, lane.endedAt + pause - timers.steady(), signal);
  } catch (error) {
    over();
    throw error;
  }
  const place: Place = {
    ...{ lane, isLeft: false },
    leave: () => {
      if (place.isLeft) return;
      place.isLeft = true;
      lane.endedAt = timers.steady();
      over();
    },
  };
  return place;
}

/** What one address of a host says of patience holds for all. */
function heed(lane: Lane, error: unknown, now: number): void {
  if (!(error instanceof SaarError) || error.code !== 'fetch.later') return;
  const { seconds, status } = error.parameters;
  lane.later = { until: now + Number(seconds) * 1_000, status: Number(status) };
}

function refuseLater({ later }: Lane, now: number): void {
  if (!later || later.until <= now) return;
  const seconds = Math.ceil((later.until - now) / 1_000);
  throw new SaarError('fetch.later', { status: later.status, seconds }, 'refused');
}

/** What is no address has a lane of its own until it is refused. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}

function forgetIdle(lanes: Map<string, Lane>, before: number): void {
  if (lanes.size <= MOST_HOSTS) return;
  for (const [host, { waiting, endedAt, later }] of lanes)
    if (waiting === 0 && Math.max(endedAt, later?.until ?? 0) < before) lanes.delete(host);
}

/** Resolves so many milliseconds later. */
function waited(timers: Timers, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(stopped());
    if (ms <= 0) return resolve();
    const giveUp = timers.after(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    function onAbort(): void {
      giveUp();
      reject(stopped());
    }
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

function stopped(): SaarError {
  return new SaarError('fetch.unanswered', { reason: 'stopped' }, 'unanswered');
}
