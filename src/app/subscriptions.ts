/** Subscriptions: made, paused and removed. What they send, and when, is the delivery room's. */
import { SaarError } from '../errors.ts';
import type { Data } from '../data/data.ts';
import type { Store, Subscription } from '../store/store.ts';
import type { App, NewSubscription, ReadSchedule, TypedSchedule } from './app.ts';
import type { Schedule } from './schedule.ts';

/** A missed edition is still sent within this time, see the promises of the delivery room. */
const CATCHUP_WINDOW_MS = 6 * 3_600_000;
const ID_LENGTH = 6;
/** A server that asks for more than this wants another tool; the bound keeps one tenant from filling the outbox. */
const MOST_PER_TENANT = 50;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export interface SubscriptionParts {
  data: Data;
  store: Store;
  schedule: Schedule;
  clock(): Date;
  /** A random id of that many characters of `[a-z0-9]`. */
  newId(length: number): string;
  sendNow(subscriptionId: string): Promise<void>;
  defaultTimeZone: string;
}

type Verbs = Pick<
  App,
  | 'timeZones'
  | 'readSchedule'
  | 'subscribe'
  | 'subscriptions'
  | 'subscriptionStatus'
  | 'setPaused'
  | 'unsubscribe'
  | 'sendNow'
>;

/** The app's verbs about subscriptions. An id that is not there throws SaarError `digest.unknown`. */
export function subscriptionVerbs(parts: SubscriptionParts): Verbs {
  const { store, clock } = parts;
  return {
    timeZones: (language) => timeZones(parts, language),
    readSchedule: (typed) => readSchedule(parts.schedule, typed),
    subscribe: (request) => subscribe(parts, request),
    subscriptions: (platform, tenantId, destinationId) => store.subscriptionsOf(platform, tenantId, destinationId),
    subscriptionStatus: async (id) => ({ subscription: await known(store, id), last: await store.lastRun(id) }),
    setPaused: (id, paused) => setPaused(parts, id, paused),
    unsubscribe: async (id) => store.removeSubscription((await known(store, id)).id, clock().getTime()),
    sendNow: async (id) => parts.sendNow((await known(store, id)).id),
  };
}

/** The zone of whoever runs Saar first, then those of the language's readers. */
function timeZones({ data, schedule, defaultTimeZone }: SubscriptionParts, language: string): string[] {
  const likely = data.phrases.get(language)?.say('chat.time-zones').split('|') ?? [];
  return [...new Set([defaultTimeZone, ...likely, ...schedule.zones])];
}

function readSchedule(schedule: Schedule, typed: TypedSchedule): ReadSchedule {
  return {
    localTime: schedule.parseLocalTime(typed.time),
    timeZone: schedule.parseTimeZone(typed.timeZone),
    weekdays: typed.days === undefined ? EVERY_DAY : schedule.parseWeekdays(typed.days),
  };
}

async function subscribe(parts: SubscriptionParts, request: NewSubscription): Promise<Subscription> {
  const { store, schedule } = parts;
  const now = parts.clock();
  if ((await store.subscriptionsOf(request.platform, request.tenantId)).length >= MOST_PER_TENANT)
    throw new SaarError('digest.too-many', { most: MOST_PER_TENANT });
  const subscription: Subscription = {
    ...request,
    id: await freeId(parts),
    nextRunAt: schedule.nextRun(request, now).getTime(),
    catchupWindowMs: CATCHUP_WINDOW_MS,
    onUncertain: 'resend',
    silent: false,
    skipEmpty: false,
    length: 'standard',
    state: 'active',
    createdAt: now.getTime(),
    version: 1,
  };
  await store.putSubscription(subscription);
  return subscription;
}

/** Six characters are few enough to type, so a taken one is drawn again. */
async function freeId({ store, newId }: SubscriptionParts): Promise<string> {
  for (let tries = 0; tries < 5; tries++) {
    const id = newId(ID_LENGTH);
    if (!(await store.subscription(id))) return id;
  }
  throw new SaarError('digest.no-free-id', {}, 'internal');
}

/** A digest that starts again looks ahead from now: what it missed while paused is not sent. */
async function setPaused(parts: SubscriptionParts, id: string, paused: boolean): Promise<Subscription> {
  const subscription = await known(parts.store, id);
  const changed: Subscription = {
    ...subscription,
    state: paused ? 'paused' : 'active',
    stateReason: undefined,
    nextRunAt: paused ? subscription.nextRunAt : parts.schedule.nextRun(subscription, parts.clock()).getTime(),
    version: subscription.version + 1,
  };
  await parts.store.putSubscription(changed);
  return changed;
}

async function known(store: Store, id: string): Promise<Subscription> {
  const subscription = await store.subscription(id);
  if (!subscription) throw new SaarError('digest.unknown', { id });
  return subscription;
}
