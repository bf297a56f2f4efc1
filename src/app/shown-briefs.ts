/** Which brief a place was shown last, of all topics and of each: a mark's number means the brief that a reader has before them. */
import type { Brief } from '../briefs/brief.ts';
import type { Store } from '../store/store.ts';
import type { Place } from './command.ts';

/** Where a brief is shown; a thread is a place of its own. */
export type ShownAt = Pick<Place, 'platform' | 'destinationId' | 'threadId'>;

const LAST = 'brief';

/** Kept with the place's settings, so that it survives a restart. An empty brief has no marks and is not remembered. */
export async function rememberBrief(store: Store, place: ShownAt, brief: Brief): Promise<void> {
  if (brief.bottomLine === null) return;
  for (const name of [LAST, `${LAST}:${brief.topic.id}`])
    await store.putSetting(place.platform, placeId(place), name, brief.id);
}

/** The brief shown last in a place, of one topic or of any; undefined when there was none. */
export async function shownBrief(store: Store, place: ShownAt, topic?: string): Promise<Brief | undefined> {
  const name = topic === undefined ? LAST : `${LAST}:${topic}`;
  const id = await store.setting(place.platform, placeId(place), name);
  return id === undefined ? undefined : store.brief(id);
}

function placeId({ destinationId, threadId }: ShownAt): string {
  return threadId === undefined ? destinationId : `${destinationId}/${threadId}`;
}
