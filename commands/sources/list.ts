/** `/sources list`: every source, those in trouble first, each with how it fares and when it is read next. */
import { z } from 'zod';
import { defineCommand, type Context } from '../../src/app/command.ts';
import type { Source } from '../../src/app/sources.ts';
import type { Message, Picker } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { sourceTitle } from '../../src/messages/source-words.ts';
import { add } from './add.ts';
import { adviceBlocks } from './advice.ts';
import { noSources } from './options.ts';
import { sourceItem, troubleFirst, type Telling } from './source-line.ts';

export const list = defineCommand({
  path: 'sources list',
  access: 'settings',
  options: [],
  schema: z.strictObject({}),
  async run(_options, context) {
    const all = await context.app.sources.sources();
    if (all.length === 0) return noSources(add, context);
    const sorted = troubleFirst(all);
    return {
      ...listMessage(sorted, context),
      pickers: [checkPicker(sorted, context)],
      again: { command: 'sources list', options: {} },
    };
  },
});

/** How each fares, and the zone of the times. */
export function listMessage(sources: readonly Source[], context: Telling & Pick<Context, 'language'>): Message {
  const { app, language, phrases } = context;
  const told = notice({
    language,
    title: phrases.say('sources.list', { count: sources.length }),
    items: sources.map((source) => sourceItem(source, context)),
    note: phrases.say('sources.times', { zone: app.defaultTimeZone }),
    private: true,
  });
  const reasons = sources.flatMap(({ state, reason, lastError }) => (state === 'off' ? reason : lastError) ?? []);
  return { ...told, blocks: [...told.blocks, ...adviceBlocks(reasons, context)] };
}

/** Opens a look at one of them, from which it can be removed. */
function checkPicker(sources: readonly Source[], { phrases }: Telling): Picker {
  return {
    label: phrases.say('sources.action.check'),
    command: 'sources check',
    options: {},
    option: 'source',
    choices: sources.map((source) => ({ value: source.id, label: sourceTitle(source), short: source.id })),
    effect: 'answer',
  };
}
