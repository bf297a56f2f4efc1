/** `/sources remove`: it is read no more, and its articles stay. One tap adds it again. */
import { z } from 'zod';
import { defineCommand } from '../../src/app/command.ts';
import { notice } from '../../src/messages/notices.ts';
import { sourceTitle } from '../../src/messages/source-words.ts';
import { add } from './add.ts';
import { mustChange } from './may-change.ts';
import { sourceOption, sourceSchema, whichSource } from './options.ts';
import { listAction } from './source-line.ts';

export const remove = defineCommand({
  path: 'sources remove',
  access: 'settings',
  options: [sourceOption],
  schema: z.strictObject(sourceSchema.shape),
  async run({ source: typed }, context) {
    mustChange(context);
    const { app, language, phrases } = context;
    if (typed === undefined) return whichSource('sources remove', add, context);
    const { id } = await app.sources.source(typed);
    const removed = await app.sources.removeSource(id);
    return notice({
      language,
      lines: [phrases.say('sources.removed', { title: sourceTitle(removed) })],
      actions: [
        {
          label: phrases.say('sources.action.again'),
          command: add.path,
          options: { address: removed.url },
          effect: 'replace',
        },
        listAction(context),
      ],
      private: true,
    });
  },
});
