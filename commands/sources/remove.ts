/** `/sources remove`: it is read no more, and its articles stay. One tap adds it again, but for a folder. */
import { z } from 'zod';
import { defineCommand, type Context } from '../../src/app/command.ts';
import type { Source } from '../../src/app/sources.ts';
import type { Action } from '../../src/messages/message.ts';
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
      actions: [...(removed.kind === 'folder' ? [] : [againAction(removed, context)]), listAction(context)],
      private: true,
    });
  },
});

function againAction({ url }: Source, { phrases }: Context): Action {
  return {
    label: phrases.say('sources.action.again'),
    command: add.path,
    options: { address: url },
    effect: 'replace',
  };
}
