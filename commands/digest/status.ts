/** `/digest status`: the next edition in local time, how the last one ended, and why nothing came. */
import type { Subscription } from '../../src/app/app.ts';
import { text } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { aboutOneDigest } from './chosen-subscription.ts';
import { digestActions } from './digest-actions.ts';
import { statusLines } from './status-lines.ts';
import { subscriptionLine } from './subscription-line.ts';
import { elsewhere } from './where.ts';

export const status = aboutOneDigest('digest status', async ({ id }, context) => {
  const found = await context.app.subscriptionStatus(id);
  return notice({
    language: context.language,
    title: context.phrases.say('chat.digest.status', { id }),
    lines: [
      [text(subscriptionLine(found.subscription, context)), ...elsewhere(found.subscription, context)],
      ...statusLines(found, context),
    ],
    actions: digestActions(id, ['preview', ...nextStep(found.subscription), 'change'], context),
    private: true,
  });
});

function nextStep({ state }: Subscription): string[] {
  return [state === 'active' ? 'pause' : 'resume', ...(state === 'disabled' ? ['remove'] : [])];
}
