/** `/digest list`: every digest of this server or chat. */
import { z } from 'zod';
import { defineCommand } from '../../src/app/command.ts';
import { SaarError } from '../../src/errors.ts';
import { text } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { subscriptionLine } from './subscription-line.ts';

export const list = defineCommand({
  path: 'digest list',
  access: 'settings',
  options: [],
  schema: z.strictObject({}),
  async run(_options, context) {
    const { app, place, language, phrases } = context;
    const all = await app.subscriptions(place.platform, place.tenantId);
    if (all.length === 0) throw new SaarError('digest.none');
    return notice({
      language,
      title: phrases.say('chat.digest.list', { count: all.length }),
      items: all.map((each) => [text(each.id, 'code'), text(` · ${subscriptionLine(each, context)}`)]),
      private: true,
    });
  },
});
