/** `/sources add`: finds what can be read at an address, reads it at once, and goes on reading it. */
import { z } from 'zod';
import { defineCommand, type Context } from '../../src/app/command.ts';
import type { Source, SourceCheck } from '../../src/app/sources.ts';
import { SaarError } from '../../src/errors.ts';
import { text, type Message } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { addressOf, sourceTitle } from '../../src/messages/source-words.ts';
import { countsLine, newestItems } from './checked-items.ts';
import { mustChange, personOf } from './may-change.ts';
import { LONGEST_ADDRESS } from './options.ts';
import { listAction, nextWords, removeAction, sourceItem, type Telling } from './source-line.ts';

/** A look at what came shows these many. */
const TITLES_SHOWN = 3;

export const add = defineCommand({
  path: 'sources add',
  access: 'settings',
  options: [{ name: 'address', kind: 'text', required: true }],
  schema: z.strictObject({ address: z.string().trim().max(LONGEST_ADDRESS) }),
  async run({ address }, context) {
    mustChange(context);
    const { app, aside } = context;
    try {
      return addedMessage(await aside(() => app.sources.addSource(address, personOf(context))), context);
    } catch (error) {
      if (!(error instanceof SaarError) || error.code !== 'source.same') throw error;
      return sameMessage(await app.sources.source(String(error.parameters['id'])), context);
    }
  },
});

/** What was found, how much of it is news, the newest of it, and when it is read next. */
export function addedMessage(
  { source, check }: { source: Source; check: SourceCheck },
  context: Telling & Pick<Context, 'language'>,
): Message {
  const { language, phrases } = context;
  const next = nextWords(source, context);
  return notice({
    language,
    title: phrases.say('sources.added', { title: sourceTitle(source) }),
    lines: [
      [text(`${phrases.say(`sources.kind.${source.kind}`)} · `), text(addressOf(source.url), 'code')],
      `${check.items.length === 0 ? phrases.say('sources.empty') : countsLine(check.items, context)} · ${next}`,
    ],
    items: newestItems(check.items, TITLES_SHOWN, context),
    actions: [listAction(context), removeAction(source, context)],
    private: true,
  });
}

function sameMessage(source: Source, context: Context): Message {
  const { language, phrases } = context;
  return notice({
    language,
    title: phrases.say('sources.same', { id: source.id }),
    items: [sourceItem(source, context)],
    actions: [listAction(context), removeAction(source, context)],
    private: true,
  });
}
