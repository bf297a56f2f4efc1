/**
 * How replies are tried again. A reply that shows twice harms less than one that never comes, so a lost answer is tried
 * once more; digests do not pass here. Bounds keep one chat's trouble from lasting.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transformer } from 'grammy';
import { isUnanswered, neverSent } from './refusals.ts';
import type { Paces } from './paces.ts';

const MOST_WAIT_S = 60;
const MOST_WAITS = 3;
const MOST_REFUSED = 3;
const REFUSED_WAIT_MS = 500;
const LOST_WAIT_MS = 300;
const TIME_OUT_MS = 15_000;
/** Calls that Telegram's speed limits count. */
const SENDS: ReadonlySet<string> = new Set(['sendMessage', 'sendRichMessage']);

interface Tries {
  waits: number;
  refused: number;
  lost: number;
}

/** The next try's chat and delay, or undefined when there is none. */
interface Next {
  waitMs: number;
  chatId?: number;
}

export interface PatienceParts {
  /** Told when Telegram says that a chat has another id by now. */
  onMoved?(from: string, to: number): void;
  waiter?(ms: number): Promise<unknown>;
}

/** A transformer for every call but `getUpdates`, which grammY itself repeats. */
export function patience(paces: Paces, { onMoved = () => {}, waiter = sleep }: PatienceParts = {}): Transformer {
  return async (prev, method, payload, signal) => {
    if (method === 'getUpdates') return prev(method, payload, signal);
    const tries: Tries = { waits: 0, refused: 0, lost: 0 };
    let current = payload;
    for (;;) {
      const chatId = chatIdOf(current);
      const paced = SENDS.has(method) && chatId !== undefined;
      const answered = paced ? await paces.turn(chatId) : () => {};
      const [answer, error] = await attempt(prev(method, current, signal ?? timeOut())).finally(answered);
      const next = error === undefined ? afterAnswer(answer!, tries) : afterFailure(error, tries);
      if (!next && error !== undefined) throw error;
      if (!next) return answer!;
      await waiter(next.waitMs);
      if (next.chatId === undefined) continue;
      if (chatId !== undefined) onMoved(chatId, next.chatId);
      current = { ...withoutPlace(current), chat_id: next.chatId };
    }
  };
}

async function attempt<T>(call: Promise<T>): Promise<[T, undefined] | [undefined, unknown]> {
  try {
    return [await call, undefined];
  } catch (error) {
    return [undefined, error ?? new Error('unknown')];
  }
}

/** grammY's own time-out is that of a long poll. Its types know only the signal of an older library; the shape is the same. */
function timeOut(): Parameters<Transformer>[3] {
  return AbortSignal.timeout(TIME_OUT_MS) as unknown as Parameters<Transformer>[3];
}

interface Answer {
  ok: boolean;
  error_code?: number;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

function afterAnswer({ ok, error_code: status = 0, parameters = {} }: Answer, tries: Tries): Next | undefined {
  if (ok) return undefined;
  if (parameters.migrate_to_chat_id !== undefined && tries.waits++ < MOST_WAITS)
    return { waitMs: 0, chatId: parameters.migrate_to_chat_id };
  const wait = parameters.retry_after ?? 1;
  if (status === 429 && wait <= MOST_WAIT_S && tries.waits++ < MOST_WAITS) return { waitMs: wait * 1000 };
  return status >= 500 && tries.lost++ < 1 ? { waitMs: LOST_WAIT_MS } : undefined;
}

function afterFailure(error: unknown, tries: Tries): Next | undefined {
  if (neverSent(error))
    return tries.refused++ < MOST_REFUSED ? { waitMs: REFUSED_WAIT_MS * 2 ** (tries.refused - 1) } : undefined;
  return isUnanswered(error) && tries.lost++ < 1 ? { waitMs: LOST_WAIT_MS } : undefined;
}

/** A group's messages and their numbers stay behind when it becomes a supergroup. */
function withoutPlace<T extends object>(payload: T): T {
  const { reply_parameters: _, ...rest } = payload as T & { reply_parameters?: unknown };
  return rest as T;
}

function chatIdOf(payload: object): string | undefined {
  return 'chat_id' in payload ? String(payload.chat_id) : undefined;
}
