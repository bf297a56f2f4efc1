/** `/sources export`: every web address that is read, whole, to take along; as OPML the program itself writes them. */
import { z } from 'zod';
import { defineCommand } from '../../src/app/command.ts';
import { text } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { add } from './add.ts';
import { mustChange } from './may-change.ts';
import { noSources } from './options.ts';
import { listAction } from './source-line.ts';

export const exportFeeds = defineCommand({
  path: 'sources export',
  access: 'settings',
  options: [],
  schema: z.strictObject({}),
  async run(_options, context) {
    // An address may hold the key of whoever added it.
    mustChange(context);
    const { app, language, phrases } = context;
    const addresses = await app.sources.addresses();
    if (addresses.length === 0) return noSources(add, context);
    const told = notice({
      language,
      title: phrases.say('sources.export.title', { count: addresses.length }),
      items: addresses.map((address) => [text(address, 'code')]),
      note: phrases.say('sources.export.opml'),
      actions: [listAction(context)],
      private: true,
    });
    return { ...told, again: { command: 'sources export', options: {} } };
  },
});
