/** `/digest resume`: a paused digest goes on with its next edition; what it missed is not sent. Not where it cannot be posted. */
import { notice } from '../../src/messages/notices.ts';
import { aboutOneDigest } from './chosen-subscription.ts';
import { digestActions } from './digest-actions.ts';
import { nextRunLine } from './subscription-line.ts';
import { placeProblem } from './where.ts';

export const resume = aboutOneDigest(
  'digest resume',
  async (chosen, context) => {
    const problem = await placeProblem(chosen, context);
    if (problem) return problem;
    const { id } = chosen;
    const subscription = await context.app.setPaused(id, false);
    return notice({
      language: context.language,
      lines: [context.phrases.say('chat.digest.resume', { id }), nextRunLine(subscription, context)],
      actions: digestActions(id, ['pause'], context),
    });
  },
  ({ state }) => state !== 'active',
);
