/** Faults of both platforms, one row each: what goes wrong, and what a reader may see all the same. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultAction, Program } from './stand-ins.ts';

/** `answer` the right one, once; `twice` the same said again; `apology` other words, once; `silence` nothing at all. */
export type Seen = 'answer' | 'twice' | 'apology' | 'silence';

export interface Row {
  platform: 'discord' | 'telegram';
  what: string;
  /** What the reader does. */
  doing: 'ask' | 'press';
  /** What goes wrong with one call of the answer to this reader. */
  fault?: { call: string; action: FaultAction };
  /** What goes wrong with everybody, in the moment before the question; such rows run alone. */
  disturb?(program: Program): void | Promise<unknown>;
  /** Why nothing may come of the fault; without a reason it must befall the answer. */
  idle?: string;
  /** What may be seen beside the answer and an apology, and why. */
  may?: { seen: Seen; because: string };
}

const ACTIONS: Record<string, FaultAction> = {
  'a rate limit of the route': { type: '429', retryAfter: 1 },
  'a rate limit of everything': { type: '429', retryAfter: 1, global: true },
  'an error of its own': { type: 'status', status: 500 },
  'a bad gateway': { type: 'status', status: 502 },
  'a connection cut before': { type: 'cut' },
  'a connection cut after': { type: 'cut-after' },
  'a slow answer': { type: 'slow', ms: 900 },
  'no answer at all': { type: 'hang' },
};

/** By the names that `readers.ts` gives to calls. */
const CALLS: [Row['platform'], Row['doing'], string[]][] = [
  ['discord', 'ask', ['acknowledgement', 'edit']],
  ['discord', 'press', ['acknowledgement', 'edit']],
  ['telegram', 'ask', ['message']],
  ['telegram', 'press', ['acknowledgement', 'edit']],
];

const AT_ONCE = 'a warm answer stands at once, and no second call edits it';
const INDISTINGUISHABLE =
  'a message that Telegram took before the connection broke looks like one that it did not take, and two answers harm less than none';

function callRows(): Row[] {
  return CALLS.flatMap(([platform, doing, calls]) =>
    calls.flatMap((call) =>
      Object.entries(ACTIONS).map(([name, action]): Row => {
        const unsure = platform === 'telegram' && call === 'message' && action.type === 'cut-after';
        return {
          platform,
          what: `${name}, at the ${call} of ${doing === 'ask' ? 'a command' : 'a button'}`,
          doing,
          fault: { call, action },
          ...(platform === 'discord' && call === 'edit' ? { idle: AT_ONCE } : {}),
          ...(unsure ? { may: { seen: 'twice', because: INDISTINGUISHABLE } } : {}),
        };
      }),
    ),
  );
}

/** What befalls the gateway in the moment of a question. */
const GATEWAY: Record<string, NonNullable<Row['disturb']>> = {
  'the gateway closed': ({ discord }) => discord.dropGateway({ code: 4000 }),
  'the gateway cut': ({ discord }) => discord.dropGateway({ cut: true }),
  'opcode 7': ({ discord }) => discord.reconnect(),
  'opcode 9, to be resumed': ({ discord }) => discord.invalidSession(true),
  // Discord itself has nobody to tell of a command until there is a session again.
  'opcode 9, not to be resumed': ({ discord }) => {
    const mark = discord.rec.mark();
    discord.invalidSession(false);
    return discord.waitReadyAfter(mark, 20_000);
  },
  'the gateway closed and resumed while a command is in hand': ({ discord }) => {
    discord.fault({ match: { method: 'POST', path: '/callback' }, action: { type: 'slow', ms: 600 } });
    void sleep(150).then(() => discord.dropGateway({ code: 4000 }));
  },
};

const POLLING: Record<string, FaultAction> = {
  'a rate limit': { type: '429', retryAfter: 1 },
  'an error of its own': { type: 'status', status: 500 },
  'a bad gateway': { type: 'status', status: 502 },
  'a connection cut before': { type: 'cut' },
  'a connection cut after': { type: 'cut-after' },
  'a second poller': { type: 'status', status: 409, description: 'Conflict: terminated by other getUpdates request' },
};

export const ROWS: readonly Row[] = [
  ...callRows(),
  ...Object.entries(GATEWAY).map(([what, disturb]): Row => ({ platform: 'discord', what, doing: 'ask', disturb })),
  ...Object.entries(POLLING).map(([name, action]): Row => ({
    platform: 'telegram',
    what: `${name}, at the poll`,
    doing: 'ask',
    disturb: ({ telegram }) => telegram.fault({ match: { method: 'POST', path: 'getUpdates' }, action: { ...action } }),
  })),
];
