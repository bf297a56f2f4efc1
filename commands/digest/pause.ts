/** `/digest pause`: nothing more is sent until it is resumed; all settings stay. */
import { defineCommand } from '../../src/app/command.ts';
import { notice } from '../../src/messages/notices.ts';
import { chosenSubscription, idOption, idSchema } from './chosen-subscription.ts';
import { digestActions } from './digest-actions.ts';

export const pause = defineCommand({
  path: 'digest pause',
  access: 'settings',
  options: [idOption],
  schema: idSchema,
  async run({ id: typed }, context) {
    const { id } = await chosenSubscription(typed, context);
    await context.app.setPaused(id, true);
    return notice({
      language: context.language,
      lines: [context.phrases.say('chat.digest.pause', { id })],
      actions: digestActions(id, ['resume'], context),
    });
  },
});
