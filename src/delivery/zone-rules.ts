/**
 * The rules of zones change with the runtime that knows them: a schedule stays, the date worked out from it is only a cache.
 * Here it is worked out anew, and a zone that this runtime does not know is said, and no more.
 */
import type { Store, Subscription } from '../store/store.ts';
import { localDayOf, nextRun, startOfDay } from './schedule.ts';
import type { Timers } from './timers.ts';

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
/** So often is said that a zone is not known. */
const QUIET_MS = 3_600_000;

/**
 * Works every next date out anew when the rules are others than those they were worked out by. A local day that had its edition
 * has no second one, though the new rules would have it due later that day. Answers how many dates moved.
 */
export async function renewNextRuns(parts: ZoneRulesParts): Promise<number> {
  const { store, rules, tell } = parts;
  const before = await store.setting(...PLACE, SETTING);
  if (before === rules) return 0;
  let moved = 0;
  for (let page = await store.activeSubscriptions('', PAGE); page.length > 0;) {
    for (const subscription of page) if (await renew(parts, subscription)) moved += 1;
    page = await store.activeSubscriptions(page.at(-1)!.id, PAGE);
  }
  await store.putSettings(...PLACE, { [SETTING]: rules });
  if (moved > 0) tell('zones have other rules than before; next dates were worked out anew', { before, rules, moved });
  return moved;
}

async function renew({ store, clock }: ZoneRulesParts, subscription: Subscription): Promise<boolean> {
  if (!knowsZone(subscription.timeZone)) return false;
  const { id, nextRunAt } = subscription;
  const now = clock();
  // What is due already belongs to its local day, at the time that the new rules give that day.
  const after = nextRunAt > now ? now : startOfDay(subscription, nextRunAt) - 1;
  let next = nextRun(subscription, new Date(after)).getTime();
  if (next === nextRunAt) return false;
  const served = (await servedDay(store, subscription)) ?? '';
  for (; localDayOf(subscription, next) <= served;) next = nextRun(subscription, new Date(next)).getTime();
  return next !== nextRunAt && store.reschedule(id, nextRunAt, next);
}

/** The last local day that had its edition, `2026-01-31`; one that was asked for apart from the schedule counts for none. */
async function servedDay(store: Store, subscription: Subscription): Promise<string | undefined> {
  const last = await store.lastRun(subscription.id);
  if (!last || last.run.trigger === 'manual') return undefined;
  return localDayOf(subscription, last.run.scheduledFor);
}

const known = new Map<string, boolean>();

/** Whether this runtime has rules for a zone; a row may come from a newer one. */
export function knowsZone(timeZone: string): boolean {
  const answer = known.get(timeZone) ?? hasRules(timeZone);
  known.set(timeZone, answer);
  return answer;
}

function hasRules(timeZone: string): boolean {
  try {
    localDayOf({ timeZone }, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Says once an hour of a digest that its zone is not known here. It stays due: when somebody has updated the runtime, its slot is
 * made or written down as missed like that of a machine that was off.
 */
export function createZoneWarning(
  tell: ZoneRulesParts['tell'],
  { steady }: Timers,
): (subscription: Subscription) => void {
  const quietUntil = new Map<string, number>();
  return ({ id, timeZone }) => {
    const now = steady();
    if ((quietUntil.get(id) ?? -Infinity) > now) return;
    quietUntil.set(id, now + QUIET_MS);
    tell('a time zone is not known here; update Node.js: its digest waits', { subscription: id, timeZone });
  };
}
