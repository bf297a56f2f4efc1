/** A platform at some distance, with a limit that it keeps itself and counts by: what a wave of digests is sent to. */
import { SendError, type Destination, type Found, type Receipt, type Sender } from '../../src/messages/sender.ts';
import { createPace, type Clock, type Limit } from '../../src/pace/pace.ts';

export interface WaveSettings {
  platform: string;
  limit: Limit;
  time: Clock;
  /** The shortest and the longest way, there or back, in milliseconds. */
  way: readonly [shortest: number, longest: number];
  /** Between 0 and 1, the same ones for the same seed. */
  random(): number;
  /** Destinations that answer 403. */
  refuses?(destinationId: string): boolean;
  /** When nothing gets through in either direction. */
  cut?: readonly [from: number, to: number];
}

/** How long a key is known again. */
const KEY_MS = 120_000;
/** So far a look goes back before the moment it is given. */
const SLACK_MS = 60_000;

export interface WavePlatform extends Sender {
  /** When every request came in, ascending. */
  readonly cameIn: number[];
  /** When the messages of a destination were shown. */
  readonly shown: Map<string, number[]>;
  /** When each 401, 403 or 429 was answered. */
  readonly invalid: number[];
  limited: number;
}

export function wavePlatform(settings: WaveSettings): WavePlatform {
  const { time, way, random, limit, cut } = settings;
  const keys = new Map<string, { messageId: string; until: number }>();
  const travel = () => time.sleep(way[0] + random() * (way[1] - way[0]));
  const isCut = () => cut !== undefined && time.now() >= cut[0] && time.now() < cut[1];
  const platform: WavePlatform = {
    platform: settings.platform,
    pace: createPace(limit, time),
    cameIn: [],
    shown: new Map(),
    invalid: [],
    limited: 0,
    render: () => [{ body: '{}' }],
    send: async ({ destinationId }: Destination, _payload, key): Promise<Receipt> => {
      if (isCut()) throw new SendError('not-sent', 'ENETUNREACH');
      await travel();
      if (isCut()) throw new SendError('uncertain', 'ECONNRESET');
      const answer = take(destinationId, key);
      await travel();
      if (isCut()) throw new SendError('uncertain', 'ECONNRESET');
      if (answer instanceof SendError) throw answer;
      return answer;
    },
    knowsKeys: () => true,
    find: async (_destination, key, since): Promise<Found> => {
      if (isCut()) throw new SendError('not-sent', 'ENETUNREACH');
      await travel();
      const known = keys.get(key);
      return known && known.until - KEY_MS >= since - SLACK_MS
        ? { state: 'shown', messageId: known.messageId }
        : { state: 'absent' };
    },
  };

  function take(destinationId: string, key: string): Receipt | SendError {
    const now = time.now();
    const { cameIn, invalid, shown } = platform;
    if (cameIn.length >= limit.count && cameIn.at(-limit.count)! > now - limit.ms) {
      platform.limited += 1;
      invalid.push(now);
      return new SendError('rate-limited', 'global', { retryAfterMs: limit.ms });
    }
    cameIn.push(now);
    if (settings.refuses?.(destinationId)) {
      invalid.push(now);
      return new SendError('permanent', '50013');
    }
    const known = keys.get(key);
    if (known && known.until > now) return known;
    const receipt = { messageId: `m${cameIn.length}`, until: now + KEY_MS };
    keys.set(key, receipt);
    shown.set(destinationId, [...(shown.get(destinationId) ?? []), now]);
    return receipt;
  }
  return platform;
}

/** The most moments in any stretch of so many milliseconds, its end not included. */
export function mostIn(moments: readonly number[], ms: number): number {
  let most = 0;
  let first = 0;
  for (const [index, moment] of moments.entries()) {
    while (moments[first]! <= moment - ms) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

/** Numbers between 0 and 1 from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
