/** Answers of both platforms to a digest, one row each: what comes back, and how run and subscription end on the whole program. */
import type { Fault } from './stand-ins.ts';

export interface AnswerRow {
  platform: 'discord' | 'telegram';
  what: string;
  action: Record<string, unknown> & { type: string };
  /** How often; without it, as long as it is asked. */
  times?: number;
  run: 'sent' | 'failed';
  subscription: 'active' | 'suspended' | 'disabled';
  /** How often its words stand there in the end. */
  shown: readonly number[];
  onUncertain?: 'skip';
}

type Ending = Pick<AnswerRow, 'run' | 'subscription' | 'shown'>;
const SENT: Ending = { run: 'sent', subscription: 'active', shown: [1] };
const SUSPENDED: Ending = { run: 'failed', subscription: 'suspended', shown: [0] };
const DISABLED: Ending = { run: 'failed', subscription: 'disabled', shown: [0] };

function discord(what: string, status: number, code: number, ending: Ending, times?: number): AnswerRow {
  const action = { type: 'status', status, body: { message: what, code } };
  return { platform: 'discord', what: `${status}/${code} ${what}`, action, times, ...ending };
}

function telegram(status: number, description: string, ending: Ending, times?: number): AnswerRow {
  const action = { type: 'status', status, description };
  return { platform: 'telegram', what: `${status} ${description}`, action, times, ...ending };
}

/** Those that both platforms have, at the first try. */
const COMMON: Record<string, AnswerRow['action']> = {
  'a rate limit': { type: '429', retryAfter: 1 },
  'a connection cut before': { type: 'cut' },
  'an error of its own': { type: 'status', status: 500 },
  'a bad gateway': { type: 'status', status: 502 },
};

export const ANSWERS: readonly AnswerRow[] = [
  discord('Missing Access', 403, 50001, SUSPENDED),
  discord('Missing Permissions', 403, 50013, SUSPENDED),
  discord('the thread is locked', 400, 160005, SUSPENDED),
  discord('Unknown Channel', 404, 10003, DISABLED),
  discord('Unknown Guild', 404, 10004, DISABLED),
  discord('Invalid Form Body', 400, 50035, SENT, 1),
  discord('the thread is archived', 400, 50083, SENT, 1),
  telegram(403, 'Forbidden: bot was blocked by the user', SUSPENDED),
  telegram(403, 'Forbidden: bot was kicked from the supergroup chat', SUSPENDED),
  telegram(400, 'Bad Request: CHAT_WRITE_FORBIDDEN', SUSPENDED),
  telegram(400, 'Bad Request: TOPIC_CLOSED', SUSPENDED),
  telegram(400, 'Bad Request: chat not found', DISABLED),
  telegram(400, "Bad Request: can't parse entities", SENT, 1),
  ...(['discord', 'telegram'] as const).flatMap((platform) =>
    Object.entries(COMMON).map(([what, action]): AnswerRow => ({ platform, what, action, times: 1, ...SENT })),
  ),
  { platform: 'discord', what: 'a connection cut after', action: { type: 'cut-after' }, times: 1, ...SENT },
  {
    platform: 'telegram',
    what: 'a connection cut after',
    action: { type: 'cut-after' },
    times: 1,
    ...SENT,
    shown: [1, 2],
  },
  {
    platform: 'telegram',
    what: 'a connection cut after, where a digest in doubt is left',
    action: { type: 'cut-after' },
    times: 1,
    onUncertain: 'skip',
    run: 'failed',
    subscription: 'active',
    shown: [1],
  },
];

/** The fault that befalls what is sent to one destination. */
export function faultOf({ platform, action, times = Infinity }: AnswerRow, destinationId: string): Fault {
  const own = action as unknown as Fault['action'];
  if (platform === 'discord') {
    return { match: { method: 'POST', path: `/channels/${destinationId}/messages` }, times, action: own };
  }
  const to = new RegExp(`"chat_id":"?${destinationId}\\b`);
  const when = ({ raw }: { raw: Uint8Array }) => to.test(Buffer.from(raw).toString());
  return { match: { path: /^send(Message|RichMessage)$/, when }, times, action: own };
}
