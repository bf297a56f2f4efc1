/** `/digest resume`: a paused digest goes on with its next edition; what it missed is not sent. */
import { defineCommand } from '../../src/app/command.ts';
import { notice } from '../../src/messages/notices.ts';
import { chosenSubscription, idOption, idSchema } from './chosen-subscription.ts';
import { digestActions } from './digest-actions.ts';
import { nextRunLine } from './subscription-line.ts';

export const resume = defineCommand({
  path: 'digest resume',
  access: 'settings',
  options: [idOption],
  schema: idSchema,
  async run({ id: typed }, context) {
    const { id } = await chosenSubscription(typed, context);
    const subscription = await context.app.setPaused(id, false);
    return notice({
      language: context.language,
      lines: [context.phrases.say('chat.digest.resume', { id }), nextRunLine(subscription, context)],
      actions: digestActions(id, ['pause'], context),
    });
  },
});
