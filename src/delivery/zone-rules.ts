/**
 * The rules of zones change with the runtime that knows them: a schedule stays, the date worked out from it is only a cache.
 * Here it is worked out anew.
 */
import type { Store, Subscription } from '../store/store.ts';
import { faultOf } from './faults.ts';
import { localDayOf, nextRun, startOfDay } from './schedule.ts';

export interface ZoneRulesParts {
  store: Store;
  /** UTC epoch milliseconds. */
  clock(): number;
  tell(event: string, fields?: object): void;
  /** Names the rules in use, such as `2026a`. */
  rules: string;
}

const PLACE = ['saar', 'runner'] as const;
const SETTING = 'zone-rules';
const PAGE = 500;
/** Where a day has an hour more, or two, and not yet the end of the next. */
const LONGEST_DAY_MS = 27 * 3_600_000;

/**
 * Works every next date out anew when the rules are others than those they were worked out by. A local day that had its edition
 * has no second one, though the new rules would have it due later that day. Answers how many dates moved.
 */
export async function renewNextRuns(parts: ZoneRulesParts): Promise<number> {
  const { store, rules, tell } = parts;
  const before = await store.setting(...PLACE, SETTING);
  const wasAhead = await ranAhead(parts);
  if (before === rules && !wasAhead) return 0;
  const moved = await renewAll(parts, wasAhead);
  await store.putSettings(...PLACE, { [SETTING]: rules });
  if (moved > 0) tell('zones have other rules than before; next dates were worked out anew', { before, rules, moved });
  return moved;
}

/** Whether the last tick was at a moment that has not come yet: the clock was wrong then, and so are the dates. */
async function ranAhead({ store, clock }: ZoneRulesParts): Promise<boolean> {
  const lastTick = Date.parse((await store.setting(...PLACE, 'last-tick')) ?? '');
  return lastTick > clock();
}

/**
 * Works every next date out anew. After a clock was `wrong` that also brings back slots of the catch-up window that it skipped, and
 * forgets what it wrote down as missed before its time. Answers how many dates moved.
 */
export async function renewAll(parts: Pick<ZoneRulesParts, 'store' | 'clock'>, wrong: boolean): Promise<number> {
  const { store, clock } = parts;
  if (wrong) await store.forgetMissedAfter(clock());
  let moved = 0;
  for (let page = await store.activeSubscriptions('', PAGE); page.length > 0;) {
    for (const subscription of page) if (await renew(store, subscription, clock(), wrong)) moved += 1;
    page = await store.activeSubscriptions(page.at(-1)!.id, PAGE);
  }
  return moved;
}

async function renew(store: Store, subscription: Subscription, now: number, wrong: boolean): Promise<boolean> {
  if (faultOf(subscription)) return false;
  const { id, nextRunAt } = subscription;
  if (nextRunAt > now && nextRun(subscription, new Date(now)).getTime() === nextRunAt) return false;
  let next = nextRun(subscription, new Date(beforeNext(subscription, now, wrong))).getTime();
  if (next === nextRunAt) return false;
  while (await isServed(store, subscription, next)) next = nextRun(subscription, new Date(next)).getTime();
  return next !== nextRunAt && store.reschedule(id, nextRunAt, next);
}

/** The moment after which the next slot is looked for. What is due already belongs to its local day, at that day's time by the new rules. */
function beforeNext(subscription: Subscription, now: number, wrong: boolean): number {
  const { nextRunAt, catchupWindowMs, createdAt } = subscription;
  if (nextRunAt <= now) return startOfDay(subscription, nextRunAt) - 1;
  return wrong ? Math.min(now, Math.max(now - catchupWindowMs, createdAt)) : now;
}

/**
 * Whether the local day of a slot had its edition; one that was asked for apart from the schedule counts for none, and neither does
 * a later day's, which a clock that ran ahead may have had made.
 */
async function isServed(store: Store, subscription: Subscription, slot: number): Promise<boolean> {
  const dayOver = startOfDay(subscription, startOfDay(subscription, slot) + LONGEST_DAY_MS);
  const last = await store.latestRun(subscription.id, 'scheduled', dayOver);
  return last !== undefined && localDayOf(subscription, last.scheduledFor) === localDayOf(subscription, slot);
}
