/** `/digest list`: every digest of this server or chat, with a word where one is in trouble. */
import { z } from 'zod';
import type { SubscriptionStatus } from '../../src/app/app.ts';
import { defineCommand, type Context } from '../../src/app/command.ts';
import { SaarError } from '../../src/errors.ts';
import { text, type Action, type Inline } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { digestActions } from './digest-actions.ts';
import { isInTrouble } from './status-lines.ts';
import { subscriptionLine } from './subscription-line.ts';
import { elsewhere } from './where.ts';

/** Of more than these each is still named; its status is a command away. */
const MOST_BUTTONS = 5;

export const list = defineCommand({
  path: 'digest list',
  access: 'settings',
  options: [],
  schema: z.strictObject({}),
  async run(_options, context) {
    const { app, place, language, phrases } = context;
    const all = await app.subscriptions(place.platform, place.tenantId);
    if (all.length === 0) throw new SaarError('digest.none');
    const found = await Promise.all(all.map(({ id }) => app.subscriptionStatus(id)));
    return notice({
      language,
      title: phrases.say('chat.digest.list', { count: all.length }),
      items: found.map((each) => item(each, context)),
      actions: found
        .filter(isInTrouble)
        .slice(0, MOST_BUTTONS)
        .flatMap((each) => statusAction(each, context)),
      private: true,
    });
  },
});

/** Its id, what it is, where it is posted if elsewhere, and whether its last edition came. */
function item(status: SubscriptionStatus, context: Context): Inline[] {
  const { subscription } = status;
  return [
    text(subscription.id, 'code'),
    text(` · ${subscriptionLine(subscription, context)}`),
    ...elsewhere(subscription, context),
    ...(isInTrouble(status) ? [text(` · ${context.phrases.say('chat.digest.trouble')}`, 'strong')] : []),
  ];
}

function statusAction({ subscription: { id } }: SubscriptionStatus, context: Context): Action[] {
  return digestActions(id, ['status'], context).map((action) => ({ ...action, label: `${action.label} ${id}` }));
}
