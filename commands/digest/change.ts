/** `/digest change`: one or more settings of a digest become others, the rest stays; without any, buttons offer what can be. */
import { z } from 'zod';
import type { Subscription, SubscriptionChanges } from '../../src/app/app.ts';
import { defineCommand, type Context, type Option } from '../../src/app/command.ts';
import { localDay } from '../../src/data/date-words.ts';
import { text, type Block } from '../../src/messages/message.ts';
import { candidatesOf, idOption, idSchema, whichMessage } from './chosen-subscription.ts';
import { digestFields, digestOptions } from './options.ts';
import { destinationOf, digestNotice } from './set.ts';

const ID = /^[a-z0-9]{6}$/i;

/** The id stands last: on a text platform a word is it only when nothing else is meant. */
const options: Option[] = [
  ...digestOptions.map((option) => ({ ...option, required: false })),
  { ...idOption, recognise: (word) => ID.test(word) },
];

const schema = z.strictObject({ ...digestFields, ...idSchema.shape });
type Typed = z.infer<typeof schema>;

export const change = defineCommand({
  path: 'digest change',
  access: 'settings',
  options,
  schema,
  async run({ id: typed, ...given }, context) {
    const { app, phrases } = context;
    const candidates = await candidatesOf(typed, context);
    if (candidates.length > 1)
      return whichMessage(candidates, { command: 'digest change', options: wordsOf(given) }, context);
    const subscription = candidates[0]!;
    const { id, localTime, timeZone } = subscription;
    const changes = { ...changesOf(given, context), ...scheduleOf(given, { localTime, timeZone }, context) };
    if (Object.keys(changes).length === 0)
      return { ...digestNotice(subscription, phrases.say('chat.digest.status', { id }), context), private: true };
    const changed = await app.changeSubscription(id, changes);
    const message = digestNotice(changed, phrases.say('chat.digest.changed', { id }), context);
    const isMoved = changed.localTime !== localTime || changed.timeZone !== timeZone;
    const note: Block = { kind: 'note', text: [text(phrases.say('chat.digest.sent-today'))] };
    return isMoved && (await wasSentToday(changed, context))
      ? { ...message, blocks: [...message.blocks, note] }
      : message;
  },
});

/** Whether an edition of this day, in the digest's zone, was sent already: then its new time begins with another day. */
async function wasSentToday({ id, timeZone }: Subscription, { app, now, phrases }: Context): Promise<boolean> {
  const { last, lastSent } = await app.subscriptionStatus(id);
  const sent = [last?.run, lastSent].filter((run) => run?.state === 'sent' && run.trigger !== 'manual');
  const today = localDay(now, timeZone, phrases);
  return sent.some((run) => localDay(new Date(run!.scheduledFor), timeZone, phrases) === today);
}

/** What was typed, as a button takes it along. */
function wordsOf(given: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** `undefined` days stay as they are; a time or a zone alone is read with the other as it was. */
function scheduleOf(
  { time, timezone, days }: Typed,
  now: { localTime: string; timeZone: string },
  { app }: Context,
): SubscriptionChanges {
  if (time === undefined && timezone === undefined && days === undefined) return {};
  const read = app.readSchedule({ time: time ?? now.localTime, timeZone: timezone ?? now.timeZone, days });
  const { weekdays: _weekdays, ...rest } = read;
  return days === undefined ? rest : read;
}

function changesOf(given: Typed, context: Context): SubscriptionChanges {
  const { app, language } = context;
  const { channel, topics, length, quiet, silent, catchup, uncertain } = given;
  return {
    ...(channel !== undefined && destinationOf(channel, context)),
    ...(topics !== undefined && { topics: app.topicIds(topics) }),
    // The door has read the word; the language of an answer is the one that was asked for.
    ...(given.language !== undefined && { language }),
    ...app.readSettings({ length, quiet, silent, catchup, uncertain }),
  };
}
