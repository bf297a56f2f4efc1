/** `/again`: asks a brief's question again, in another language or window; tapped under a brief on a question of a reader's own. */
import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { WINDOW_PATTERN } from '../src/app/window.ts';
import { SaarError } from '../src/errors.ts';
import { askedBy } from '../src/messages/brief-actions.ts';
import { briefAnswer } from './brief-answer.ts';
import { languageOption, windowOption } from './options.ts';

export const again = defineCommand({
  path: 'again',
  access: 'reader',
  unlisted: true,
  options: [{ name: 'brief', kind: 'text', required: true }, languageOption, windowOption],
  schema: z.strictObject({
    brief: z.string(),
    language: z.string().optional(),
    window: z.string().toLowerCase().regex(WINDOW_PATTERN).optional(),
  }),
  async run({ brief: id, window }, context) {
    const stored = await context.app.storedBrief(id);
    if (!stored) throw new SaarError('brief.unknown', { id });
    return briefAnswer(askedBy(stored), window, context);
  },
});
