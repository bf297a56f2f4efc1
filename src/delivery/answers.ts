/** What follows from a failed send: the answer table of the delivery promise, as code. Pure. */
import { SendError } from '../messages/sender.ts';
import type { Delivery, Settlement } from '../store/store.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Wait before the try after `attempts` tries: 1, 2, 4 … 60 seconds, in milliseconds. */
export function backoffMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS);
}

/** Anything thrown as a SendError. What a sender did not foresee may have come after the request: it is uncertain. */
export function asSendError(error: unknown): SendError {
  return error instanceof SendError ? error : new SendError('uncertain', 'unforeseen');
}

/** How a claimed delivery is settled after a failure. A wait that would end past the edition's time ends it now. */
export function afterFailure(failure: SendError, delivery: Delivery, now: number): Settlement {
  const errorCode = failure.code;
  switch (failure.outcome) {
    case 'not-sent':
    case 'unauthorized':
      return waitUntil(now + backoffMs(delivery.attempts), delivery, errorCode);
    case 'rate-limited':
      return waitUntil(now + limitMs(failure, delivery), delivery, errorCode);
    case 'uncertain':
      return { state: 'uncertain', errorCode };
    case 'permanent':
      return { state: 'failed', errorCode, subscription: 'suspended' };
    case 'gone':
      return { state: 'failed', errorCode, subscription: 'disabled' };
    case 'moved':
      return afterMove(failure, delivery, now);
    case 'malformed':
      return { state: 'failed', errorCode };
  }
}

/** As long as the platform says; one that says "at once" again and again is asked once a second. */
function limitMs({ retryAfterMs }: SendError, { attempts }: Delivery): number {
  return Math.max(retryAfterMs ?? backoffMs(attempts), attempts > 1 ? FIRST_WAIT_MS : 0);
}

/** The end of a delivery whose time is over; one of which an earlier try may stand there is looked for first. */
export function outOfTime({ uncertainSince }: Delivery, errorCode: string): Settlement {
  return { state: uncertainSince === undefined ? 'expired' : 'uncertain', errorCode };
}

function waitUntil(notBefore: number, delivery: Delivery, errorCode: string): Settlement {
  if (notBefore >= delivery.expiresAt) return outOfTime(delivery, errorCode);
  return { state: 'retry_wait', notBefore, errorCode };
}

// The first move is followed at once; a platform that moves a chat in circles is slowed like any failure.
function afterMove(failure: SendError, delivery: Delivery, now: number): Settlement {
  const { code: errorCode, movedTo } = failure;
  if (movedTo === undefined) return { state: 'failed', errorCode, subscription: 'disabled' };
  const notBefore = delivery.attempts > 1 ? now + backoffMs(delivery.attempts) : now;
  const settlement = waitUntil(notBefore, delivery, errorCode);
  return settlement.state === 'retry_wait' ? { ...settlement, movedTo } : settlement;
}
