/** The Sources button: every mark of a brief with the original sentence among its neighbours, and a link that opens there. */
import { z } from 'zod';
import { defineCommand, type Context } from '../src/app/command.ts';
import { sourcesMessage, type SourceText } from '../src/messages/sources-message.ts';
import { SaarError } from '../src/errors.ts';

export const sources = defineCommand({
  path: 'sources',
  access: 'reader',
  unlisted: true,
  options: [
    { name: 'brief', kind: 'text', required: true },
    { name: 'number', kind: 'text', required: false },
  ],
  schema: z.strictObject({
    brief: z.string().max(200),
    number: z.coerce.number().int().positive().optional(),
  }),
  async run({ brief: id, number }, context) {
    const { app } = context;
    const brief = await app.storedBrief(id);
    if (!brief) throw new SaarError('brief.unknown', { id });
    // The reader chose the brief's language when asking for it, so its sources come in the same.
    const phrases = app.data.phrases.get(brief.language) ?? context.phrases;
    const message = sourcesMessage(brief, phrases, await textsOf(brief.sources, context), number);
    if (!message) throw new SaarError('brief.no-mark', { number: number ?? 0 });
    return message;
  },
});

async function textsOf(sources: readonly { id: string }[], { app }: Context): Promise<Map<string, SourceText>> {
  const texts = new Map<string, SourceText>();
  for (const { id } of sources) {
    const text = await app.sourceText(id);
    if (text) texts.set(id, text);
  }
  return texts;
}
