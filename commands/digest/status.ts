/** `/digest status`: the next edition in local time, how the last one ended, and why nothing came. */
import type { Subscription } from '../../src/app/app.ts';
import { defineCommand } from '../../src/app/command.ts';
import { notice } from '../../src/messages/notices.ts';
import { chosenSubscription, idOption, idSchema } from './chosen-subscription.ts';
import { digestActions } from './digest-actions.ts';
import { statusLines } from './status-lines.ts';
import { subscriptionLine } from './subscription-line.ts';

export const status = defineCommand({
  path: 'digest status',
  access: 'settings',
  options: [idOption],
  schema: idSchema,
  async run({ id: typed }, context) {
    const { id } = await chosenSubscription(typed, context);
    const found = await context.app.subscriptionStatus(id);
    return notice({
      language: context.language,
      title: context.phrases.say('chat.digest.status', { id }),
      lines: [subscriptionLine(found.subscription, context), ...statusLines(found, context)],
      actions: digestActions(id, ['preview', ...nextStep(found.subscription), 'change'], context),
      private: true,
    });
  },
});

function nextStep({ state }: Subscription): string[] {
  return [state === 'active' ? 'pause' : 'resume', ...(state === 'disabled' ? ['remove'] : [])];
}
