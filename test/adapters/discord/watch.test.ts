import { EventEmitter } from 'node:events';
import { Events, Status, type Client } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchGateway } from '../../../src/adapters/discord/watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A client with one connection, whose state a test sets. */
function client() {
  const shard = { status: Status.Ready };
  const fake = Object.assign(new EventEmitter(), { ws: { shards: [shard] } });
  return { shard, fake, watch: watchGateway(fake as unknown as Client, 60_000) };
}

describe('the watch over the gateway', () => {
  it.each([
    [4004, 'discord.token-refused'],
    [4010, 'discord.gateway-refused'],
    [4012, 'discord.gateway-refused'],
    [4013, 'discord.intents-refused'],
    [4014, 'discord.intents-refused'],
  ])('takes close code %i for final: %s', async (code, reason) => {
    const { fake, watch } = client();
    fake.emit(Events.ShardDisconnect, { code });
    expect(await watch.failed).toMatchObject({ code: reason, blame: 'refused' });
    expect(watch.reason()?.code).toBe(reason);
  });

  it('leaves a short absence to the library, and ends a long one', () => {
    const { shard, watch } = client();
    watch.listen();
    shard.status = Status.Reconnecting;
    vi.advanceTimersByTime(55_000);
    shard.status = Status.Ready;
    vi.advanceTimersByTime(5_000);
    shard.status = Status.Resuming;
    vi.advanceTimersByTime(55_000);
    expect(watch.reason()).toBeUndefined();
    vi.advanceTimersByTime(5_000);
    expect(watch.reason()).toMatchObject({ code: 'discord.unanswered', blame: 'unanswered' });
  });

  it('counts no silence before the first readiness, and none after the end', () => {
    const { shard, watch } = client();
    shard.status = Status.Connecting;
    vi.advanceTimersByTime(600_000);
    watch.listen();
    watch.stop();
    vi.advanceTimersByTime(600_000);
    expect(watch.reason()).toBeUndefined();
  });
});
