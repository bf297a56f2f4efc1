/** `/digest remove`: the digest ends, and what was still waiting to be sent for it is cancelled. One tap sets it again. */
import type { Subscription } from '../../src/app/app.ts';
import type { Context } from '../../src/app/command.ts';
import { weekdayNames } from '../../src/data/date-words.ts';
import type { Action } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { aboutOneDigest } from './chosen-subscription.ts';

export const remove = aboutOneDigest('digest remove', async (subscription, context) => {
  const { id } = subscription;
  await context.app.unsubscribe(id);
  return notice({
    language: context.language,
    lines: [context.phrases.say('chat.digest.remove', { id })],
    actions: setAgain(subscription, context),
  });
});

const HOUR_MS = 3_600_000;

/**
 * The call that sets the same digest anew, with all its settings; it gets an id of its own, and begins with a first edition.
 * None where the digest was posted in a thread that only typing there can name.
 */
export function setAgain(subscription: Subscription, { place, phrases }: Context): Action[] {
  const { topics, language, localTime, timeZone, weekdays, length, skipEmpty, silent, onUncertain } = subscription;
  const { tenantId, destinationId, threadId, catchupWindowMs } = subscription;
  // A chat without channels has only itself, and its threads by being there.
  const isOfChannels = tenantId !== destinationId || place.destinationId !== tenantId;
  if (!isOfChannels && threadId !== place.threadId) return [];
  const again: Action = {
    label: phrases.say('chat.digest.set-again'),
    command: 'digest set',
    options: {
      ...(isOfChannels && { channel: threadId ?? destinationId }),
      time: localTime,
      timezone: timeZone,
      topics: topics.join(','),
      language,
      days: weekdayNames(weekdays, phrases).join(','),
      length,
      quiet: skipEmpty ? 'yes' : 'no',
      silent: silent ? 'yes' : 'no',
      catchup: String(Math.round(catchupWindowMs / HOUR_MS)),
      uncertain: onUncertain,
    },
    effect: 'replace',
  };
  return [again];
}
