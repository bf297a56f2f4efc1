/** What a brief is compared with: an earlier brief by its id, or the brief as it would have been on a day or a while ago. */
import type { Brief } from '../briefs/brief.ts';
import { SaarError } from '../errors.ts';
import type { App } from './app.ts';
import { readDay } from './day.ts';
import { EVERYTHING, WINDOW_PATTERN, windowStart } from './window.ts';

const BRIEF_ID = /^b[0-9a-f]{12}$/;
const LONGEST_SHOWN = 60;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Whether a word can only name what to compare with: a day, a length such as `7d`, or a brief's id. */
export function isSince(word: string): boolean {
  const key = word.toLowerCase();
  return DAY.test(key) || BRIEF_ID.test(key) || (key !== EVERYTHING && WINDOW_PATTERN.test(key));
}

export interface SinceRequest {
  topic: string;
  language: string;
  /** A day, a length or a brief's id, as typed. */
  since: string;
  now: Date;
}

/**
 * The earlier brief that is meant, and the day to name it by. A day or a length means what was known before it.
 * @throws SaarError `since.invalid`, `date.invalid`, `brief.unknown`, `brief.other-topic`.
 */
export async function baselineOf(
  app: Pick<App, 'brief' | 'storedBrief' | 'topicId'>,
  { topic, language, since, now }: SinceRequest,
): Promise<{ brief: Brief; day: string }> {
  const key = since.trim().toLowerCase();
  if (BRIEF_ID.test(key)) return storedBaseline(app, topic, key);
  if (!isSince(key)) throw new SaarError('since.invalid', { given: since.slice(0, LONGEST_SHOWN) });
  const length = key !== EVERYTHING && WINDOW_PATTERN.test(key);
  const to = length ? windowStart(key, now)! : readDay(key).toISOString().slice(0, 10);
  return { brief: await app.brief({ topic, language, to }), day: to.slice(0, 10) };
}

async function storedBaseline(app: Pick<App, 'storedBrief' | 'topicId'>, topic: string, id: string) {
  const brief = await app.storedBrief(id);
  if (!brief) throw new SaarError('brief.unknown', { id });
  if (brief.topic.id !== app.topicId(topic)) throw new SaarError('brief.other-topic', { id, topic: brief.topic.title });
  return { brief, day: brief.generatedAt.slice(0, 10) };
}

/**
 * The brief of now with its changes. It begins where the earlier one began and is open at its end: what merely left a
 * shorter window was not withdrawn.
 */
export function comparedWith(
  app: Pick<App, 'brief'>,
  earlier: Brief,
  request: { topic: string; language: string },
): Promise<Brief> {
  const { topic, language } = request;
  return app.brief({ topic, language, from: earlier.window.from ?? undefined, sinceBriefId: earlier.id });
}
