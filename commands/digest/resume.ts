/** `/digest resume`: a paused digest goes on with its next edition; what it missed is not sent. */
import { notice } from '../../src/messages/notices.ts';
import { aboutOneDigest } from './chosen-subscription.ts';
import { digestActions } from './digest-actions.ts';
import { nextRunLine } from './subscription-line.ts';

export const resume = aboutOneDigest(
  'digest resume',
  async ({ id }, context) => {
    const subscription = await context.app.setPaused(id, false);
    return notice({
      language: context.language,
      lines: [context.phrases.say('chat.digest.resume', { id }), nextRunLine(subscription, context)],
      actions: digestActions(id, ['pause'], context),
    });
  },
  ({ state }) => state !== 'active',
);
