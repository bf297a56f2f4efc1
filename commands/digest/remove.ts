/** `/digest remove`: the digest ends, and what was still waiting to be sent for it is cancelled. */
import { defineCommand } from '../../src/app/command.ts';
import { notice } from '../../src/messages/notices.ts';
import { chosenSubscription, idOption, idSchema } from './chosen-subscription.ts';

export const remove = defineCommand({
  path: 'digest remove',
  access: 'settings',
  options: [idOption],
  schema: idSchema,
  async run({ id: typed }, context) {
    const { id } = await chosenSubscription(typed, context);
    await context.app.unsubscribe(id);
    return notice({ language: context.language, lines: [context.phrases.say('chat.digest.remove', { id })] });
  },
});
