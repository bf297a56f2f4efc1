/** `/brief`: what is known about a topic, who says so, and where the sources disagree. */
import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { WINDOW_PATTERN, windowStart } from '../src/app/window.ts';
import { briefMessage } from '../src/messages/brief-message.ts';
import { languageOption, topicChoices, windowOption } from './options.ts';

export const brief = defineCommand({
  path: 'brief',
  access: 'reader',
  options: [{ name: 'topic', kind: 'rest', required: true, choices: topicChoices }, languageOption, windowOption],
  schema: z.strictObject({
    topic: z.string(),
    language: z.string().optional(),
    window: z.string().toLowerCase().regex(WINDOW_PATTERN).optional(),
  }),
  async run({ topic, window }, { app, language, phrases, place, now }) {
    const from = windowStart(window ?? (await app.defaultWindow()), now);
    const made = await app.brief({ topic, language, from });
    await app.rememberBrief(place, made);
    return briefMessage(made, phrases, {
      languages: [...app.data.phrases.keys()],
      ...(window && { options: { window } }),
    });
  },
});
