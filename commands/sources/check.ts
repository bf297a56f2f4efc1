/** `/sources check`: looks at a source or an address now, says what would come of each item, and takes nothing in. */
import { z } from 'zod';
import { defineCommand, type Context } from '../../src/app/command.ts';
import type { Source, SourceCheck } from '../../src/app/sources.ts';
import { text, type Action, type Message } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { addressOf, hostOf, sourceTitle } from '../../src/messages/source-words.ts';
import { add } from './add.ts';
import { adviceBlocks } from './advice.ts';
import { countsLine, verdictItems } from './checked-items.ts';
import { mayChange, mustChange } from './may-change.ts';
import { sourceOption, sourceSchema, whichSource } from './options.ts';
import { listAction, removeAction } from './source-line.ts';

/** Each stands on a line; more than these nobody reads in a chat. */
const ITEMS_SHOWN = 12;

export const check = defineCommand({
  path: 'sources check',
  access: 'settings',
  options: [sourceOption],
  schema: z.strictObject(sourceSchema.shape),
  async run({ source: typed }, context) {
    const { app, aside } = context;
    if (typed === undefined) return whichSource('sources check', add, context);
    const known = await knownSource(typed, context);
    // Another address is asked in the name of whoever runs Saar, just as one that is added.
    if (known === undefined) mustChange(context);
    const found = await aside(() => app.sources.checkSource(known?.id ?? typed));
    const same = known ?? (await app.sources.sources()).find(({ url }) => url === found.source.url);
    return { ...checkMessage(found, mayChange(context), context), actions: actionsFor(found, same, context) };
  },
});

/** What is there, how much of it is news, and each item with its verdict; whoever may not change it sees no whole address. */
export function checkMessage(
  { source, items }: SourceCheck,
  isWhole: boolean,
  { language, phrases }: Pick<Context, 'language' | 'phrases'>,
): Message {
  const address = isWhole ? addressOf(source.url) : hostOf(source.url);
  const told = notice({
    language,
    title: phrases.say('sources.checked', { title: sourceTitle(source) }),
    lines: [
      [text(`${phrases.say(`sources.kind.${source.kind}`)} · `), text(address, 'code')],
      items.length === 0 ? phrases.say('sources.empty') : countsLine(items, { phrases }),
    ],
    items: verdictItems(items, ITEMS_SHOWN, { phrases }),
    private: true,
  });
  const verdicts = items
    .slice(0, ITEMS_SHOWN)
    .flatMap(({ verdict, date }) => (date ? [verdict, `item.${date}`] : [verdict]));
  return { ...told, blocks: [...told.blocks, ...adviceBlocks(verdicts, { phrases })] };
}

/** The source of that id or address; undefined for an address that is none. @throws SaarError `source.unknown` for other words */
async function knownSource(typed: string, { app }: Context): Promise<Source | undefined> {
  const all = await app.sources.sources();
  const found = all.find(({ id, url }) => id === typed.toLowerCase() || url === typed);
  return found ?? (/[./:]/u.test(typed) ? undefined : app.sources.source(typed));
}

function actionsFor({ source }: SourceCheck, same: Source | undefined, context: Context): Action[] {
  if (same) return [...(mayChange(context) ? [removeAction(same, context)] : []), listAction(context)];
  const label = context.phrases.say('sources.action.add');
  return [{ label, command: 'sources add', options: { address: source.url }, effect: 'answer' }];
}
