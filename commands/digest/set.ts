/** `/digest set`: a brief of chosen topics in this place, or another channel of it, at a local time on chosen days. */
import { z } from 'zod';
import type { NewSubscription, Subscription } from '../../src/app/app.ts';
import { defineCommand, type Context } from '../../src/app/command.ts';
import { SaarError } from '../../src/errors.ts';
import type { Message } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { digestActions } from './digest-actions.ts';
import { digestFields, digestOptions } from './options.ts';
import { nextRunLine, subscriptionLine } from './subscription-line.ts';
import { tuneActions } from './tune-actions.ts';
import { postedLine } from './where.ts';

const schema = z.strictObject({
  ...digestFields,
  time: z.string(),
  timezone: z.string(),
  topics: z.string(),
});

export const set = defineCommand({
  path: 'digest set',
  access: 'settings',
  guide: 'digest setup',
  options: digestOptions,
  schema,
  async run({ channel, time, timezone, topics, language: _language, days, ...settings }, context) {
    const { app, place, caller, language } = context;
    const { platform, tenantId } = place;
    const request: NewSubscription = {
      platform,
      tenantId,
      ...destinationOf(channel, context),
      topics: app.topicIds(topics),
      language,
      ...app.readSchedule({ time, timeZone: timezone, days }),
      ...app.readSettings(settings),
      createdBy: caller.id,
    };
    try {
      const subscription = await app.subscribe(request);
      const title = context.phrases.say('chat.digest.set', { id: subscription.id });
      return digestNotice(subscription, title, context);
    } catch (error) {
      if (!(error instanceof SaarError) || error.code !== 'digest.same') throw error;
      return alreadyThere(String(error.parameters['id']), context);
    }
  },
});

/** Where a digest goes: the channel that was named, else this very place, thread and all. */
export function destinationOf(
  channel: string | undefined,
  { place }: Context,
): Pick<Subscription, 'destinationId' | 'threadId'> {
  const { destinationId, threadId } = place;
  if (channel !== undefined && channel !== (threadId ?? destinationId)) return { destinationId: channel };
  return { destinationId, ...(threadId !== undefined && { threadId }) };
}

/** The digest as it is now, where it is posted, when it comes next, and what may be done with it. */
export function digestNotice(subscription: Subscription, title: string, context: Context): Message {
  const { language } = context;
  const { id } = subscription;
  return notice({
    language,
    title,
    lines: [
      subscriptionLine(subscription, context),
      postedLine(subscription, context),
      nextRunLine(subscription, context),
    ],
    actions: [...digestActions(id, ['preview', 'test', 'remove'], context), ...tuneActions(subscription, context)],
  });
}

async function alreadyThere(id: string, context: Context): Promise<Message> {
  const { subscription } = await context.app.subscriptionStatus(id);
  return digestNotice(subscription, context.phrases.say('chat.digest.same', { id }), context);
}
