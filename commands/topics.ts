/** `/topics`: what Saar can brief on, and how much it has read. */
import { z } from 'zod';
import { defineCommand, type Context } from '../src/app/command.ts';
import { localDate } from '../src/data/date-words.ts';
import { topicAction } from '../src/messages/brief-actions.ts';
import type { Phrases } from '../src/data/phrases.ts';
import { text, type Message, type Picker } from '../src/messages/message.ts';
import { notice } from '../src/messages/notices.ts';
import { typedCall } from './usage.ts';

export const topics = defineCommand({
  path: 'topics',
  access: 'reader',
  options: [],
  schema: z.strictObject({}),
  run: (_options, context) => topicsMessage(context),
});

/** More topics than these are chosen from a menu. */
const MOST_BUTTONS = 5;

/** Every topic with its number of articles and a button, under a line of its own where there is one. */
export async function topicsMessage(context: Context, line?: string): Promise<Message> {
  const { app, language, phrases } = context;
  const summary = await app.summary();
  const all = app.topics(language);
  const counted = (id: string) => phrases.say('chat.topics.articles', { count: summary.byTopic[id] ?? 0 });
  return {
    ...notice({
      language,
      title: phrases.say('chat.topics.title'),
      ...(line !== undefined && { lines: [line] }),
      items: all.map(({ id, title }) => [
        text(title, 'strong'),
        text(` · ${counted(id)} · `),
        text(typedCall('brief', { topic: id }, context), 'code'),
      ]),
      note: corpusLine(summary, context),
      actions: all.length > MOST_BUTTONS ? [] : all.map(({ id, title }) => topicAction(id, title)),
    }),
    pickers: all.length > MOST_BUTTONS ? [topicPicker(all, counted, phrases)] : [],
  };
}

function topicPicker(
  topics: readonly { id: string; title: string }[],
  counted: (id: string) => string,
  phrases: Phrases,
): Picker {
  const choices = topics.map(({ id, title }) => ({ value: id, short: title, label: `${title} · ${counted(id)}` }));
  const label = phrases.say('chat.topics.picker');
  return { label, option: 'topic', command: 'brief', options: {}, choices, effect: 'answer' };
}

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
