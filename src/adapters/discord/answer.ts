/** From a question to its answer: the door is asked on arrival; who is quick answers at once, else Discord shows "thinking …". */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Door, Invocation } from '../../app/command.ts';
import type { Message } from '../../messages/message.ts';
import type { Asked, Way } from './asked.ts';
import { destinationProblem, refusal, type ChannelLookup } from './destination.ts';
import { keptQuestion } from './left-question.ts';
import { languageFor } from './locale.ts';
import type { Log } from './log.ts';
import type { InteractionKey, Reply } from './reply.ts';
import { codesOf, showAtOnce, showDeferred } from './show.ts';

export interface InteractionParts {
  door: Door;
  log: Log;
  lookup: ChannelLookup;
  replyTo(interaction: InteractionKey): Reply;
  /** Whether an interaction of this id is met for the first time: the gateway may tell of one again after RESUME. */
  isNew(id: string): boolean;
  /** Epoch milliseconds. */
  now(): number;
}

/** So long nobody minds that nothing moves. A warm brief takes a tenth of it, and Discord waits 3 s. */
const AT_ONCE_MS = 250;
const PLATFORM = 'discord';

/** Answers one question. @throws what discord.js' REST throws, when not even an acknowledgement reached Discord */
export async function answer(asked: Asked, key: InteractionKey, reply: Reply, parts: InteractionParts): Promise<void> {
  const answering = messageFor(asked, parts);
  const early = await Promise.race([answering, sleep(AT_ONCE_MS, undefined, { ref: false })]);
  if (early) return showAtOnce(early, asked, reply, parts);
  if (!(await isFirst(asked, key, parts))) return;
  try {
    await acknowledge(asked.way, reply);
  } catch (error) {
    // Discord shows that nothing came; there is no "thinking …" to end after a restart.
    await parts.door.answers.end(PLATFORM, key.id);
    throw error;
  }
  await showDeferred(await answering, asked, reply, parts);
  await parts.door.answers.end(PLATFORM, key.id);
}

/** What the door says. Never throws. */
export async function messageFor({ invocation, refused }: Asked, parts: InteractionParts): Promise<Message> {
  const { door, lookup, log } = parts;
  try {
    if (!refused) return await door.shortened(await door.invoke(withChannels(invocation, door, lookup)));
    const language = await door.language(invocation);
    return refusal(language, door.phrase(language, refused));
  } catch (error) {
    log.error('discord.answer-failed', codesOf(error));
    const language = languageFor(invocation.caller.locale, door.languages);
    return refusal(language, door.phrase(language, 'discord.failed'));
  }
}

/** A server has channels, and Discord knows what Saar may do in them; a conversation with one person has none. */
function withChannels(invocation: Invocation, door: Door, lookup: ChannelLookup): Invocation {
  const { direct, tenantId } = invocation.place;
  if (direct) return invocation;
  return {
    ...invocation,
    destinationProblem: (id, language) => destinationProblem(id, tenantId, door, language, lookup),
  };
}

/** Notes the question, so that another start of Saar can answer it; false when it was noted before. */
async function isFirst(asked: Asked, key: InteractionKey, { door, log }: InteractionParts): Promise<boolean> {
  try {
    return (await door.answers.begin(PLATFORM, key.id, keptQuestion(asked, key))) === 'new';
  } catch (error) {
    log.error('discord.question-not-noted', codesOf(error));
    return true;
  }
}

function acknowledge({ replace, hidden }: Way, reply: Reply): Promise<void> {
  return replace ? reply.deferUpdate() : reply.defer(hidden);
}
