/** What those who count are told: nothing is counted twice, and nothing is left out. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryEvent } from '../../src/delivery/events.ts';
import { SendError } from '../../src/messages/sender.ts';
import type { Subscription } from '../../src/store/store.ts';
import { HOUR, START } from '../store/samples.ts';
import { openWorld, pass, type World } from './world.ts';

const DAY = 24 * HOUR;
let world: World;
beforeEach(async () => void (world = await openWorld(START - 60_000)));
afterEach(() => world.close());

const subscribe = (id: string, changes: Partial<Subscription> = {}) => world.subscribe(id, changes);

/** An event in one word. */
function word(event: DeliveryEvent): string {
  switch (event.kind) {
    case 'run':
      return event.run.state;
    case 'settled':
      return event.settlement.state;
    case 'failure':
      return event.failure.outcome;
    case 'doubt':
      return event.doubt;
    case 'superseded':
      return event.kind;
  }
}
const words = () => world.events.map(word);

describe('events', () => {
  it('tell of an edition that is sent', async () => {
    await subscribe('s');
    await pass(world, 60_000);
    expect(words()).toEqual(['rendered', 'sent']);
  });

  it('tell of an edition of which nothing came, and of one that was missed', async () => {
    await subscribe('s');
    world.discord.parts = 0;
    await pass(world, 60_000);
    world.clock.now = START + DAY + 7 * HOUR;
    await world.runner.tick();
    expect(words()).toEqual(['empty', 'missed']);
  });

  it('tell of every failure and of what follows', async () => {
    await subscribe('s');
    world.discord.answers = [new SendError('rate-limited', 'why', { retryAfterMs: 5_000 }), 'lost'];
    await pass(world, 2 * 60_000);
    expect(words().slice(0, 5)).toEqual(['rendered', 'rate-limited', 'retry_wait', 'uncertain', 'uncertain']);
    expect(words()).toContain('resend-with-key');
    expect(words().at(-1)).toBe('sent');
  });

  it('tell of a run that gave way to the next', async () => {
    await subscribe('s', { catchupWindowMs: 23 * HOUR });
    world.discord.answers = Array.from({ length: 10_000 }, () => new SendError('not-sent', 'ECONNREFUSED'));
    await pass(world, 60_000);
    await world.store.putSubscription({ ...(await world.store.subscription('s'))!, nextRunAt: START + HOUR });
    world.clock.now = START + HOUR;
    world.discord.answers = [];
    await world.runner.tick();
    expect(words().filter((each) => each === 'superseded')).toHaveLength(1);
    expect(words().at(-1)).toBe('sent');
  });
});
