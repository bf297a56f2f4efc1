/**
 * The world of the delivery bench: digests in many channels, threads, forums, chats and topics of the stand-ins, several of them
 * in one place, and what stands in those places afterwards.
 */
import { openStore } from '../src/store/open-store.ts';
import type { Subscription } from '../src/store/store.ts';
import type { Fakes } from '../test/platform/stand-ins.ts';
import { addServer } from '../test/platform/discord-people.ts';
import { addChat, writtenIn, type ChatKind } from '../test/platform/telegram-people.ts';
import { postsOf } from './delivery-forum.ts';
import type { Chance } from './delivery-random.ts';

export interface Place {
  platform: 'discord' | 'telegram';
  tenantId: string;
  destinationId: string;
  threadId?: string;
  /** A forum: a digest opens a post of its own. */
  forum?: true;
}

export interface Digest {
  id: string;
  place: Place;
  topics: string[];
  language: string;
  onUncertain: 'resend' | 'skip';
  /** Epoch milliseconds, a whole minute. */
  dueAt: number;
}

/** A message as it stands in its place. */
export interface Shown {
  id: string;
  text: string;
}

const HOUR_MS = 3_600_000;
const TOPICS = ['treaty', 'sanctions', 'munitions', 'troop-deployment', 'nuclear', 'regional-warnings'];
const LANGUAGES = ['en', 'hi'];
/** How many digests a place has, one after another. */
const PER_PLACE = [1, 1, 2, 1, 1, 3];
/** Every so often one of all topics, which takes more than one message. */
const ALL_EVERY = 9;
const DISCORD_KINDS = ['general', 'general', 'news', 'thread', 'general', 'post', 'general', 'forum'] as const;
const TELEGRAM_KINDS: readonly ChatKind[] = [
  'private',
  'private',
  'supergroup',
  'private',
  'forum',
  'channel',
  'group',
];

/** Digests, half of them on each platform, as many due at each of the minutes. */
export function makeDigests(
  fakes: Fakes,
  count: number,
  due: { minutes: readonly number[]; chance: Chance },
): Digest[] {
  const discord = slots(Math.ceil(count / 2), () => discordPlaces(fakes));
  const telegram = slots(Math.floor(count / 2), () => telegramPlaces(fakes));
  const placed = interleaved(discord, telegram);
  return placed.map(({ place, at, nth }, n) => ({
    id: `digest${n}`,
    place,
    topics: n % ALL_EVERY === 0 && nth === 0 ? ['all'] : [TOPICS[(at + nth) % TOPICS.length]!],
    language: LANGUAGES[nth % LANGUAGES.length]!,
    onUncertain: place.platform === 'telegram' && due.chance.next() < 1 / 3 ? 'skip' : 'resend',
    dueAt: due.minutes[Math.floor((n * due.minutes.length) / count)]!,
  }));
}

interface Slot {
  place: Place;
  /** Number of the place, and of the digest in it. */
  at: number;
  nth: number;
}

function slots(count: number, more: () => Place[]): Slot[] {
  const all: Slot[] = [];
  for (let places: Place[] = [], at = 0; all.length < count; at++) {
    if (places.length === 0) places = more();
    const place = places.shift()!;
    for (let nth = 0; nth < PER_PLACE[at % PER_PLACE.length]!; nth++) all.push({ place, at, nth });
  }
  return all.slice(0, count);
}

function interleaved<T>(one: readonly T[], other: readonly T[]): T[] {
  return one.flatMap((each, n) => (n < other.length ? [each, other[n]!] : [each]));
}

let channels = 0;

function discordPlaces({ discord }: Fakes): Place[] {
  const server = addServer(discord);
  return DISCORD_KINDS.map((kind): Place => {
    const own = kind === 'general' ? discord.addChannel(server.id, { name: `digests${++channels}`, type: 0 }).id : '';
    const destinationId = own || server.channels[kind === 'thread' ? 'general' : kind === 'post' ? 'forum' : kind];
    const threadId = kind === 'thread' || kind === 'post' ? server.channels[kind] : undefined;
    return {
      platform: 'discord',
      tenantId: server.id,
      destinationId,
      ...(threadId === undefined ? {} : { threadId }),
      ...(kind === 'forum' ? { forum: true } : {}),
    };
  });
}

function telegramPlaces({ telegram }: Fakes): Place[] {
  return TELEGRAM_KINDS.map((kind): Place => {
    const { id, threadId } = addChat(telegram, kind, 'en');
    const topic = threadId === undefined ? {} : { threadId: String(threadId) };
    return { platform: 'telegram', tenantId: String(id), destinationId: String(id), ...topic };
  });
}

/** One word for a place. */
export function nameOf({ platform, destinationId, threadId }: Place): string {
  return [platform, destinationId, ...(threadId === undefined ? [] : [threadId])].join(' ');
}

/** What Saar wrote there and still stands. */
export function shownIn(fakes: Fakes, place: Place): Shown[] {
  const { platform, destinationId, threadId } = place;
  if (platform === 'discord') {
    const where = place.forum ? postsOf(fakes, destinationId) : [threadId ?? destinationId];
    return where.flatMap((channel) => fakes.discord.messagesIn(channel)).map(({ id, text }) => ({ id, text }));
  }
  const inTopic = ({ raw }: { raw: Record<string, unknown> }) =>
    threadId === undefined || String(raw['message_thread_id']) === threadId;
  const written = writtenIn(fakes.telegram, Number(destinationId)).filter(inTopic);
  return written.map(({ messageId, text }) => ({ id: String(messageId), text }));
}

/** Subscribes all of them in a new database. */
export async function subscribeAll(path: string, digests: readonly Digest[], createdBy: string): Promise<void> {
  const store = await openStore(path);
  const now = Date.now();
  for (const { dueAt, place, ...digest } of digests) {
    const { forum: _, ...address } = place;
    const subscription: Subscription = {
      ...digest,
      ...address,
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      localTime: new Date(dueAt).toISOString().slice(11, 16),
      timeZone: 'UTC',
      nextRunAt: dueAt,
      catchupWindowMs: 6 * HOUR_MS,
      silent: false,
      skipEmpty: false,
      length: 'standard',
      state: 'active',
      createdBy,
      createdAt: now - HOUR_MS,
      version: 1,
    };
    await store.putSubscription(subscription);
  }
  await store.close();
}
