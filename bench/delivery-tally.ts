/** What became of digests: counted from what stands in the channels, and, for Saar, held against what its database says. */
import SqliteFile from 'better-sqlite3';
import type { Fakes } from '../test/platform/stand-ins.ts';
import { nameOf, shownIn, type Digest, type Place, type Shown } from './delivery-world.ts';

export interface Tally {
  digests: number;
  messages: number;
  /** Tried or recorded as sent, and not shown. */
  lost: number;
  doubledDiscord: number;
  doubledTelegram: number;
  /** Never tried. */
  missed: number;
  /** Given up after an unknown end, as the owner wishes (`on_uncertain: skip`). */
  skipped: number;
  /** Ended on a refusal that the row provoked. */
  refused: number;
  /** Of the first lost, doubled or missed ones: which, and what is known. */
  examples: string[];
}

interface RunRow {
  subscription_id: string;
  run_id: string;
  run_state: string;
  part: number;
  state: string | null;
  message_id: string | null;
  code: string | null;
}

const OPEN = ['pending', 'rendered', 'delivering'];
const EXAMPLES = 8;

export function emptyTally(digests: number): Tally {
  const zero = { messages: 0, lost: 0, doubledDiscord: 0, doubledTelegram: 0, missed: 0, skipped: 0, refused: 0 };
  return { digests, ...zero, examples: [] };
}

/** How many digests are not through: no run yet, or one that is open. */
export function unsettled(database: string, digests: number): number {
  const over = `select count(distinct subscription_id) as n from runs where state not in ('${OPEN.join("','")}')`;
  return digests - (reading(database, over) as { n: number }[])[0]!.n;
}

/** Counts for Saar. `mayRefuse` tells which places the row made refuse. */
export function tallySaar(
  fakes: Fakes,
  database: string,
  digests: readonly Digest[],
  mayRefuse: (place: Place) => boolean = () => false,
): Tally {
  const tally = emptyTally(digests.length);
  const rows = reading(database, RUNS) as RunRow[];
  const runs = new Map<string, RunRow[]>();
  for (const row of rows) runs.set(row.subscription_id, [...(runs.get(row.subscription_id) ?? []), row]);
  for (const place of new Map(digests.map((digest) => [nameOf(digest.place), digest.place])).values()) {
    const here = digests.filter((digest) => nameOf(digest.place) === nameOf(place));
    const shown = shownIn(fakes, place);
    const parts = here.flatMap((digest) => runs.get(digest.id) ?? []).filter(({ state }) => state !== null);
    countDoubles(tally, place, shown, parts.length);
    for (const digest of here) judge(tally, digest, runs.get(digest.id) ?? [], shown, mayRefuse(place));
  }
  return tally;
}

const RUNS = `select r.subscription_id, r.id as run_id, r.state as run_state, d.part, d.state, d.platform_message_id as message_id,
  coalesce(d.last_error_code, r.state_reason) as code
  from runs r left join deliveries d on d.run_id = r.id order by r.created_at, d.part`;

function reading(database: string, statement: string): unknown[] {
  const file = new SqliteFile(database, { readonly: true });
  try {
    return file.prepare(statement).all();
  } finally {
    file.close();
  }
}

/** The digests of one place all read differently: the same words twice are a message twice. */
function countDoubles(tally: Tally, place: Place, shown: readonly Shown[], parts: number): void {
  const words = new Set(shown.map(({ text }) => text)).size;
  const doubled = shown.length - Math.min(words, parts);
  tally.messages += shown.length;
  if (place.platform === 'discord') tally.doubledDiscord += doubled;
  else tally.doubledTelegram += doubled;
  if (doubled > 0 && place.platform === 'discord')
    note(tally, `doubled: ${nameOf(place)}, ${shown.length} shown, ${parts} made`);
}

function judge(
  tally: Tally,
  digest: Digest,
  rows: readonly RunRow[],
  shown: readonly Shown[],
  mayRefuse: boolean,
): void {
  const states = [...new Set(rows.map((row) => row.run_state))];
  const told = `${digest.id} ${nameOf(digest.place)}: run ${states.join() || 'none'}, parts ${rows.map(partWords).join(' ')}`;
  if (states.every((state) => state === 'missed' || state === 'superseded')) {
    tally.missed += 1;
    note(tally, `missed: ${told}`);
  } else if (states.every((state) => state === 'sent')) {
    if (rows.every((row) => shown.some(({ id }) => id === row.message_id))) return;
    tally.lost += 1;
    note(tally, `lost, though recorded as sent: ${told}`);
  } else if (mayRefuse && states.includes('failed')) tally.refused += 1;
  else if (digest.onUncertain === 'skip' && rows.some(({ state, code }) => state === 'failed' && code === 'uncertain'))
    tally.skipped += 1;
  else {
    tally.lost += 1;
    note(tally, `lost: ${told}`);
  }
}

function partWords({ state, code }: RunRow): string {
  return [state ?? 'none', ...(code === null ? [] : [code])].join(':');
}

function note(tally: Tally, words: string): void {
  if (tally.examples.length < EXAMPLES) tally.examples.push(words);
}

/** Counts for a bot without a database: its messages begin with the digest's mark, and `tried` tells which marks it sent at all. */
export function tallyMarks(fakes: Fakes, digests: readonly Digest[], tried: ReadonlySet<string>): Tally {
  const tally = emptyTally(digests.length);
  for (const digest of digests) {
    const shown = shownIn(fakes, digest.place).filter(({ text }) => marksIn(text).includes(digest.id)).length;
    tally.messages += shown;
    if (shown > 1 && digest.place.platform === 'discord') tally.doubledDiscord += shown - 1;
    if (shown > 1 && digest.place.platform === 'telegram') tally.doubledTelegram += shown - 1;
    if (shown > 0) continue;
    if (tried.has(digest.id)) tally.lost += 1;
    else tally.missed += 1;
  }
  return tally;
}

/** How a text says which digest it is. */
export const markOf = (id: string): string => `[${id}]`;

export function marksIn(text: string): string[] {
  return [...text.matchAll(/\[(digest\d+)\]/g)].map((found) => found[1]!);
}
