/** The answer table, row by row: what a send that failed leads to. */
import { describe, expect, it } from 'vitest';
import { afterFailure, asSendError, backoffMs } from '../../src/delivery/answers.ts';
import { resolveDoubt } from '../../src/delivery/doubt.ts';
import { bodyHashOf, deliveryIdOf, idempotencyKeyOf, runIdOf } from '../../src/delivery/identity.ts';
import { SendError, type SendOutcome } from '../../src/messages/sender.ts';
import type { Delivery } from '../../src/store/store.ts';
import { aDelivery, aRun, aSubscription, START } from '../store/samples.ts';

const subscription = aSubscription('s');
const delivery = (changes: Partial<Delivery> = {}) =>
  aDelivery(subscription, aRun(subscription), { attempts: 1, sendStartedAt: START, ...changes });

describe('after a failed send', () => {
  it.each([
    ['not-sent', {}, { state: 'retry_wait', notBefore: START + 1000 }],
    ['uncertain', {}, { state: 'uncertain' }],
    ['rate-limited', { retryAfterMs: 7500 }, { state: 'retry_wait', notBefore: START + 7500 }],
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

  it('takes what a sender did not foresee for uncertain', () => {
    expect(asSendError(new TypeError('fetch failed'))).toMatchObject({ outcome: 'uncertain', code: 'unforeseen' });
    const known = new SendError('gone', '10003');
    expect(asSendError(known)).toBe(known);
  });
});

describe('a delivery in doubt', () => {
  it.each([
    ['discord', 0, 'resend', 'resend-with-key'],
    ['discord', 59_999, 'skip', 'resend-with-key'],
    ['discord', 60_000, 'resend', 'resend-unproven'],
    ['discord', 60_000, 'skip', 'resend-unproven'],
    ['discord', -1, 'resend', 'resend-unproven'],
    ['telegram', 0, 'resend', 'resend-unproven'],
    ['telegram', 0, 'skip', 'skip'],
    ['telegram', 0, undefined, 'resend-unproven'],
  ] as const)('on %s, %i ms old, with `%s`: %s', (platform, age, onUncertain, doubt) => {
    const doubtful = delivery({ platform, uncertainSince: START });
    expect(resolveDoubt(doubtful, onUncertain, START + age)).toBe(doubt);
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
