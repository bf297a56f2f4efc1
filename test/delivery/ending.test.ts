/** The end while messages are under way: who has not answered in time is in doubt, and that is written down. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aSubscription, HOUR, START } from '../store/samples.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => void (world = await openWorld(START - 60_000)));
afterEach(() => world.close());

const states = async () =>
  (await Promise.all(['a', 'b'].map((id) => world.store.lastRun(id)))).map((last) => last!.deliveries[0]!.state);

describe('ending while nobody answers', () => {
  it('leaves nothing as being sent: it is in doubt, and the next start settles it', async () => {
    for (const id of ['a', 'b']) await world.store.putSubscription(aSubscription(id, { createdAt: START - 24 * HOUR }));
    world.clock.now = START;
    let begun = () => {};
    const sending = new Promise<void>((resolve) => (begun = resolve));
    world.discord.during = () => {
      begun();
      return new Promise(() => undefined);
    };
    void world.runner.tick();
    await sending;
    await world.runner.stop(1);
    expect(await states()).toContain('uncertain');
    expect(await states()).not.toContain('sending');
    expect(await world.store.sweepSending('another', START)).toEqual([]);
    delete world.discord.during;
    await world.restart();
    world.clock.now = START + 30_000;
    await world.runner.tick();
    await world.runner.tick();
    expect(await states()).toEqual(['sent', 'sent']);
    expect(world.discord.shown).toHaveLength(2);
  });
});
