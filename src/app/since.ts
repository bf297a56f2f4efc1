/** What a brief is compared with: an earlier brief by its id, or the brief as it would have been on a day or a while ago. */
import type { Brief } from '../briefs/brief.ts';
import type { Asked } from '../briefs/subject.ts';
import { SaarError } from '../errors.ts';
import { askedBy } from '../messages/brief-actions.ts';
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

/** What is asked, and in which language. */
export type Question = Asked & { language: string };

/**
 * The earlier brief that is meant by a day, a length or a brief's id as typed, and the day to name it by. A day or a length
 * means what was known before it, and `from` is where it ends: what is new begins there.
 * @throws SaarError `since.invalid`, `date.invalid`, `brief.unknown`, `brief.other-topic`.
 */
export async function baselineOf(
  app: Pick<App, 'brief' | 'storedBrief' | 'topicId'>,
  question: Question,
  since: string,
  now: Date,
): Promise<{ brief: Brief; day: string; from?: string }> {
  const key = since.trim().toLowerCase();
  if (BRIEF_ID.test(key)) return storedBaseline(app, question, key);
  if (!isSince(key)) throw new SaarError('since.invalid', { given: since.slice(0, LONGEST_SHOWN) });
  const length = key !== EVERYTHING && WINDOW_PATTERN.test(key);
  const to = length ? windowStart(key, now)! : readDay(key).toISOString().slice(0, 10);
  return { brief: await app.brief({ ...question, to }), day: to.slice(0, 10), from: to };
}

async function storedBaseline(app: Pick<App, 'storedBrief' | 'topicId'>, question: Question, id: string) {
  const brief = await app.storedBrief(id);
  if (!brief) throw new SaarError('brief.unknown', { id });
  const asked = askedBy(brief);
  const same =
    question.about === undefined ? asked.topic === app.topicId(question.topic) : asked.about === question.about;
  if (!same) throw new SaarError('brief.other-topic', { id, topic: brief.topic.title });
  return { brief, day: brief.generatedAt.slice(0, 10) };
}

/**
 * The brief of now with its changes. It begins where the earlier one began and is open at its end: what merely left a
 * shorter window was not withdrawn.
 */
export function comparedWith(app: Pick<App, 'brief'>, earlier: Brief, question: Question): Promise<Brief> {
  return app.brief({ ...question, from: earlier.window.from ?? undefined, sinceBriefId: earlier.id });
}
