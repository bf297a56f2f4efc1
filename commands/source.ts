/** `/source 3`: the sentence behind one mark of the brief that the reader has before them, where it stands in its article. */
import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { briefMessage } from '../src/messages/brief-message.ts';
import { lastMark, sourceMessage } from '../src/messages/sources-message.ts';
import { SaarError } from '../src/errors.ts';
import { briefOption, LONGEST_ID, topicChoices } from './options.ts';
import { textsOf } from './sources/brief.ts';
import { phrasesOf, readBrief, tappedBrief } from './which-brief.ts';

/** A mark's number as it is typed, with or without its brackets. */
const MARK = /^\[?(\d{1,4})\]?$/;

export const source = defineCommand({
  path: 'source',
  access: 'reader',
  options: [
    { name: 'number', kind: 'text', required: true, recognise: (word) => MARK.test(word) },
    { name: 'topic', kind: 'rest', required: false, choices: topicChoices },
    briefOption,
  ],
  schema: z.strictObject({
    number: z.string().trim().regex(MARK),
    topic: z.string().optional(),
    brief: z.string().max(LONGEST_ID).optional(),
  }),
  async run({ number: typed, topic, brief: id }, context) {
    const brief = id === undefined ? await readBrief(topic, context) : await tappedBrief(id, context);
    const phrases = phrasesOf(brief, context);
    const last = lastMark(brief);
    if (last === 0) return briefMessage(brief, phrases);
    const number = Number(MARK.exec(typed)![1]);
    const message = sourceMessage(brief, phrases, await textsOf(brief, context), number);
    if (!message) throw new SaarError('brief.no-mark', { number, last });
    return message;
  },
});
