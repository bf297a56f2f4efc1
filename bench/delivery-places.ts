/** The rows of the delivery bench about platforms that refuse, are away, or were asked by nobody for days: nobody else may suffer. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteFile from 'better-sqlite3';
import type { Fakes } from '../test/platform/stand-ins.ts';
import type { Contest } from './delivery-bots.ts';
import { MINUTE_MS, thisMinute } from './delivery-clock.ts';
import { afterSends, rowIn, waveOf } from './delivery-ends.ts';
import { chance } from './delivery-random.ts';
import type { Row, Size } from './delivery-rows.ts';
import { makeDigests, nameOf, type Digest, type Place } from './delivery-world.ts';

const SETTLED_MS = 180_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Two of five destinations take nothing: they are asked once, and all others have their digest. */
export function refusing(size: Size): Promise<Row> {
  const wave = waveOf(size);
  const refuses = new Set<string>();
  const world = (fakes: Fakes) => {
    const digests = wave.world(fakes);
    const places = [...new Map(digests.map(({ place }) => [nameOf(place), place])).values()];
    for (const place of places.filter((_, n) => n % 5 < 2)) {
      refuse(fakes, place);
      refuses.add(place.destinationId);
    }
    return digests;
  };
  const mayRefuse = (place: Place) => refuses.has(place.destinationId);
  return rowIn('two of five destinations answer 403', size, { world }, async (contest) => {
    await contest.settled(SETTLED_MS);
    const { lost, missed, doubledDiscord, doubledTelegram, refused, examples } = contest.tally(mayRefuse);
    const counts = { lost, missed, doubledDiscord, doubledTelegram };
    const expected = contest.digests.filter(({ place }) => mayRefuse(place)).length;
    const invalid = [401, 403, 429].map((status) => answersOf(contest, status)).reduce((sum, n) => sum + n, 0);
    return {
      figures: { ...counts, refused, invalidAnswers: invalid },
      broken: [
        ...Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`, ...examples] : [])),
        ...(invalid > 2 * expected ? [`${invalid} invalid answers for ${expected} digests that were refused`] : []),
      ],
    };
  });
}

function refuse(fakes: Fakes, { platform, destinationId }: Place): void {
  if (platform === 'discord') {
    const { setPermissions } = fakes.discord as unknown as { setPermissions(id: string, deny: string[]): void };
    setPermissions.call(fakes.discord, destinationId, [
      'SEND_MESSAGES',
      'SEND_MESSAGES_IN_THREADS',
      'CREATE_PUBLIC_THREADS',
    ]);
    return;
  }
  const chat = fakes.telegram.chats.get(Number(destinationId)) as { type: string; _: Record<string, unknown> };
  Object.assign(chat._, chat.type === 'private' ? { blocked: true } : { status: 'kicked' });
}

function answersOf({ fakes }: Contest, status: number): number {
  const answers = [...fakes.discord.rec.of('rest'), ...fakes.telegram.rec.of('call')];
  return answers.filter((answer) => answer['status'] === status).length;
}

const CUT_MS = 30_000;

/** The web server of a stand-in. */
interface Listening {
  http: { server: Server; port: number; sockets: Set<Socket> };
}

/** Open connections break, and new ones are refused. */
function goAway({ http }: Listening): void {
  http.server.close();
  for (const socket of http.sockets) socket.destroy();
}

/** Nothing reaches either platform for a while in the middle of a wave, the gateway neither. */
export function networkCut(size: Size): Promise<Row> {
  return rowIn('network cut in a wave', size, waveOf(size), async (contest) => {
    await afterSends(contest, Math.ceil(size.digests / 4));
    const fakes = [contest.fakes.discord, contest.fakes.telegram] as unknown as Listening[];
    for (const fake of fakes) goAway(fake);
    await sleep(CUT_MS);
    for (const { http } of fakes) http.server.listen(http.port, '127.0.0.1');
    const backAt = Date.now();
    await contest.settled(SETTLED_MS);
    const { lost, missed, doubledDiscord, doubledTelegram, skipped, examples } = contest.tally();
    const counts = { lost, missed, doubledDiscord, doubledTelegram };
    return {
      figures: { cutMs: CUT_MS, doneMs: Date.now() - backAt, ...counts, skipped },
      broken: Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`, ...examples] : [])),
    };
  });
}

/** How long nobody ran Saar over a daily slot, and what its runs are then: sent ones and missed ones. */
const DOWN: [string, number, { sent: number; missed: number }][] = [
  ['5 min', 5 * MINUTE_MS, { sent: 1, missed: 0 }],
  ['7 h', 7 * HOUR_MS, { sent: 0, missed: 1 }],
  ['3 days', 3 * DAY_MS + HOUR_MS, { sent: 1, missed: 3 }],
];

/** Down over slots: the newest is made when it is young enough, the others are written down. */
export function downOverSlots(size: Size): Promise<Row> {
  const world = (fakes: Fakes): Digest[] => {
    const due = { minutes: [thisMinute()], chance: chance(size.seed) };
    const digests = makeDigests(fakes, size.digests, due);
    return digests.map((digest, n) => ({ ...digest, dueAt: digest.dueAt - DOWN[n % DOWN.length]![1] }));
  };
  return rowIn('down over slots', size, { world }, async (contest) => {
    await contest.settled(SETTLED_MS);
    const file = new SqliteFile(contest.database, { readonly: true });
    const states = file.prepare('select state from runs where subscription_id = ? order by scheduled_for').pluck();
    const wrong = contest.digests.flatMap(({ id }, n) => {
      const [down, , wanted] = DOWN[n % DOWN.length]!;
      const seen = states.all(id) as string[];
      const counts = {
        sent: seen.filter((s) => s === 'sent').length,
        missed: seen.filter((s) => s === 'missed').length,
      };
      const right =
        counts.sent === wanted.sent && counts.missed === wanted.missed && seen.length === wanted.sent + wanted.missed;
      return right ? [] : [`${id}, down for ${down}: ${seen.join()}`];
    });
    file.close();
    return { figures: { right: contest.digests.length - wrong.length }, broken: wrong.slice(0, 5) };
  });
}
