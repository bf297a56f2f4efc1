/** Keeps a lane going: claims as many as may be sent now, waits for room or for news, and ends when nothing is ripe. */
import type { Delivery, Store } from '../store/store.ts';
import { roomIn, track, type Lane } from './lane.ts';
import type { Timers } from '../pace/timers.ts';

export interface PumpParts {
  store: Store;
  owner: string;
  timers: Timers;
  /** UTC epoch milliseconds. */
  clock(): number;
  /** Whether the lane may send at all, once what the clock did meanwhile has been dealt with. */
  mayClaim(lane: Lane): Promise<boolean>;
  /** Sends one claimed delivery and settles it; answers when it is tried again, if it is. Never rejects. */
  deliver(lane: Lane, delivery: Delivery): Promise<number | undefined>;
}

/** Sends what is ripe in a lane; who asks while it does so is heard. Answers when the next try is due, as far as is known. */
export function pump(parts: PumpParts, lane: Lane): Promise<number | undefined> {
  lane.bell.ring();
  lane.pumping ??= pumped(parts, lane).finally(() => (lane.pumping = undefined));
  return lane.pumping;
}

async function pumped(parts: PumpParts, lane: Lane): Promise<number | undefined> {
  let next = Infinity;
  const send = async (delivery: Delivery) => {
    next = Math.min(next, (await parts.deliver(lane, delivery)) ?? Infinity);
  };
  await lane.bell.heard(0);
  while (await parts.mayClaim(lane)) {
    const { steady } = parts.timers;
    const room = roomIn(lane, steady());
    // Whatever is due by now is seen by this claim.
    if (next <= parts.clock()) next = Infinity;
    const claimed = room.count > 0 ? await claim(parts, lane, room.count) : [];
    for (const delivery of claimed) track(lane, send(delivery));
    if (claimed.length > 0) continue;
    if (room.count > 0 && lane.inFlight.size === 0 && !lane.bell.rang()) break;
    await lane.bell.heard(room.at === undefined ? next - parts.clock() : room.at - steady());
  }
  await Promise.all(lane.inFlight);
  if (lane.pausedUntil > parts.clock()) next = Math.min(next, lane.pausedUntil);
  return next === Infinity ? undefined : next;
}

function claim({ store, owner, clock }: PumpParts, { sender }: Lane, limit: number): Promise<Delivery[]> {
  return store.claimDeliveries(owner, sender.platform, clock(), limit);
}
