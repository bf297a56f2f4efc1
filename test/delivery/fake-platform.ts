/** A platform in memory: it shows messages, knows keys again or not, and fails as it is told to. */
import type { Message } from '../../src/messages/message.ts';
import { SendError, type Destination, type Found, type Payload, type Sender } from '../../src/messages/sender.ts';
import { createPace } from '../../src/pace/pace.ts';

/** `lost`: shown, but the answer never comes back. `hang`: neither shown nor answered. */
export type Answer = 'shown' | 'lost' | 'hang' | SendError;

export interface Shown {
  destinationId: string;
  body: string;
  key: string;
  threadId?: string;
  /** When, by the clock of the platform. */
  at?: number;
}

/** So far a look goes back before the moment it is given. */
const SLACK_MS = 60_000;

export interface FakePlatform extends Sender {
  /** What readers see, in order. */
  readonly shown: Shown[];
  /** Private messages to people, in order. */
  readonly notices: Shown[];
  /** Every send into a place that was tried. */
  readonly tries: Shown[];
  /** Keys that were looked for. */
  readonly looks: string[];
  /** Answers of the next looks; when there are none left, what stands there is found, where history may be read. */
  lookAnswers: (Found | SendError | 'hang')[];
  /** Answers of the next private messages; when there are none left, they are shown. */
  noticeAnswers: Answer[];
  /** What a place answers to every send, before `answers`. */
  refusing?: (destinationId: string) => Answer | undefined;
  /** Answers of the next tries; when there are none left, everything is shown. */
  answers: Answer[];
  /** Called in the middle of a send, before the message is shown. */
  during?: () => void | Promise<void>;
  /** Sends that nobody waited for any more. */
  givenUp: number;
  knowsKeys: (destination: Destination) => boolean;
  /** Whether its history may be read. */
  history: boolean;
  /** The thread that every message opens, as in a forum. */
  opens?: string;
  /** How many parts a message is rendered to. */
  parts: number;
}

/** `keyLifetimeMs`: how long a key is known again, 0 for a platform without keys. */
export function fakePlatform(platform: string, keyLifetimeMs: number, clock: () => number): FakePlatform {
  const known = new Map<string, { messageId: string; until: number }>();
  const fake: FakePlatform = {
    platform,
    pace: createPace({ count: 1_000, ms: 1 }, { now: clock, sleep: () => Promise.resolve() }),
    shown: [],
    notices: [],
    tries: [],
    looks: [],
    lookAnswers: [],
    noticeAnswers: [],
    answers: [],
    parts: 1,
    history: false,
    givenUp: 0,
    render: (message: Message): Payload[] =>
      Array.from({ length: fake.parts }, (_, part) => ({ body: JSON.stringify({ part, message }) })),
    knowsKeys: () => keyLifetimeMs > 0,
    find: async (_destination, key, since) => {
      fake.looks.push(key);
      const answer = fake.lookAnswers.shift() ?? lookedFor(key, since);
      if (answer instanceof SendError) throw answer;
      return answer === 'hang' ? new Promise(() => undefined) : answer;
    },
    send: async ({ destinationId, threadId, person }, payload, key, signal) => {
      signal?.addEventListener('abort', () => (fake.givenUp += 1));
      const shown = { destinationId, body: payload.body, key, ...(threadId !== undefined && { threadId }) };
      if (!person) fake.tries.push(shown);
      const queue = person ? fake.noticeAnswers : fake.answers;
      const answer = (person ? undefined : fake.refusing?.(destinationId)) ?? queue.shift() ?? 'shown';
      await fake.during?.();
      if (answer instanceof SendError) throw answer;
      if (answer === 'hang') return new Promise(() => undefined);
      const messageId = person ? `n${fake.notices.push(shown)}` : show(shown);
      if (answer === 'lost') throw new SendError('uncertain', 'answer-lost');
      return { messageId, ...(fake.opens !== undefined && { threadId: fake.opens }) };
    },
  };

  function lookedFor(key: string, since: number): Found {
    if (!fake.history) return { state: 'unknown' };
    const found = fake.shown.findIndex((each) => each.key === key && (each.at ?? 0) >= since - SLACK_MS);
    return found < 0 ? { state: 'absent' } : { state: 'shown', messageId: `m${found + 1}` };
  }

  function show(shown: Shown): string {
    const earlier = known.get(shown.key);
    if (earlier && clock() < earlier.until) return earlier.messageId;
    fake.shown.push({ ...shown, at: clock() });
    const messageId = `m${fake.shown.length}`;
    known.set(shown.key, { messageId, until: clock() + keyLifetimeMs });
    return messageId;
  }
  return fake;
}
