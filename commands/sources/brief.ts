/** `/sources brief`, and `/sources` alone where it can be typed: every mark of a brief with the original sentence among its neighbours. */
import { z } from 'zod';
import { defineCommand, type Command, type Context } from '../../src/app/command.ts';
import type { Brief } from '../../src/briefs/brief.ts';
import { briefMessage } from '../../src/messages/brief-message.ts';
import { citationMarks } from '../../src/messages/citation-marks.ts';
import type { Message } from '../../src/messages/message.ts';
import { lastMark, sourcesMessage, type SourceText } from '../../src/messages/sources-message.ts';
import { SaarError } from '../../src/errors.ts';
import { LONGEST_ID, topicChoices } from '../options.ts';
import { isOutdated, phrasesOf, readBrief } from '../which-brief.ts';

/** Where a group of commands can be called by its name alone, and by every button of a brief, old ones too. */
export const sources = marksOfBrief('sources', { unlisted: true });

export const brief = marksOfBrief('sources brief');

function marksOfBrief(path: string, listing: { unlisted?: true } = {}): Command {
  return defineCommand({
    path,
    ...listing,
    access: 'reader',
    options: [
      { name: 'brief', kind: 'rest', required: false, choices: topicChoices },
      { name: 'number', kind: 'text', required: false, tapped: true, recognise: (word) => /^\d{1,4}$/.test(word) },
    ],
    schema: z.strictObject({
      brief: z.string().max(LONGEST_ID).optional(),
      number: z.coerce.number().int().positive().optional(),
    }),
    run: ({ brief: asked, number }, context) => marksMessage(asked, number, context),
  });
}

async function marksMessage(asked: string | undefined, number: number | undefined, context: Context): Promise<Message> {
  const tapped = asked === undefined ? undefined : await context.app.storedBrief(asked);
  const shown = tapped ?? (await readNamed(asked, context));
  const phrases = phrasesOf(shown, context);
  const last = lastMark(shown);
  if (last === 0) return briefMessage(shown, phrases);
  const outdated = tapped !== undefined && (await isOutdated(tapped, context));
  const message = sourcesMessage(shown, phrases, await textsOf(shown, context), { number, outdated });
  if (!message) throw new SaarError('brief.no-mark', { number: number ?? 0, last });
  return message;
}

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
