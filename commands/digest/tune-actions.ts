/** Buttons that change one setting of a digest, each to what it is not yet. */
import type { Subscription } from '../../src/app/app.ts';
import type { Context } from '../../src/app/command.ts';
import type { Action } from '../../src/messages/message.ts';

const WEEKDAYS = [1, 2, 3, 4, 5];
const LENGTHS = ['short', 'standard', 'long'] as const;

/** A platform that knows a message by its key has nothing to choose after an unclear send. */
const WITHOUT_KEYS: readonly string[] = ['telegram'];

/** One tap each; the answer takes the place of the message with the button, and offers what is left. */
export function tuneActions(subscription: Subscription, { phrases }: Context): Action[] {
  const { id, platform, weekdays, length, skipEmpty, silent, onUncertain } = subscription;
  const isWeekdays = weekdays.join() === WEEKDAYS.join();
  const tune = (name: string, option: string, value: string): Action => ({
    label: phrases.say(`chat.digest.tune.${name}`),
    command: 'digest change',
    options: { id, [option]: value },
    effect: 'replace',
  });
  return [
    ...(isWeekdays ? [] : [tune('weekdays', 'days', 'weekdays')]),
    ...(weekdays.length === 7 ? [] : [tune('daily', 'days', 'daily')]),
    ...LENGTHS.filter((each) => each !== length).map((each) => tune(each, 'length', each)),
    skipEmpty ? tune('always', 'quiet', 'no') : tune('quiet', 'quiet', 'yes'),
    silent ? tune('sound', 'silent', 'no') : tune('silent', 'silent', 'yes'),
    ...(WITHOUT_KEYS.includes(platform)
      ? [onUncertain === 'resend' ? tune('skip', 'uncertain', 'skip') : tune('resend', 'uncertain', 'resend')]
      : []),
  ];
}
