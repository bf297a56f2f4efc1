/** Where a digest is posted, in words: here, or in a channel by its name. */
import type { Subscription } from '../../src/app/app.ts';
import type { Context } from '../../src/app/command.ts';
import { fillInline } from '../../src/messages/fill-inline.ts';
import { text, type Inline, type Message } from '../../src/messages/message.ts';
import { placeOf, type Posted } from '../../src/messages/reasons.ts';

/** Whether it is posted where somebody asks: a thread that was chosen as a channel is the same as one that was typed in. */
export function isHere({ destinationId, threadId }: Posted, { place }: Pick<Context, 'place'>): boolean {
  return (threadId ?? destinationId) === (place.threadId ?? place.destinationId);
}

/** "It is posted in #news." */
export function postedLine(subscription: Subscription, context: Context): Inline[] {
  const { phrases } = context;
  if (isHere(subscription, context)) return [text(phrases.say('chat.digest.posted-here'))];
  return fillInline(phrases, 'chat.digest.posted-elsewhere', 'place', [placeWords(subscription, context)]);
}

/** " · in #news" behind a digest's line; nothing where it is posted here. */
export function elsewhere(subscription: Subscription, context: Context): Inline[] {
  if (isHere(subscription, context)) return [];
  const where = fillInline(context.phrases, 'chat.digest.elsewhere', 'place', [placeWords(subscription, context)]);
  return [text(' · '), ...where];
}

/** Why Saar cannot post there now, as the platform tells it; undefined when nothing is known against it. */
export async function placeProblem(
  { destinationId, threadId }: Posted,
  { destinationProblem, language }: Context,
): Promise<Message | undefined> {
  return destinationProblem?.(threadId ?? destinationId, language);
}

function placeWords(subscription: Subscription, { phrases }: Context): Inline {
  return placeOf(subscription, phrases.say('chat.digest.other-place'));
}
