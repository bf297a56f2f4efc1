/** Answers what was asked in a chat: calls the door, and sends or edits what it says. */
import type { Api } from 'grammy';
import type { Door } from '../../app/command.ts';
import type { Message } from '../../messages/message.ts';
import { visibleText } from './html.ts';
import type { Log } from './log.ts';
import { deliver, type RichSupport } from './deliver.ts';
import { failureWords, isOurFault, sendErrorOf } from './refusals.ts';
import { renderAnswer } from './render.ts';
import type { Spinner } from './spinner.ts';
import { whileTyping } from './typing.ts';
import { threadOf, type Asked } from './updates.ts';

/** What every answer needs. */
export interface Answering {
  api: Api;
  door: Door;
  log: Log;
  /** Saar's own name, without `@`. */
  username: string;
  rich: RichSupport;
}

/** What is known of a question beside itself. */
export interface Given {
  /** The answer, if it is not the door's to give. */
  message?: Promise<Message>;
  /** The tapped button's. */
  spinner?: Spinner;
}

/** Answers one question. Never rejects: whoever cannot be reached is a line in the log. */
export async function answer(answering: Answering, asked: Asked, { message, spinner }: Given = {}): Promise<void> {
  const { door, log } = answering;
  let acknowledged: Promise<void> | undefined;
  try {
    const said = message ?? door.invoke(asked.invocation);
    const found = await whileTyping(said, () => showTyping(answering.api, asked));
    acknowledged = spinner?.stop(found.quiet ? wordsOf(found) : undefined);
    if (!isSilent(found, asked)) await deliver(answering, asked, await door.shortened(found).catch(() => found));
  } catch (error) {
    log.warn('telegram.not-answered', { chat: asked.chatId, reason: failureWords(error) });
    if (sendErrorOf(error).outcome === 'permanent') await sayElsewhere(answering, asked);
    if (isOurFault(error)) await apologise(answering, asked);
  }
  await acknowledged;
}

/** An answer that Telegram does not take, or that could not be written: its reader is not left waiting. */
async function apologise({ api, door, log }: Answering, { invocation, chatId, threadId }: Asked): Promise<void> {
  try {
    const words = door.phrase(await door.language(invocation), 'telegram.failed');
    await api.raw.sendMessage({ chat_id: chatId, text: words, ...threadOf(threadId) });
  } catch (error) {
    log.warn('telegram.not-answered', { chat: chatId, reason: failureWords(error) });
  }
}

/** Whoever asks in a group in which Saar may not write is told so in private, if they ever spoke with Saar there. */
async function sayElsewhere({ api, door, log }: Answering, { invocation, isChannel }: Asked): Promise<void> {
  const person = Number(invocation.caller.id);
  if (invocation.place.direct || isChannel || !(person > 0)) return;
  try {
    const words = door.phrase(await door.language(invocation), 'telegram.may-not-write');
    await api.raw.sendMessage({ chat_id: person, text: words });
  } catch (error) {
    log.info('telegram.not-told', { reason: failureWords(error) });
  }
}

/** What was said a moment ago is not said to a whole group again; under a button a toast says it. */
function isSilent({ quiet }: Message, { click, invocation }: Asked): boolean {
  return quiet === true && (click !== undefined || !invocation.place.direct);
}

/** What a reader sees of a message, without its buttons. */
export function wordsOf(message: Message): string {
  return renderAnswer({ language: message.language, blocks: message.blocks })
    .map(({ text }) => visibleText(text))
    .join(' ');
}

function showTyping(api: Api, { chatId, threadId, isChannel }: Asked): Promise<unknown> {
  if (isChannel) return Promise.resolve();
  return api.raw.sendChatAction({ chat_id: chatId, action: 'typing', ...threadOf(threadId) });
}
