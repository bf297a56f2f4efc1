/** Waves of digests on a virtual clock: as fast as the platform allows, never faster, and nothing lost or doubled. */
import { describe, expect, it } from 'vitest';
import { START } from '../store/samples.ts';
import { createVirtualTime } from './virtual-time.ts';
import { runWave, subscriptionsTo, type Wave } from './wave.ts';

const DISCORD = { platform: 'discord', limit: { count: 50, ms: 1_000 } };
const TELEGRAM = { platform: 'telegram', limit: { count: 30, ms: 1_000 } };
const virtual = (wave: Pick<Wave, 'platform' | 'limit' | 'subscriptions' | 'settings'>) => ({
  time: createVirtualTime(START - 5_000),
  ...wave,
});

describe.each([
  { ...DISCORD, count: 1_000 },
  { ...TELEGRAM, count: 300 },
])('a wave on $platform', ({ count, ...platform }) => {
  it(`of ${count} takes little longer than the platform needs, and meets no limit`, { timeout: 170_000 }, async () => {
    const wave = await runWave(virtual({ ...platform, subscriptions: subscriptionsTo(count) }));
    expect(wave).toMatchObject({ sent: count, doubled: 0, limitedShare: 0, states: { sent: count } });
    expect(wave.mostInOne).toBeLessThanOrEqual(platform.limit.count);
    expect(wave.tookMs).toBeLessThanOrEqual(1.1 * wave.boundMs);
    expect(wave.fromDueMs).toBeLessThanOrEqual(1.1 * wave.boundMs + 1_000);
  });
});
