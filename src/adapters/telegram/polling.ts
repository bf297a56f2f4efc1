/** Keeps long polling alive: a second poller is waited out, a dead token ends polling, and nothing takes the program down. */
import { setTimeout as sleep } from 'node:timers/promises';
import { GrammyError, type Bot, type Transformer } from 'grammy';
import type { SaarError } from '../../errors.ts';
import type { Lanes } from './lanes.ts';
import type { Log } from './log.ts';
import { failureWords, saarErrorOf } from './refusals.ts';

export interface Polling {
  /** Settles when Telegram takes the token no more; whatever else interrupts polling is waited out. */
  failed: Promise<SaarError>;
  stop(): Promise<void>;
}

/** Only what `intake.ts` reads. */
const UPDATES = ['message', 'callback_query', 'channel_post', 'inline_query', 'my_chat_member'] as const;
const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 60_000;
/** After polling this long without a conflict, waiting begins anew with the shortest time. */
const CALM_MS = 120_000;
/** How long a poll waits for the answers of the batch before it. */
const BATCH_MS = 2_000;
/** More than a batch and a short last call take. */
const STOP_MS = 5_000;

/** Resolves when polling has begun; rejects when it could not begin. Pending updates are never dropped. */
export function keepPolling(bot: Bot, log: Log): Promise<Polling> {
  const stopping = new AbortController();
  const stop = async () => {
    stopping.abort();
    // The last call of grammY's stop tells Telegram which updates are done; without it they only come again.
    if (bot.isRunning()) await Promise.race([bot.stop().catch(() => {}), sleep(STOP_MS, undefined, { ref: false })]);
  };
  let fail: (error: SaarError) => void;
  const failed = new Promise<SaarError>((settle) => (fail = settle));
  return new Promise((resolve, reject) => {
    pollUntilStopped(bot, log, stopping.signal, () => resolve({ failed, stop }))
      .then((error) => error && fail(error))
      .catch(reject);
  });
}

/** Resolves with the reason when the token is dead, and without one when it was stopped. */
async function pollUntilStopped(
  bot: Bot,
  log: Log,
  stopping: AbortSignal,
  begin: () => void,
): Promise<SaarError | undefined> {
  let begun = false;
  let failures = 0;
  const onStart = () => {
    begun = true;
    begin();
  };
  while (!stopping.aborted) {
    const since = Date.now();
    try {
      await bot.start({ allowed_updates: UPDATES, onStart });
      return undefined;
    } catch (error) {
      if (!begun) throw error;
      if (isDead(error)) {
        log.error('telegram.token-refused', { reason: failureWords(error) });
        return saarErrorOf(error);
      }
      failures = Date.now() - since > CALM_MS ? 0 : failures;
      const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++);
      log.warn('telegram.polling-interrupted', { reason: failureWords(error), waitMs });
      await sleep(waitMs, undefined, { signal: stopping }).catch(() => {});
    }
  }
  return undefined;
}

function isDead(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

/**
 * A poll tells Telegram that all updates before its offset are done, so it waits for their answers (bounded): after a
 * crash, unanswered ones come again. The last call of a stop is left out when the poll before it has said the same.
 */
export function confirmWhenDone(lanes: Lanes): Transformer {
  let confirmed: number | undefined;
  return async (prev, method, payload, signal) => {
    if (method !== 'getUpdates') return prev(method, payload, signal);
    await lanes.settled(BATCH_MS);
    const { offset, timeout } = payload as { offset?: number; timeout?: number };
    if (timeout === undefined && offset === confirmed) return { ok: true, result: [] as never };
    // A stop aborts the poll that was waiting here: it is never sent and confirms nothing.
    if (!signal?.aborted) confirmed = offset;
    return prev(method, { timeout: 1, ...payload }, signal);
  };
}
