/** A platform in memory: it shows messages, knows keys again or not, and fails as it is told to. */
import type { Message } from '../../src/messages/message.ts';
import { SendError, type Destination, type Payload, type Sender } from '../../src/messages/sender.ts';
import { createPace } from '../../src/pace/pace.ts';

/** `lost`: shown, but the answer never comes back. `hang`: neither shown nor answered. */
export type Answer = 'shown' | 'lost' | 'hang' | SendError;

export interface Shown {
  destinationId: string;
  body: string;
  key: string;
}

export interface FakePlatform extends Sender {
  /** What readers see, in order. */
  readonly shown: Shown[];
  /** Every send that was tried. */
  readonly tries: Shown[];
  /** Answers of the next tries; when there are none left, everything is shown. */
  answers: Answer[];
  /** Called in the middle of a send, before the message is shown. */
  during?: () => void | Promise<void>;
  /** Whether its history may be read. */
  history: boolean;
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
    tries: [],
    answers: [],
    parts: 1,
    history: false,
    render: (message: Message): Payload[] =>
      Array.from({ length: fake.parts }, (_, part) => ({ body: JSON.stringify({ part, message }) })),
    find: (_destination, key) => {
      const found = fake.history ? fake.shown.findIndex((each) => each.key === key) : -1;
      if (!fake.history) return Promise.resolve({ state: 'unknown' });
      return Promise.resolve(found < 0 ? { state: 'absent' } : { state: 'shown', messageId: `m${found + 1}` });
    },
    send: async (destination: Destination, payload: Payload, key: string) => {
      const shown = { destinationId: destination.destinationId, body: payload.body, key };
      fake.tries.push(shown);
      const answer = fake.answers.shift() ?? 'shown';
      await fake.during?.();
      if (answer instanceof SendError) throw answer;
      if (answer === 'hang') return new Promise(() => undefined);
      const messageId = show(shown);
      if (answer === 'lost') throw new SendError('uncertain', 'answer-lost');
      return { messageId };
    },
  };

  function show(shown: Shown): string {
    const earlier = known.get(shown.key);
    if (earlier && clock() < earlier.until) return earlier.messageId;
    fake.shown.push(shown);
    const messageId = `m${fake.shown.length}`;
    known.set(shown.key, { messageId, until: clock() + keyLifetimeMs });
    return messageId;
  }
  return fake;
}
