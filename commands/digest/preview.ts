/** `/digest preview`: just what would be posted now, to the asker alone. Nothing is recorded. */
import { defineCommand } from '../../src/app/command.ts';
import { text, type Block } from '../../src/messages/message.ts';
import { chosenSubscription, idOption, idSchema } from './chosen-subscription.ts';

export const preview = defineCommand({
  path: 'digest preview',
  access: 'settings',
  options: [idOption],
  schema: idSchema,
  async run({ id }, context) {
    const subscription = await chosenSubscription(id, context);
    const { message, empty } = await context.app.edition(subscription, context.now, false);
    const isQuiet = empty && subscription.skipEmpty;
    const quiet: Block = { kind: 'alert', text: [text(context.phrases.say('chat.digest.preview-quiet'))] };
    return { ...message, blocks: [...(isQuiet ? [quiet] : []), ...message.blocks], private: true };
  },
});
