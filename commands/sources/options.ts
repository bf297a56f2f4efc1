/** Which source is meant: by its id or its address; left out, it is asked. */
import { z } from 'zod';
import type { Choice, Command, Context, Option } from '../../src/app/command.ts';
import type { Message } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { sourceTitle } from '../../src/messages/source-words.ts';
import { exampleOf } from '../usage.ts';
import { sourceItem } from './source-line.ts';

/** What is longer is no address that is asked. */
export const LONGEST_ADDRESS = 2_048;

const LONGEST_LABEL = 100;
/** Of more than these each is still listed; its id is typed. */
const MOST_BUTTONS = 20;

export const sourceOption: Option = { name: 'source', kind: 'text', required: false, choices: sourceChoices };
export const sourceSchema = z.strictObject({ source: z.string().trim().max(LONGEST_ADDRESS).optional() });

/** Asks which of them is meant: each with how it fares, and a button for the same call with its id. */
export async function whichSource(command: string, add: Command, context: Context): Promise<Message> {
  const { app, language, phrases } = context;
  const all = await app.sources.sources();
  if (all.length === 0) return noSources(add, context);
  return notice({
    language,
    lines: [phrases.say('sources.which')],
    items: all.map((source) => sourceItem(source, context)),
    actions: [
      ...all.slice(0, MOST_BUTTONS).map((source) => ({
        label: `${sourceTitle(source)} · ${source.id}`,
        command,
        options: { source: source.id },
        effect: 'answer' as const,
      })),
    ],
    private: true,
  });
}

/** That there are none, and how one is added. */
export function noSources(add: Command, context: Context): Message {
  const { language, phrases } = context;
  return notice({
    language,
    lines: [phrases.say('sources.none'), phrases.say('sources.add-one', { example: exampleOf(add, context) })],
    private: true,
  });
}

async function sourceChoices({ app }: Context): Promise<Choice[]> {
  const all = await app.sources.sources();
  return all.map((source) => ({
    value: source.id,
    label: [...`${source.id} · ${sourceTitle(source)}`].slice(0, LONGEST_LABEL).join(''),
  }));
}
