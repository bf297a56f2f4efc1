/** `/digest test`: sends one edition now, by the same road as the scheduled ones. */
import { defineCommand } from '../../src/app/command.ts';
import { notice } from '../../src/messages/notices.ts';
import { chosenSubscription, idOption, idSchema } from './chosen-subscription.ts';
import { digestActions } from './digest-actions.ts';

export const test = defineCommand({
  path: 'digest test',
  access: 'settings',
  options: [idOption],
  schema: idSchema,
  async run({ id: typed }, context) {
    const { id } = await chosenSubscription(typed, context);
    await context.app.sendNow(id);
    return notice({
      language: context.language,
      lines: [context.phrases.say('chat.digest.test', { id })],
      actions: digestActions(id, ['status'], context),
      private: true,
    });
  },
});
