/** Which brief a place was shown last, of all topics and of each: a mark's number means the brief that a reader has before them. */
import type { Brief } from '../briefs/brief.ts';
import { SaarError } from '../errors.ts';
import { askedBy } from '../messages/brief-actions.ts';
import type { Run, Store } from '../store/store.ts';
import type { Place } from './place.ts';

/** Where a brief is shown; a thread is a place of its own. */
export type ShownAt = Pick<Place, 'platform' | 'tenantId' | 'destinationId' | 'threadId'>;

type ShownStore = Pick<Store, 'brief' | 'setting' | 'putSettings' | 'subscriptionsOf' | 'latestRun'>;

const LAST = 'brief';

/**
 * Kept with the place's settings, so that it survives a restart. An empty brief has no marks and is not remembered; one that
 * is remembered already is not written again, for writing waits for the disk and reading does not.
 */
export async function rememberBrief(store: ShownStore, place: ShownAt, brief: Brief, now: Date): Promise<void> {
  if (brief.bottomLine === null) return;
  // A question is asked once, in a thousand ways: only the last brief shown is kept for it.
  const { topic } = askedBy(brief);
  const names = [LAST, ...(topic === undefined ? [] : [`${LAST}:${topic}`])];
  const known = await Promise.all(names.map((name) => remembered(store, place, name)));
  const digest = await lastDigest(store, place);
  // A digest sent since would hide it: then the time of this showing counts.
  if (known.every(({ id, at }) => id === brief.id && at >= (digest?.windowTo ?? 0))) return;
  const value = `${brief.id} ${now.getTime()}`;
  const values = Object.fromEntries(names.map((name) => [name, value]));
  await store.putSettings(place.platform, placeId(place), values);
}

/** The brief under a name, and when it was shown in epoch milliseconds; 0 when there is none. */
async function remembered(store: ShownStore, place: ShownAt, name: string): Promise<{ id?: string; at: number }> {
  const [id, at = '0'] = (await store.setting(place.platform, placeId(place), name))?.split(' ') ?? [];
  return { id, at: Number(at) };
}

/**
 * The brief shown last in a place, of one topic or of any, asked for or in a digest; undefined when there was none.
 * @throws SaarError `brief.which` when that was a digest of several topics and none is named.
 */
export async function shownBrief(store: ShownStore, place: ShownAt, topic?: string): Promise<Brief | undefined> {
  const name = topic === undefined ? LAST : `${LAST}:${topic}`;
  const { id, at } = await remembered(store, place, name);
  const digest = await lastDigest(store, place);
  const isNewer = digest !== undefined && digest.windowTo > at;
  const posted = isNewer ? await postedBriefs(store, digest, topic) : [];
  if (posted.length > 1)
    throw new SaarError('brief.which', { topics: posted.map((brief) => brief.topic.id).join(', ') });
  return posted[0] ?? (id === undefined ? undefined : store.brief(id));
}

/** The digest that was sent here last, by its schedule or as a test: either stands here to be read. */
async function lastDigest(store: ShownStore, place: ShownAt): Promise<Run | undefined> {
  const { platform, tenantId, destinationId, threadId } = place;
  const here = (await store.subscriptionsOf(platform, tenantId, destinationId)).filter(
    (subscription) => subscription.threadId === threadId,
  );
  const runs = await Promise.all(here.map(({ id }) => store.latestRun(id, 'sent')));
  return runs.filter((run) => run !== undefined).toSorted((one, other) => other.windowTo - one.windowTo)[0];
}

/** The briefs of a digest that have marks. */
async function postedBriefs(store: ShownStore, { briefIds }: Run, topic: string | undefined): Promise<Brief[]> {
  const briefs = await Promise.all(briefIds.map((id) => store.brief(id)));
  return briefs
    .filter((brief) => brief !== undefined)
    .filter((brief) => brief.bottomLine !== null || brief.changes.length > 0)
    .filter((brief) => (topic ?? brief.topic.id) === brief.topic.id);
}

function placeId({ destinationId, threadId }: ShownAt): string {
  return threadId === undefined ? destinationId : `${destinationId}/${threadId}`;
}
