/** A runner with a clock of its own, two platforms, and a database file that survives a crash. */
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edition } from '../../src/app/app.ts';
import type { Doubt } from '../../src/delivery/doubt.ts';
import type { DeliveryEvent } from '../../src/delivery/events.ts';
import { createRunner, type Runner } from '../../src/delivery/runner.ts';
import { TIMERS, type Timers } from '../../src/pace/timers.ts';
import { text } from '../../src/messages/message.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store, Subscription } from '../../src/store/store.ts';
import { aBrief, aSubscription, HOUR, START } from '../store/samples.ts';
import { fakePlatform } from './fake-platform.ts';

export interface Made {
  subscription: string;
  scheduledFor: number;
  late: boolean;
}

/** Opens the world; `close` removes its file. */
export async function openWorld(now: number) {
  const folder = mkdtempSync(join(tmpdir(), 'saar-delivery-'));
  const path = join(folder, 'saar.db');
  let lives = 0;
  const clock = { now, wrong: 0 };
  const read = () => clock.now;
  const world = {
    clock,
    timers: { steady: () => clock.now - clock.wrong, after: TIMERS.after } as Timers,
    discord: fakePlatform('discord', 180_000, read),
    telegram: fakePlatform('telegram', 0, read),
    store: await openStore(path),
    made: [] as Made[],
    told: [] as string[],
    doubts: [] as Doubt[],
    dead: [] as string[],
    malformed: [] as string[],
    events: [] as DeliveryEvent[],
    /** Replaces what an edition is made of, or fails. */
    edition: undefined as undefined | ((made: Made) => Edition | Promise<Edition>),
    runner: undefined as unknown as Runner,
    /** Starts a new process on the same file; `broken` changes the store it uses. */
    restart: async (broken: (store: Store) => Store = (store) => store) => {
      await world.store.close();
      world.store = await openStore(path);
      world.runner = newRunner(broken(world.store));
      return world.runner;
    },
    /** Sets a digest, a day before it is due. */
    subscribe: (id: string, changes: Partial<Subscription> = {}) =>
      world.store.putSubscription(aSubscription(id, { createdAt: START - 24 * HOUR, ...changes })),
    close: async () => {
      await world.runner.stop();
      await world.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  function newRunner(store: Store): Runner {
    const runner = createRunner({
      store,
      owner: `process ${(lives += 1)}`,
      clock: read,
      timers: world.timers,
      editions: { make: (subscription, slot, late) => make(subscription, slot, late) },
      tell: (event) => void world.told.push(event),
      onUncertain: (_delivery, doubt) => void world.doubts.push(doubt),
      onEvent: (event) => void world.events.push(event),
      onMalformed: (delivery) => void world.malformed.push(delivery.id),
      haltNotice: ({ id, state }) => ({ language: 'en', blocks: [{ kind: 'title', text: [text(`${id} ${state}`)] }] }),
      onUnauthorized: (platform) => void world.dead.push(platform),
      sendTimeoutMs: 40,
    });
    runner.add(world.discord);
    runner.add(world.telegram);
    return runner;
  }

  async function make(subscription: Subscription, slot: Date, late: boolean): Promise<Edition> {
    const made = { subscription: subscription.id, scheduledFor: slot.getTime(), late };
    world.made.push(made);
    if (world.edition) return world.edition(made);
    const brief = aBrief(`brief ${subscription.id} ${made.scheduledFor}`);
    return { message: { language: 'en', blocks: [] }, briefs: [brief], empty: false };
  }
  world.runner = newRunner(world.store);
  await world.runner.tick();
  return world;
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Somebody sets the machine's clock, while no time passes. */
export function setClock({ clock }: World, to: number): void {
  clock.wrong += to - clock.now;
  clock.now = to;
}

/** Lets time pass: the clock moves on second by second, with a tick every quarter of a minute. */
export async function pass(world: World, milliseconds: number): Promise<void> {
  const end = world.clock.now + milliseconds;
  while (world.clock.now < end) {
    world.clock.now = Math.min(end, world.clock.now + 15_000);
    await world.runner.tick();
  }
}

/** A store that dies: the named verb throws, before or after its work was committed, and every verb after it too. */
export function dying(verb: keyof Store, when: 'before' | 'after'): (store: Store) => Store {
  return (store) => {
    let dead = false;
    const crash = () => {
      dead = true;
      throw new Error('crashed');
    };
    const wrap = (name: string, work: (...values: never[]) => Promise<unknown>) => {
      return async (...values: never[]) => {
        if (dead || (name === verb && when === 'before')) crash();
        const answer = await work(...values);
        if (name === verb) crash();
        return answer;
      };
    };
    return Object.fromEntries(
      Object.entries(store).map(([name, work]) => [name, wrap(name, work)]),
    ) as unknown as Store;
  };
}
