/** The figures that Prometheus reads: counted once each, under names and labels that hold no id. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMetrics, type Metrics } from '../../src/main/metrics.ts';
import { SendError } from '../../src/messages/sender.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { aDelivery, aRun, aSubscription, HOUR, START } from '../store/samples.ts';

let store: Store;
let metrics: Metrics;
const clock = { now: START };
beforeEach(async () => {
  clock.now = START;
  store = await openStore(':memory:');
  metrics = createMetrics({
    store,
    clock: () => clock.now,
    lastTick: () => START - 3_000,
    platforms: () => [
      { name: 'discord', state: 'up' },
      { name: 'telegram', state: 'refused' },
    ],
    lastBackup: () => Promise.resolve(START - 7_000),
  });
});
afterEach(() => store.close());

/** Every figure that is not nothing, by its name and labels. */
async function figures(): Promise<Record<string, number>> {
  const lines = (await metrics.page()).content.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const pairs = lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))] as const);
  return Object.fromEntries(pairs.filter(([name, value]) => value !== 0 && !name.includes('_bucket')));
}

const subscription = aSubscription('s');
const run = aRun(subscription);
const delivery = aDelivery(subscription, run);

describe('metrics', () => {
  it('count runs by what became of them', async () => {
    const kinds = [{}, { state: 'missed' }, { state: 'empty' }, { trigger: 'catchup' }, { trigger: 'manual' }] as const;
    for (const changes of kinds) metrics.count({ kind: 'run', platform: 'discord', run: { ...run, ...changes } });
    metrics.count({ kind: 'superseded', platform: 'discord' });
    const counted = await figures();
    for (const outcome of ['due', 'missed', 'empty', 'catchup', 'asked', 'superseded'])
      expect(counted[`saar_runs_total{platform="discord",outcome="${outcome}"}`]).toBe(1);
  });

  it('count tries, failures, doubts and limits by platform', async () => {
    const settle = (settlement: Parameters<Store['settle']>[1]) =>
      metrics.count({ kind: 'settled', delivery, settlement });
    settle({ state: 'sent', messageId: 'm' });
    settle({ state: 'failed', errorCode: '50013' });
    settle({ state: 'uncertain', errorCode: 'x' });
    settle({ state: 'expired', errorCode: 'x' });
    settle({ state: 'retry_wait', notBefore: 0, errorCode: 'x' });
    for (const code of ['global', 'shared', '429', 'own-pace'])
      metrics.count({ kind: 'failure', delivery, failure: new SendError('rate-limited', code) });
    metrics.count({ kind: 'failure', delivery, failure: new SendError('gone', '10003') });
    for (const doubt of ['resend-unproven', 'resend-with-key'] as const)
      metrics.count({ kind: 'doubt', delivery, doubt });
    expect(await figures()).toMatchObject({
      'saar_deliveries_total{platform="discord",outcome="sent"}': 1,
      'saar_deliveries_total{platform="discord",outcome="failed"}': 1,
      'saar_deliveries_total{platform="discord",outcome="uncertain"}': 1,
      'saar_deliveries_total{platform="discord",outcome="expired"}': 1,
      'saar_retries_total{platform="discord"}': 1,
      'saar_rate_limited_total{platform="discord",scope="global"}': 1,
      'saar_rate_limited_total{platform="discord",scope="shared"}': 1,
      'saar_rate_limited_total{platform="discord",scope="place"}': 1,
      'saar_send_failures_total{platform="discord",outcome="rate-limited"}': 3,
      'saar_send_failures_total{platform="discord",outcome="gone"}': 1,
      'saar_resends_unproven_total{platform="discord"}': 1,
    });
  });

  it('measure how late a digest is when its last message stands there, but not one that was asked for', async () => {
    await store.putSubscription(subscription);
    const send = async (id: string, trigger: 'schedule' | 'manual', scheduledFor: number) => {
      const sent = aRun(subscription, { id, trigger, scheduledFor });
      const parts = [0, 1].map((part) => aDelivery(subscription, sent, { part }));
      await store.recordRun(sent, parts, null);
      for (const part of parts) {
        await store.claimDeliveries('me', 'discord', scheduledFor + 1_000, 1);
        await store.settle(part.id, { state: 'sent', messageId: 'm' }, scheduledFor + 4_000);
        metrics.count({ kind: 'settled', delivery: part, settlement: { state: 'sent', messageId: 'm' } });
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    await send('one', 'schedule', START);
    await send('two', 'manual', START + HOUR);
    expect(await figures()).toMatchObject({
      'saar_digest_late_seconds_count{platform="discord"}': 1,
      'saar_digest_late_seconds_sum{platform="discord"}': 4,
    });
  });

  it('look at the store when they are asked for', async () => {
    await store.putSubscription(subscription);
    await store.putSubscription(aSubscription('t', { state: 'suspended' }));
    await store.recordRun(run, [delivery], null);
    await store.notePlatform('discord', { identifyDay: '2026-01-05', identifyCount: 3, invalidCount: 4 });
    await store.notePlatform('telegram', { identifyDay: '2026-01-04', identifyCount: 9 });
    clock.now = START + 2_000;
    expect(await figures()).toEqual({
      saar_last_tick_age_seconds: 5,
      saar_backup_age_seconds: 9,
      'saar_platform_up{platform="discord"}': 1,
      'saar_queue_depth{platform="discord"}': 1,
      'saar_queue_oldest_age_seconds{platform="discord"}': 2,
      'saar_subscriptions{platform="discord",state="active"}': 1,
      'saar_subscriptions{platform="discord",state="suspended"}': 1,
      'saar_identifies_today{platform="discord"}': 3,
      'saar_invalid_answers{platform="discord"}': 4,
    });
  });

  it('have no figure for what cannot be known, and go on', async () => {
    const blind = createMetrics({
      store: { ...store, standing: () => Promise.reject(new Error('disk')) },
      clock: () => START,
      lastTick: () => undefined,
      platforms: () => [],
      lastBackup: () => Promise.resolve(undefined),
    });
    const { content, type } = await blind.page();
    expect(type).toContain('text/plain');
    expect(content).toContain('# TYPE saar_runs_total counter');
    expect(content).not.toMatch(/^saar_(last_tick|backup)_age_seconds/m);
  });

  it('name no place, digest or message', async () => {
    metrics.count({ kind: 'run', platform: 'discord', run });
    metrics.count({ kind: 'failure', delivery, failure: new SendError('permanent', 'code-of-the-platform') });
    const { content } = await metrics.page();
    for (const id of [subscription.id, run.id, delivery.id, delivery.destinationId, 'code-of-the-platform'])
      expect(content).not.toContain(`"${id}"`);
  });
});
