/** Subscriptions: made, paused and removed. What they send, and when, is the delivery room's. */
import { SaarError } from '../errors.ts';
import type { Data } from '../data/data.ts';
import type { Store, Subscription, SubscriptionWishes } from '../store/store.ts';
import type {
  App,
  NewSubscription,
  ReadSchedule,
  SubscriptionChanges,
  SubscriptionStatus,
  TypedSchedule,
} from './app.ts';
import { meansSetting, readDigestSettings, USUAL_SETTINGS } from './digest-settings.ts';
import type { Schedule } from './schedule.ts';
import { createTurns } from './turns.ts';

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
  | 'readSettings'
  | 'meansSetting'
  | 'subscribe'
  | 'changeSubscription'
  | 'subscriptions'
  | 'subscriptionStatus'
  | 'setPaused'
  | 'unsubscribe'
  | 'sendNow'
>;

/** The app's verbs about subscriptions. An id that is not there throws SaarError `digest.unknown`. */
export function subscriptionVerbs(parts: SubscriptionParts): Verbs {
  const { store, clock, data } = parts;
  // One after the other, so that a button tapped twice sets one digest and not two.
  const writing = createTurns(1);
  return {
    timeZones: (language) => timeZones(parts, language),
    readSchedule: (typed) => readSchedule(parts.schedule, typed),
    readSettings: (typed) => readDigestSettings(data, typed),
    meansSetting: (name, word) => meansSetting(data, name, word),
    subscribe: (request) => writing.take(() => subscribe(parts, request)),
    changeSubscription: (id, changes) => writing.take(() => change(parts, id, changes)),
    subscriptions: (platform, tenantId, destinationId) => store.subscriptionsOf(platform, tenantId, destinationId),
    subscriptionStatus: (id) => status(store, id),
    setPaused: (id, paused) => writing.take(() => setPaused(parts, id, paused)),
    unsubscribe: (id) =>
      writing.take(async () => store.removeSubscription((await known(store, id)).id, clock().getTime())),
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
  const all = await store.subscriptionsOf(request.platform, request.tenantId);
  refuseTwin(all, request);
  if (all.length >= MOST_PER_TENANT) throw new SaarError('digest.too-many', { most: MOST_PER_TENANT });
  const subscription: Subscription = {
    ...USUAL_SETTINGS,
    ...request,
    id: await freeId(parts),
    nextRunAt: schedule.nextRun(request, now).getTime(),
    state: 'active',
    createdAt: now.getTime(),
    version: 1,
  };
  await store.putSubscription(subscription);
  return subscription;
}

/**
 * A digest of the same topics in the same language, at the same time in the same place, would say everything twice.
 * How long it is and how it comes make no other digest of it: that is changed. One that is off for good hinders nobody from setting it anew.
 */
function refuseTwin(all: readonly Subscription[], wanted: NewSubscription | Subscription): void {
  const own = 'id' in wanted ? wanted.id : undefined;
  const twin = all.find(
    (each) => each.id !== own && each.state !== 'disabled' && identityOf(each) === identityOf(wanted),
  );
  if (twin) throw new SaarError('digest.same', { id: twin.id });
}

function identityOf(subscription: NewSubscription): string {
  const { destinationId, threadId, topics, language, weekdays, localTime, timeZone } = subscription;
  return JSON.stringify([destinationId, threadId, topics.toSorted(), language, weekdays, localTime, timeZone]);
}

/** What is changed holds from the next edition on. One whose place was changed may be posted again: it is active. */
async function change(parts: SubscriptionParts, id: string, changes: SubscriptionChanges): Promise<Subscription> {
  const { store } = parts;
  const subscription = await known(store, id);
  const { destinationId, threadId, ...others } = changes;
  const isMoved = destinationId !== undefined && placeOf(changes) !== placeOf(subscription);
  const wishes = {
    ...others,
    ...(isMoved && { destinationId, threadId }),
    ...(isMoved && subscription.state !== 'paused' && ({ state: 'active', stateReason: undefined } as const)),
  };
  const changed = { ...subscription, ...wishes };
  refuseTwin(await store.subscriptionsOf(subscription.platform, subscription.tenantId), changed);
  const next = await nextRunAt(parts, subscription, changed);
  return written(parts, id, { ...wishes, ...(next !== subscription.nextRunAt && { nextRunAt: next }) });
}

/** Only what is meant: a digest may be refused, removed or sent while its owner changes it. */
async function written({ store }: SubscriptionParts, id: string, changes: Partial<SubscriptionWishes>) {
  const changed = await store.changeSubscription(id, changes);
  if (!changed) throw new SaarError('digest.unknown', { id });
  return changed;
}

function placeOf({ destinationId, threadId }: SubscriptionChanges): string {
  return `${destinationId} ${threadId}`;
}

/** A digest comes once a local day: one that had its edition today waits for the next day of its new schedule. */
async function nextRunAt(parts: SubscriptionParts, before: Subscription, after: Subscription): Promise<number> {
  const isSame = scheduleOf(before) === scheduleOf(after) && before.state === after.state;
  return isSame ? before.nextRunAt : freshNextRunAt(parts, after);
}

/** The next slot from now on of a day that had no edition yet. */
async function freshNextRunAt({ store, schedule, clock }: SubscriptionParts, after: Subscription): Promise<number> {
  const next = schedule.nextRun(after, clock());
  const last = await store.latestRun(after.id, 'scheduled');
  const isToday =
    last !== undefined && dayIn(after.timeZone, last.scheduledFor) === dayIn(after.timeZone, next.getTime());
  return (isToday ? schedule.nextRun(after, next) : next).getTime();
}

function scheduleOf({ weekdays, localTime, timeZone }: Subscription): string {
  return `${weekdays.join()} ${localTime} ${timeZone}`;
}

function dayIn(timeZone: string, moment: number): string {
  return new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short' }).format(moment);
}

async function status(store: Store, id: string): Promise<SubscriptionStatus> {
  const subscription = await known(store, id);
  const [last, lastSent] = await Promise.all([store.lastRun(id), store.latestRun(id, 'sent')]);
  const tries = await Promise.all((last?.deliveries ?? []).map((delivery) => store.attempts(delivery.id)));
  return { subscription, tries: tries.flat(), ...(last && { last }), ...(lastSent && { lastSent }) };
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
  return written(parts, id, {
    state: paused ? 'paused' : 'active',
    stateReason: undefined,
    ...(!paused && { nextRunAt: await freshNextRunAt(parts, subscription) }),
  });
}

async function known(store: Store, id: string): Promise<Subscription> {
  const subscription = await store.subscription(id);
  if (!subscription) throw new SaarError('digest.unknown', { id });
  return subscription;
}
