/** Kill -9 at moments that a seed chooses: at a send that the platform takes or not, after its answer, or at any time since the start. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Contest } from './delivery-bots.ts';
import { quiet, type Befalls, type Sending } from './delivery-gate.ts';
import type { Chance } from './delivery-random.ts';

/**
 * `arrived`: the platform took the message and its answer found nobody. `never-arrived`: it did not even take it.
 * `answered`: some milliseconds after the answer. `any-time`: so long after the start, sending or not.
 */
export type How = 'arrived' | 'never-arrived' | 'answered' | 'any-time';

export interface Kill {
  how: How;
  /** At which send of this life; for `any-time` not counted. */
  send: number;
  /** After the answer, or after the start. */
  afterMs: number;
  /** Nobody starts it for so long. */
  awayMs: number;
}

const HOWS: readonly How[] = ['arrived', 'never-arrived', 'answered', 'arrived', 'any-time'];
const LATEST_SEND = 30;
const LONGEST_ANSWERED_MS = 8;
const LONGEST_ANY_MS = 5_000;
const AWAY_MS = 10 * 60_000;
/** A life in which nothing is sent any more ends, and so does one in which nothing ever is although it is up. */
const STILL_MS = 1_500;
export const UNSTIRRED_MS = 2_000;
const LONGEST_LIFE_MS = 60_000;
const LAST_WORDS_MS = 100;

export function killsOf(count: number, chance: Chance): Kill[] {
  return Array.from({ length: count }, (): Kill => {
    const how = chance.pick(HOWS);
    const longest = how === 'any-time' ? LONGEST_ANY_MS : LONGEST_ANSWERED_MS;
    const awayMs = chance.next() < 1 / 4 ? AWAY_MS : 0;
    return { how, send: chance.between(1, LATEST_SEND), afterMs: chance.between(0, longest), awayMs };
  });
}

/** Lets a life of a bot end by a kill, which counts from `bornAt`: it may have been started before. Resolves when it has ended. */
export async function liveUntil(
  kill: Kill,
  { bot, gate, stirredAt }: Contest,
  { startedAt, bornAt }: { startedAt: number; bornAt: number },
): Promise<void> {
  const sentBefore = gate.sends;
  const end = () => bot.signal('SIGKILL');
  const timer = setTimeout(end, kill.how === 'any-time' ? kill.afterMs : LONGEST_LIFE_MS);
  const isStill = () =>
    stirredAt() > startedAt &&
    Date.now() - Math.max(stirredAt(), bornAt) > (gate.sends > sentBefore ? STILL_MS : UNSTIRRED_MS);
  const watcher = ({ n }: Sending): Befalls | undefined => {
    if (kill.how === 'any-time' || n !== sentBefore + kill.send) return undefined;
    if (kill.how === 'answered') setTimeout(end, kill.afterMs);
    else end();
    return kill.how === 'never-arrived' ? { type: 'hang' } : undefined;
  };
  gate.watchers.unshift(watcher);
  while (bot.running) {
    if (isStill()) end();
    await sleep(5);
  }
  clearTimeout(timer);
  if (bot.exit?.code != null) throw new Error(`the bot ended by itself: ${bot.output.slice(-2000)}`);
  gate.watchers.splice(gate.watchers.indexOf(watcher), 1);
  await bot.kill9();
  // What the dead one had handed to the network still arrives.
  await quiet(gate, LAST_WORDS_MS);
}
