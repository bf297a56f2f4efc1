/**
 * Each update is answered once, over a kill as well. Telegram sends again whatever it does not know to be done, and that is
 * kept here too until its answer stands, so that an update survives which Telegram was already told of.
 */
import type { Update } from 'grammy/types';
import type { Door } from '../../app/command.ts';
import type { Log } from './log.ts';
import { failureWords } from './refusals.ts';

const PLATFORM = 'telegram';
/** Nobody waits longer for an answer; one that comes later would only puzzle. */
const STILL_WAITED_FOR_MS = 15 * 60_000;

/** Whether an update is new, was begun by a program that ended before its answer stood, or is answered. */
export type Begun = 'new' | 'begun' | 'done';

/** Notes that an update is being answered. Without a log Saar answers all the same: a second answer harms less than none. */
export async function begin({ answers }: Pick<Door, 'answers'>, log: Log, update: Update): Promise<Begun> {
  try {
    return await answers.begin(PLATFORM, String(update.update_id), JSON.stringify(update));
  } catch (error) {
    log.warn('telegram.answer-not-noted', { reason: failureWords(error) });
    return 'new';
  }
}

/** Notes that its answer stands, or that none can be given. */
export async function end({ answers }: Pick<Door, 'answers'>, log: Log, update: Update): Promise<void> {
  try {
    await answers.end(PLATFORM, String(update.update_id));
  } catch (error) {
    log.warn('telegram.answer-not-noted', { reason: failureWords(error) });
  }
}

/** Updates that a killed program left unanswered, oldest first; those that nobody waits for any more are closed. */
export async function leftUpdates(door: Pick<Door, 'answers'>, log: Log, now: number): Promise<Update[]> {
  try {
    const read = (await door.answers.left(PLATFORM)).map((left) => ({ ...left, update: updateOf(left.asked) }));
    const waited = read.filter(({ update, begunAt }) => update && now - begunAt < STILL_WAITED_FOR_MS);
    for (const left of read) if (!waited.includes(left)) await door.answers.end(PLATFORM, left.key);
    return waited.flatMap(({ update }) => update ?? []);
  } catch (error) {
    log.warn('telegram.answers-not-read', { reason: failureWords(error) });
    return [];
  }
}

function updateOf(asked: string): Update | undefined {
  try {
    const update = JSON.parse(asked) as Update | null;
    return typeof update?.update_id === 'number' ? update : undefined;
  } catch {
    return undefined;
  }
}
