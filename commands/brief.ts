/** `/brief`: what is known about a topic or about anything a reader asks, who says so, and where the sources disagree. */
import { z } from 'zod';
import { defineCommand, type Command } from '../src/app/command.ts';
import { WINDOW_PATTERN } from '../src/app/window.ts';
import { SaarError } from '../src/errors.ts';
import { briefAnswer, storedAnswer } from './brief-answer.ts';
import { briefOption, languageOption, LONGEST_ID, topicChoices, windowOption } from './options.ts';
import { topicsMessage } from './topics.ts';
import { exampleWith } from './usage.ts';

export const brief: Command = defineCommand({
  path: 'brief',
  access: 'reader',
  options: [
    { name: 'topic', kind: 'rest', required: false, choices: topicChoices },
    languageOption,
    windowOption,
    { name: 'about', kind: 'rest', required: false, free: true },
    briefOption,
  ],
  schema: z.strictObject({
    topic: z.string().optional(),
    about: z.string().optional(),
    language: z.string().optional(),
    window: z.string().toLowerCase().regex(WINDOW_PATTERN).optional(),
    brief: z.string().max(LONGEST_ID).optional(),
  }),
  async run({ topic, about, window, brief: id }, context) {
    if (id !== undefined) return storedAnswer(id, window, context);
    if (topic !== undefined && about !== undefined) throw new SaarError('brief.both', {});
    if (about !== undefined) return briefAnswer({ about }, window, context);
    if (topic !== undefined) return briefAnswer({ topic }, window, context);
    return topicsMessage(
      context,
      context.phrases.say('chat.topics.choose', { example: exampleWith(brief, 'about', context) }),
    );
  },
});
