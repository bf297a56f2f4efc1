/** `/digest preview`: just what would be posted now, to the asker alone. Nothing is recorded. */
import { defineCommand } from '../../src/app/command.ts';
import { chosenSubscription, idOption, idSchema } from './chosen-subscription.ts';

export const preview = defineCommand({
  path: 'digest preview',
  access: 'settings',
  options: [idOption],
  schema: idSchema,
  async run({ id }, context) {
    const subscription = await chosenSubscription(id, context);
    const { message } = await context.app.edition(subscription, context.now, false);
    return { ...message, private: true };
  },
});
