/** `/brief`: what is known about a topic, who says so, and where the sources disagree. */
import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { briefMessage } from '../src/messages/brief-message.ts';
import { languageOption, topicChoices, windowOption, WINDOW_PATTERN, windowStart } from './options.ts';

export const brief = defineCommand({
  path: 'brief',
  access: 'reader',
  options: [{ name: 'topic', kind: 'rest', required: true, choices: topicChoices }, languageOption, windowOption],
  schema: z.strictObject({
    topic: z.string(),
    language: z.string().optional(),
    window: z.string().toLowerCase().regex(WINDOW_PATTERN).optional(),
  }),
  async run({ topic, window }, { app, language, phrases, now }) {
    const made = await app.brief({ topic, language, from: windowStart(window, now) });
    return briefMessage(made, phrases, {
      languages: [...app.data.phrases.keys()],
      ...(window && { options: { window } }),
    });
  },
});
