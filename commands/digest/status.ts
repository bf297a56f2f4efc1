/** `/digest status`: the next edition in local time, and how the last one ended. */
import type { Delivery, Run } from '../../src/app/app.ts';
import { defineCommand, type Context } from '../../src/app/command.ts';
import { localDay, localTime } from '../../src/data/date-words.ts';
import { notice } from '../../src/messages/notices.ts';
import { chosenSubscription, idOption, idSchema } from './chosen-subscription.ts';
import { digestActions } from './digest-actions.ts';
import { nextRunLine, subscriptionLine } from './subscription-line.ts';

export const status = defineCommand({
  path: 'digest status',
  access: 'settings',
  options: [idOption],
  schema: idSchema,
  async run({ id: typed }, context) {
    const { id } = await chosenSubscription(typed, context);
    const { subscription, last } = await context.app.subscriptionStatus(id);
    return notice({
      language: context.language,
      title: context.phrases.say('chat.digest.status', { id }),
      lines: [
        subscriptionLine(subscription, context),
        nextRunLine(subscription, context),
        last ? lastLine(last, subscription.timeZone, context) : context.phrases.say('chat.digest.no-last'),
      ],
      actions: digestActions(id, ['preview', subscription.state === 'active' ? 'pause' : 'resume'], context),
      private: true,
    });
  },
});

/** When the last edition was due, how it ended, and the code of what went wrong. */
export function lastLine(last: { run: Run; deliveries: Delivery[] }, zone: string, { phrases }: Context): string {
  const { run, deliveries } = last;
  const due = new Date(run.scheduledFor);
  const reason = run.stateReason ?? deliveries.find(({ lastErrorCode }) => lastErrorCode !== undefined)?.lastErrorCode;
  const parameters = {
    date: localDay(due, zone, phrases),
    time: localTime(due, zone, phrases),
    result: phrases.say(`chat.digest.run.${run.state}`),
  };
  const line = phrases.say('chat.digest.last', parameters);
  return run.state === 'sent' || reason === undefined ? line : `${line} (${reason})`;
}
