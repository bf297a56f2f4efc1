/** `/sources`: every mark of a brief with the original sentence among its neighbours, and a link that opens there. */
import { z } from 'zod';
import { defineCommand, type Context } from '../src/app/command.ts';
import type { Brief } from '../src/briefs/brief.ts';
import { briefMessage } from '../src/messages/brief-message.ts';
import { citationMarks } from '../src/messages/citation-marks.ts';
import { lastMark, sourcesMessage, type SourceText } from '../src/messages/sources-message.ts';
import { SaarError } from '../src/errors.ts';
import { LONGEST_ID, topicChoices } from './options.ts';
import { isOutdated, phrasesOf, readBrief } from './which-brief.ts';

export const sources = defineCommand({
  path: 'sources',
  access: 'reader',
  options: [
    { name: 'brief', kind: 'rest', required: false, choices: topicChoices },
    { name: 'number', kind: 'text', required: false, tapped: true, recognise: (word) => /^\d{1,4}$/.test(word) },
  ],
  schema: z.strictObject({
    brief: z.string().max(LONGEST_ID).optional(),
    number: z.coerce.number().int().positive().optional(),
  }),
  async run({ brief: asked, number }, context) {
    const tapped = asked === undefined ? undefined : await context.app.storedBrief(asked);
    const brief = tapped ?? (await readNamed(asked, context));
    const phrases = phrasesOf(brief, context);
    const last = lastMark(brief);
    if (last === 0) return briefMessage(brief, phrases);
    const outdated = tapped !== undefined && (await isOutdated(tapped, context));
    const message = sourcesMessage(brief, phrases, await textsOf(brief, context), { number, outdated });
    if (!message) throw new SaarError('brief.no-mark', { number: number ?? 0, last });
    return message;
  },
});

/** A brief by its topic; left out, the one shown last here. @throws SaarError `brief.unknown`, `brief.none-here`. */
async function readNamed(asked: string | undefined, context: Context): Promise<Brief> {
  if (asked !== undefined && !isTopic(asked, context))
    throw new SaarError('brief.unknown', { id: asked.slice(0, LONGEST_SHOWN) });
  return readBrief(asked, context);
}

const LONGEST_SHOWN = 60;

function isTopic(typed: string, { app }: Context): boolean {
  try {
    return app.topicId(typed) !== '';
  } catch {
    return false;
  }
}

/** The texts of a brief's sources that are still kept, each in the edition that the brief rests on. */
export async function textsOf(brief: Brief, { app }: Context): Promise<Map<string, SourceText>> {
  const texts = new Map<string, SourceText>();
  const cited = citationMarks(brief).all.map(({ citation }) => citation);
  for (const { id } of brief.sources) {
    const own = cited.filter(({ source }) => source === id);
    const text = await app.sourceText(id, own);
    if (text) texts.set(id, text);
  }
  return texts;
}
