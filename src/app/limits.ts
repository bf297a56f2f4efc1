/** How much one person and one server or chat may ask: token buckets, in bounded memory. Time is a parameter. */

/** A bucket holds `burst` tokens and gets one back every `everyMs`. Whoever finds it empty waits until `rest` are back. */
export interface Bucket {
  burst: number;
  everyMs: number;
  rest: number;
}

export interface LimitSettings {
  person: Bucket;
  tenant: Bucket;
  /** Suggestions while a person types: one for every letter. */
  typing: Bucket;
  /** How many people, and how many tenants, are kept in mind at once. */
  mostKept: number;
}

/**
 * A person who opens a source every second is never stopped, whatever the number of sources; a warm answer costs a few
 * milliseconds, so that a full server still leaves the process idle. Whoever was stopped gets a handful back at once: else
 * one who keeps tapping would be told to wait once a second.
 */
export const LIMITS: LimitSettings = {
  person: { burst: 30, everyMs: 1_000, rest: 5 },
  tenant: { burst: 150, everyMs: 100, rest: 20 },
  typing: { burst: 60, everyMs: 100, rest: 10 },
  mostKept: 10_000,
};

/** Whose limit it is, and whether this person was told so in the same wait. */
export interface Refusal {
  whose: 'person' | 'tenant';
  /** When to come back, in epoch milliseconds. */
  until: number;
  quiet: boolean;
}

/** Ids are of one platform; the caller puts the platform before them. Times are epoch milliseconds. */
export interface Limits {
  /** Takes a token of the person and one of the tenant; or neither, and says when to come back. */
  ask(person: string, tenant: string, now: number): Refusal | undefined;
  /** Whether a suggestion may still be made; takes a token if so. */
  type(person: string, now: number): boolean;
  /** How many people and tenants are kept in mind. */
  kept(): number;
}

/** Fresh limits: everybody's bucket is full. */
export function createLimits({ person, tenant, typing, mostKept }: LimitSettings = LIMITS): Limits {
  const people = createShelf(person, mostKept);
  const tenants = createShelf(tenant, mostKept);
  const typists = createShelf(typing, mostKept);
  const told = new Map<string, number>();

  function refusal(whose: Refusal['whose'], id: string, until: number, now: number): Refusal {
    const quiet = (told.get(id) ?? 0) > now;
    if (!quiet) {
      told.delete(id);
      told.set(id, until);
      if (told.size > mostKept) told.delete(told.keys().next().value!);
    }
    return { whose, until, quiet };
  }
  return {
    ask(personId, tenantId, now) {
      const untilPerson = people.waitUntil(personId, now);
      if (untilPerson !== undefined) return refusal('person', personId, untilPerson, now);
      const untilTenant = tenants.waitUntil(tenantId, now);
      if (untilTenant !== undefined) return refusal('tenant', personId, untilTenant, now);
      people.take(personId, now);
      tenants.take(tenantId, now);
      return undefined;
    },
    type(personId, now) {
      if (typists.waitUntil(personId, now) !== undefined) return false;
      typists.take(personId, now);
      return true;
    },
    kept: () => people.size() + tenants.size() + typists.size() + told.size,
  };
}

/** When a bucket will be full again, and until when its owner was asked to wait. */
interface Level {
  fullAt: number;
  waitUntil: number;
}

interface Shelf {
  /** The moment to come back, when no token is left or a wait has begun. */
  waitUntil(id: string, now: number): number | undefined;
  take(id: string, now: number): void;
  size(): number;
}

/** Buckets by id. A full one is forgotten; of too many the one longest untouched. */
function createShelf({ burst, everyMs, rest }: Bucket, most: number): Shelf {
  const levels = new Map<string, Level>();
  const levelAt = (id: string, now: number): Level => {
    const level = levels.get(id);
    // A clock that was set back must lock nobody out for longer than an empty bucket does.
    const fullAt = Math.min(Math.max(level?.fullAt ?? now, now), now + burst * everyMs);
    return { fullAt, waitUntil: Math.min(level?.waitUntil ?? 0, now + rest * everyMs) };
  };
  const keep = (id: string, level: Level, now: number): void => {
    levels.delete(id);
    levels.set(id, level);
    if (levels.size <= most) return;
    for (const [each, { fullAt }] of levels) if (fullAt <= now) levels.delete(each);
    if (levels.size > most) levels.delete(levels.keys().next().value!);
  };
  return {
    waitUntil(id, now) {
      const level = levelAt(id, now);
      if (level.waitUntil > now) return level.waitUntil;
      if (level.fullAt + everyMs <= now + burst * everyMs) return undefined;
      const waitUntil = level.fullAt - (burst - rest) * everyMs;
      keep(id, { ...level, waitUntil }, now);
      return waitUntil;
    },
    take(id, now) {
      const { fullAt, waitUntil } = levelAt(id, now);
      keep(id, { fullAt: fullAt + everyMs, waitUntil }, now);
    },
    size: () => levels.size,
  };
}
