/** `/timeline`, `/figures` and `/disputes`: one part of a brief on its own, whole; the button under a brief shows the part of that very brief. */
import { z } from 'zod';
import { defineCommand, type Command, type Context } from '../src/app/command.ts';
import { WINDOW_PATTERN } from '../src/app/window.ts';
import { SaarError } from '../src/errors.ts';
import { sectionMessage, type Section } from '../src/messages/section-message.ts';
import { briefOption, languageOption, LONGEST_ID, topicOption, windowOption } from './options.ts';
import { freshBrief, isOutdated, phrasesOf, tappedBrief } from './which-brief.ts';

export const timeline = sectionCommand('timeline');
export const figures = sectionCommand('figures');
export const disputes = sectionCommand('disputes');

function sectionCommand(section: Exclude<Section, 'changes'>): Command {
  return defineCommand({
    path: section,
    access: 'reader',
    options: [topicOption, languageOption, windowOption, briefOption],
    schema: z.strictObject({
      topic: z.string().optional(),
      language: z.string().optional(),
      window: z.string().toLowerCase().regex(WINDOW_PATTERN).optional(),
      brief: z.string().max(LONGEST_ID).optional(),
    }),
    async run({ topic, window, brief: id }, context) {
      const languages = [...context.app.data.phrases.keys()];
      const kept = window && { options: { window } };
      if (id !== undefined) {
        const brief = await tappedBrief(id, context);
        const outdated = await isOutdated(brief, context);
        return sectionMessage(brief, section, phrasesOf(brief, context), { outdated, ...kept });
      }
      if (topic === undefined) throw missingTopic(section, context);
      const brief = await freshBrief({ topic }, window, context);
      return sectionMessage(brief, section, context.phrases, { languages, ...kept });
    },
  });
}

/** A topic is asked for unless a button says whose brief it is. */
export function missingTopic(path: string, { phrases }: Context): SaarError {
  const key = `commands.${path}.options.topic`;
  return new SaarError('option.missing', {
    option: phrases.say(`${key}.name`),
    example: phrases.say(`${key}.example`),
  });
}
