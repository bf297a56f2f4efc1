/** `/digest pause`: nothing more is sent until it is resumed; all settings stay. */
import { notice } from '../../src/messages/notices.ts';
import { aboutOneDigest } from './chosen-subscription.ts';
import { digestActions } from './digest-actions.ts';

export const pause = aboutOneDigest(
  'digest pause',
  async ({ id }, context) => {
    await context.app.setPaused(id, true);
    return notice({
      language: context.language,
      lines: [context.phrases.say('chat.digest.pause', { id })],
      actions: digestActions(id, ['resume'], context),
    });
  },
  ({ state }) => state === 'active',
);
