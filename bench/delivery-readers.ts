/** The rows of the delivery bench that wait longer: readers who ask during a wave, and restarts that follow each other closely. */
import { setTimeout as sleep } from 'node:timers/promises';
import { discordLoad, serversFor } from './ack-load.ts';
import { chance } from './delivery-random.ts';
import { rowIn, waveOf } from './delivery-ends.ts';
import type { Row, Size } from './delivery-rows.ts';
import type { Server } from '../test/platform/discord-people.ts';
import type { Entry } from '../test/platform/stand-ins.ts';

const USERS = 50;
const PER_SECOND = 40;
const SETTLED_MS = 300_000;
const ACKNOWLEDGED_MS = 1_000;

/** `each` questions of 50 readers while a wave goes out: p99 of the acknowledgement, in milliseconds. */
export function readersInWave(size: Size, each: number): Promise<Row> {
  const wave = waveOf(size);
  let servers: Server[] = [];
  const world: typeof wave.world = (fakes) => {
    servers = serversFor(fakes, USERS);
    return wave.world(fakes);
  };
  return rowIn('readers during a wave', size, { world }, async (contest) => {
    await contest.fakes.discord.waitReadyAfter(0, SETTLED_MS);
    const waited = await discordLoad(contest.fakes, servers, { users: USERS, each, perSecond: PER_SECOND });
    await contest.settled(SETTLED_MS);
    const times = waited.flatMap(({ ms }) => ms ?? []).sort((a, b) => a - b);
    const p99Ms = times[Math.floor(times.length * 0.99)] ?? NaN;
    const { lost, missed, doubledDiscord, doubledTelegram, examples } = contest.tally();
    const counts = { lost, missed, doubledDiscord, doubledTelegram };
    return {
      figures: {
        questions: waited.length,
        acknowledged: times.length,
        p50Ms: times[times.length >> 1],
        p99Ms,
        ...counts,
      },
      broken: [
        ...(p99Ms <= ACKNOWLEDGED_MS ? [] : [`p99 of the acknowledgement ${p99Ms} ms`]),
        ...Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`, ...examples] : [])),
      ],
    };
  });
}

const RESTARTS = 50;
const WITHIN_MS = 5 * 60_000;
const MOST_IDENTIFIES = 12;

/** 50 crashes in 5 minutes: Discord hears of a dozen new sessions at most, and the digests come all the same. */
export function crashLoop(size: Size): Promise<Row> {
  return rowIn('50 crash restarts in 5 min', size, waveOf(size), async (contest) => {
    const { bot, fakes } = contest;
    const began = Date.now();
    const moments = chance(size.seed);
    for (let restart = 1; restart <= RESTARTS; restart++) {
      const end = began + (restart * WITHIN_MS) / RESTARTS;
      await sleep(Math.max(0, end - Date.now() - moments.between(0, 1_000)));
      await bot.kill9();
      bot.start();
    }
    const identifies = identifiesOf(fakes.discord.rec.of('gateway'));
    return {
      figures: { restarts: RESTARTS, minutes: (Date.now() - began) / 60_000, identifies },
      broken: identifies > MOST_IDENTIFIES ? [`${identifies} IDENTIFY`] : [],
    };
  });
}

/** `ready` answers an IDENTIFY that came in time, `identify-throttled` one that did not. */
function identifiesOf(gateway: readonly Entry[]): number {
  return gateway.filter(({ what }) => what === 'ready' || what === 'identify-throttled').length;
}
