/** The answer table, row by row: what a send that failed leads to. */
import { describe, expect, it } from 'vitest';
import { afterFailure, asSendError, backoffMs } from '../../src/delivery/answers.ts';
import { afterLook, waitOf, isKeyKnown, mustBeLookedFor } from '../../src/delivery/doubt.ts';
import { bodyHashOf, deliveryIdOf, idempotencyKeyOf, runIdOf } from '../../src/delivery/identity.ts';
import { SendError, type SendOutcome } from '../../src/messages/sender.ts';
import type { Delivery } from '../../src/store/store.ts';
import { aDelivery, aRun, aSubscription, HOUR, START } from '../store/samples.ts';

const subscription = aSubscription('s');
const delivery = (changes: Partial<Delivery> = {}) =>
  aDelivery(subscription, aRun(subscription), { attempts: 1, sendStartedAt: START, ...changes });

describe('after a failed send', () => {
  it.each([
    ['not-sent', {}, { state: 'retry_wait', notBefore: START + 1000 }],
    ['uncertain', {}, { state: 'uncertain' }],
    ['rate-limited', { retryAfterMs: 7500 }, { state: 'retry_wait', notBefore: START + 7500 }],
    ['rate-limited', { retryAfterMs: 0 }, { state: 'retry_wait', notBefore: START }],
    ['rate-limited', { retryAfterMs: 86_400_000 }, { state: 'expired' }],
    ['rate-limited', {}, { state: 'retry_wait', notBefore: START + 1000 }],
    ['permanent', {}, { state: 'failed', subscription: 'suspended' }],
    ['gone', {}, { state: 'failed', subscription: 'disabled' }],
    ['moved', { movedTo: 'new' }, { state: 'retry_wait', notBefore: START, movedTo: 'new' }],
    ['moved', {}, { state: 'failed', subscription: 'disabled' }],
    ['unauthorized', {}, { state: 'retry_wait', notBefore: START + 1000 }],
    ['malformed', {}, { state: 'failed' }],
  ] as [SendOutcome, object, object][])('%s %j: %j', (outcome, details, settlement) => {
    const failure = new SendError(outcome, 'code', details);
    expect(afterFailure(failure, delivery(), START)).toEqual({ ...settlement, errorCode: 'code' });
  });

  it('waits 1, 2, 4 … 60 seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 50].map((attempts) => backoffMs(attempts) / 1000)).toEqual([
      1, 2, 4, 8, 16, 32, 60, 60, 60,
    ]);
  });

  it.each(['not-sent', 'rate-limited', 'moved'] as const)(
    '%s: gives up when the wait ends past the edition',
    (outcome) => {
      const failure = new SendError(outcome, 'code', { retryAfterMs: 9000, movedTo: 'new' });
      const settlement = afterFailure(failure, delivery({ expiresAt: START + 1000, attempts: 5 }), START);
      expect(settlement).toEqual({ state: 'expired', errorCode: 'code' });
    },
  );

  it('looks first for one that ran out of time in doubt', () => {
    const late = delivery({ expiresAt: START + 1000, uncertainSince: START, attempts: 5 });
    expect(afterFailure(new SendError('not-sent', 'code'), late, START)).toEqual({
      state: 'uncertain',
      errorCode: 'code',
    });
  });

  it('asks a platform that says "at once" again and again once a second', () => {
    const failure = new SendError('rate-limited', 'code', { retryAfterMs: 0 });
    const settlement = afterFailure(failure, delivery({ attempts: 2 }), START);
    expect(settlement).toEqual({ state: 'retry_wait', notBefore: START + 1000, errorCode: 'code' });
  });

  it('takes what a sender did not foresee for uncertain', () => {
    expect(asSendError(new TypeError('fetch failed'))).toMatchObject({ outcome: 'uncertain', code: 'unforeseen' });
    const known = new SendError('gone', '10003');
    expect(asSendError(known)).toBe(known);
  });
});

describe('a delivery in doubt', () => {
  const doubtful = (platform: string) => delivery({ platform, uncertainSince: START, expiresAt: START + 9 * 60_000 });

  it.each([
    ['discord', 0, true],
    ['discord', 59_999, true],
    ['discord', 60_000, false],
    ['discord', -1, false],
    ['telegram', 0, false],
  ] as const)('on %s, %i ms old: its key is known again: %s', (platform, age, known) => {
    expect(isKeyKnown(doubtful(platform), START + age)).toBe(known);
    expect(mustBeLookedFor(doubtful(platform), START + age)).toBe(platform === 'discord' && !known);
  });

  it('is not sent by its key when its time is over', () => {
    expect(isKeyKnown(delivery({ uncertainSince: START, expiresAt: START + 5 }), START + 5)).toBe(false);
  });

  it('is nothing that a first try need care about', () => {
    expect(mustBeLookedFor(delivery(), START + HOUR)).toBe(false);
  });

  const shown = { state: 'shown', messageId: 'm' } as const;
  const [absent, unknown] = [{ state: 'absent' }, { state: 'unknown' }] as const;
  it.each([
    ['discord', shown, 'resend', 'in time', 'shown'],
    ['discord', shown, 'resend', 'too late', 'shown'],
    ['discord', absent, 'skip', 'in time', 'resend-absent'],
    ['discord', absent, 'resend', 'too late', 'expired'],
    ['discord', unknown, 'resend', 'in time', 'resend-unproven'],
    ['discord', unknown, 'skip', 'in time', 'resend-unproven'],
    ['discord', unknown, 'resend', 'too late', 'expired'],
    ['telegram', unknown, 'resend', 'in time', 'resend-unproven'],
    ['telegram', unknown, undefined, 'in time', 'resend-unproven'],
    ['telegram', unknown, 'skip', 'in time', 'skip'],
    ['telegram', unknown, 'skip', 'too late', 'expired'],
  ] as const)('on %s, looked for: %j, with `%s`, %s: %s', (platform, found, onUncertain, when, doubt) => {
    const now = START + (when === 'in time' ? 1 : 10) * 60_000;
    expect(afterLook(found, doubtful(platform), { onUncertain, unproven: 1 }, now)).toBe(doubt);
  });
});

describe('a delivery that is sent again unproven', () => {
  it('waits longer each time, and is not sent again a sixth time', () => {
    const found = { state: 'unknown' } as const;
    const waits = Array.from({ length: 6 }, (_, unproven) => {
      const doubt = afterLook(
        found,
        delivery({ platform: 'telegram', uncertainSince: START }),
        { onUncertain: 'resend', unproven },
        START + 60_000,
      );
      return doubt === 'too-often' ? doubt : waitOf(doubt, { unproven }) / 1_000;
    });
    expect(waits).toEqual([0, 15, 60, 300, 900, 'too-often']);
    expect(waitOf('resend-absent', { unproven: 3 })).toBe(0);
  });
});

describe('a delivery that was sent again unproven five times', () => {
  const unproven = { unproven: 5 };
  it.each([
    ['discord', 'unknown', 'too-often'],
    ['telegram', 'unknown', 'too-often'],
    ['discord', 'absent', 'resend-absent'],
  ] as const)('on %s, looked for: %s: %s', (platform, state, doubt) => {
    expect(afterLook({ state }, delivery({ platform, uncertainSince: START }), unproven, START + 60_000)).toBe(doubt);
  });
});

describe('names', () => {
  it('of one slot are always the same, of another others', () => {
    expect(runIdOf('s', START)).toBe(runIdOf('s', START));
    expect(new Set([runIdOf('s', START), runIdOf('s', START + 1), runIdOf('t', START)]).size).toBe(3);
    expect(deliveryIdOf('run', 0)).not.toBe(deliveryIdOf('run', 1));
  });

  it('give a key that every platform takes', () => {
    expect(idempotencyKeyOf('some delivery')).toMatch(/^[a-z0-9]{24}$/);
    expect(bodyHashOf('x')).toMatch(/^[0-9a-f]{64}$/);
  });
});
