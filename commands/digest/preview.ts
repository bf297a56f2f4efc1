/** `/digest preview`: just what would be posted now, to the asker alone. Nothing is recorded. */
import { text, type Block } from '../../src/messages/message.ts';
import { aboutOneDigest } from './chosen-subscription.ts';

export const preview = aboutOneDigest('digest preview', async (subscription, context) => {
  const { message, empty } = await context.app.edition(subscription, context.now, false);
  const isQuiet = empty && subscription.skipEmpty;
  const quiet: Block = { kind: 'alert', text: [text(context.phrases.say('chat.digest.preview-quiet'))] };
  return { ...message, blocks: [...(isQuiet ? [quiet] : []), ...message.blocks], private: true };
});
