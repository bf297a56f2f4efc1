/** `/changes`: what is new on a topic since an earlier brief, a day or a while ago; that nothing is, is said outright. */
import { z } from 'zod';
import { defineCommand, type Context } from '../src/app/command.ts';
import { baselineOf, comparedWith, isSince } from '../src/app/since.ts';
import { SaarError } from '../src/errors.ts';
import { askedBy } from '../src/messages/brief-actions.ts';
import type { Message } from '../src/messages/message.ts';
import { sectionMessage } from '../src/messages/section-message.ts';
import { briefOption, languageOption, LONGEST_ID, topicOption } from './options.ts';
import { missingTopic } from './section.ts';
import { typedCall } from './usage.ts';
import { phrasesOf, tappedBrief } from './which-brief.ts';

export const changes = defineCommand({
  path: 'changes',
  access: 'reader',
  options: [
    topicOption,
    languageOption,
    {
      name: 'since',
      kind: 'text',
      required: false,
      choices: ({ phrases }) =>
        ['24h', '7d', '30d'].map((value) => ({ value, label: phrases.say(`chat.window.${value}`) })),
      recognise: isSince,
    },
    briefOption,
  ],
  schema: z.strictObject({
    topic: z.string().optional(),
    language: z.string().optional(),
    since: z.string().refine(isSince).optional(),
    brief: z.string().max(LONGEST_ID).optional(),
  }),
  async run({ topic, language: asked, since, brief: id }, context) {
    if (id !== undefined) return changesSinceBrief(id, asked, context);
    if (topic === undefined) throw missingTopic('changes', context);
    const { app, language, place, now, phrases } = context;
    const { brief, day } = await earlier(topic, since, context, now);
    const made = await comparedWith(app, brief, { topic, language });
    await app.rememberBrief(place, made);
    return sectionMessage(made, 'changes', phrases, {
      languages: [...app.data.phrases.keys()],
      since: day,
      options: since === undefined ? { brief: brief.id } : { topic: made.topic.id, since },
    });
  },
});

/** The button under a brief: what is new since that very brief, in its language unless another is asked for. */
async function changesSinceBrief(id: string, asked: string | undefined, context: Context): Promise<Message> {
  const { app } = context;
  const brief = await tappedBrief(id, context);
  const made = await comparedWith(app, brief, { ...askedBy(brief), language: asked ?? brief.language });
  return sectionMessage(made, 'changes', phrasesOf(made, context), {
    languages: [...app.data.phrases.keys()],
    since: brief.generatedAt.slice(0, 10),
    options: { brief: id },
  });
}

/** Without a day: the brief on this topic that was shown last in this place. @throws SaarError `brief.none-to-compare`. */
async function earlier(topic: string, since: string | undefined, context: Context, now: Date) {
  const { app, language, place } = context;
  if (since !== undefined) return baselineOf(app, { topic, language }, since, now);
  const id = app.topicId(topic);
  const brief = await app.shownBrief(place, id);
  if (!brief) {
    const example = typedCall('changes', { topic: id, since: weekBefore(now) }, context);
    throw new SaarError('brief.none-to-compare', { example });
  }
  return { brief, day: brief.generatedAt.slice(0, 10) };
}

const WEEK_MS = 7 * 86_400_000;

/** A day to give as an example. */
function weekBefore(now: Date): string {
  return new Date(now.getTime() - WEEK_MS).toISOString().slice(0, 10);
}
