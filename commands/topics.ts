/** `/topics`: what Saar can brief on, and how much it has read. */
import { z } from 'zod';
import { defineCommand, type Context } from '../src/app/command.ts';
import { localDate } from '../src/data/date-words.ts';
import { text, type Action } from '../src/messages/message.ts';
import { notice } from '../src/messages/notices.ts';

export const topics = defineCommand({
  path: 'topics',
  access: 'reader',
  options: [],
  schema: z.strictObject({}),
  async run(_options, context) {
    const { app, language, phrases } = context;
    const summary = await app.summary();
    const all = app.topics(language);
    return notice({
      language,
      title: phrases.say('chat.topics.title'),
      items: all.map(({ id, title }) => [
        text(title, 'strong'),
        text(` · ${phrases.say('chat.topics.articles', { count: summary.byTopic[id] ?? 0 })} · `),
        text(`/brief ${id}`, 'code'),
      ]),
      note: corpusLine(summary, context),
      actions: all.map(({ id, title }): Action => ({
        label: title,
        command: 'brief',
        options: { topic: id },
        effect: 'answer',
      })),
    });
  },
});

function corpusLine(
  { articles, oldest, newest }: Awaited<ReturnType<Context['app']['summary']>>,
  { phrases }: Context,
): string {
  if (articles === 0) return phrases.say('chat.topics.empty');
  const dates =
    oldest === null || newest === null
      ? ''
      : phrases.say('brief.interval', { from: localDate(oldest, phrases), to: localDate(newest, phrases) });
  return [phrases.say('chat.topics.corpus', { count: articles }), dates].filter((part) => part !== '').join(' · ');
}
