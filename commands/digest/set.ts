/** `/digest set`: a brief of chosen topics in this place, or another channel of it, at a local time on chosen days. */
import { z } from 'zod';
import type { Subscription } from '../../src/app/app.ts';
import { defineCommand, type Choice, type Context, type Option } from '../../src/app/command.ts';
import type { Message } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { languageOption, topicChoices } from '../options.ts';
import { digestActions } from './digest-actions.ts';
import { nextRunLine, subscriptionLine } from './subscription-line.ts';

const schema = z.strictObject({
  channel: z.string().max(100).optional(),
  time: z.string(),
  timezone: z.string(),
  topics: z.string(),
  language: z.string().optional(),
  days: z.string().optional(),
});

const options: Option[] = [
  { name: 'channel', kind: 'destination', required: true },
  { name: 'time', kind: 'text', required: true },
  {
    name: 'timezone',
    kind: 'text',
    required: true,
    choices: ({ app, language }) => app.timeZones(language).map((zone) => ({ value: zone, label: zone })),
  },
  {
    name: 'topics',
    kind: 'rest',
    required: true,
    choices: topicsChoices,
    recognise: (word, app) => succeeds(() => app.topicIds(word)),
  },
  languageOption,
  {
    name: 'days',
    kind: 'text',
    required: false,
    recognise: (word, app) =>
      succeeds(() => app.readSchedule({ time: '00:00', timeZone: app.defaultTimeZone, days: word })),
  },
];

/** All topics, or one of them. */
export function topicsChoices(context: Context): Choice[] {
  return [{ value: 'all', label: context.phrases.say('chat.digest.all-topics') }, ...topicChoices(context)];
}

export const set = defineCommand({
  path: 'digest set',
  access: 'settings',
  guide: 'digest setup',
  options,
  schema,
  async run({ channel, time, timezone, topics, days }, context) {
    const { app, place, caller, language } = context;
    const schedule = app.readSchedule({ time, timeZone: timezone, days });
    const elsewhere = channel !== undefined && channel !== (place.threadId ?? place.destinationId);
    const subscription = await app.subscribe({
      platform: place.platform,
      tenantId: place.tenantId,
      destinationId: elsewhere ? channel : place.destinationId,
      ...(!elsewhere && place.threadId !== undefined && { threadId: place.threadId }),
      topics: app.topicIds(topics),
      language,
      ...schedule,
      createdBy: caller.id,
    });
    return confirmation(subscription, elsewhere, context);
  },
});

/** What was set, where, and when the first edition comes. */
function confirmation(subscription: Subscription, elsewhere: boolean, context: Context): Message {
  const { language, phrases } = context;
  return notice({
    language,
    title: phrases.say('chat.digest.set', { id: subscription.id }),
    lines: [
      subscriptionLine(subscription, context),
      phrases.say(elsewhere ? 'chat.digest.posted-elsewhere' : 'chat.digest.posted-here'),
      nextRunLine(subscription, context),
    ],
    actions: digestActions(subscription.id, ['preview', 'test', 'remove'], context),
  });
}

/** Whether what somebody typed can be read. */
export function succeeds(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
