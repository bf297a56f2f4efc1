/** Answers what was asked in a chat: calls the door, and sends or edits what it says. */
import type { Api } from 'grammy';
import type { Door } from '../../app/command.ts';
import type { Message } from '../../messages/message.ts';
import { visibleText } from './html.ts';
import { shortened } from './labels.ts';
import type { Log } from './log.ts';
import { deliver, type RichSupport } from './deliver.ts';
import { failureWords, sendErrorOf } from './refusals.ts';
import { renderAnswer } from './render.ts';
import { whileTyping } from './typing.ts';
import { threadOf, type Asked, type Click } from './updates.ts';

/** What every answer needs. */
export interface Answering {
  api: Api;
  door: Door;
  log: Log;
  /** Saar's own name, without `@`. */
  username: string;
  rich: RichSupport;
}

/** A button's spinner stops by then, even when the answer takes longer. */
const SPINNER_MS = 250;
/** Bot API, `answerCallbackQuery.text`. */
const LONGEST_TOAST = 200;

/** Answers one question, with `message` if that is known already. Never rejects: whoever cannot be reached is a line in the log. */
export async function answer(answering: Answering, asked: Asked, message?: Promise<Message>): Promise<void> {
  const { door, log } = answering;
  const said = message ?? door.invoke(asked.invocation);
  const acknowledged = asked.click && acknowledgeInTime(answering, asked.click, said);
  try {
    const found = await whileTyping(said, () => showTyping(answering.api, asked));
    if (!isSilent(found, asked)) await deliver(answering, asked, await door.shortened(found).catch(() => found));
  } catch (error) {
    log.warn('telegram.not-answered', { chat: asked.chatId, reason: failureWords(error) });
    if (sendErrorOf(error).outcome === 'permanent') await sayElsewhere(answering, asked);
  }
  await acknowledged;
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

/** Waits a moment for the answer, since a toast is shown with the acknowledgement or not at all. */
async function acknowledgeInTime(answering: Answering, { queryId }: Click, said: Promise<Message>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), SPINNER_MS)));
  const message = await Promise.race([said.catch(() => undefined), late]);
  clearTimeout(timer);
  await acknowledge(answering, queryId, message?.quiet ? { text: wordsOf(message) } : {});
}

function wordsOf(message: Message): string {
  return renderAnswer({ language: message.language, blocks: message.blocks })
    .map(({ text }) => visibleText(text))
    .join(' ');
}

/** Stops the button's spinner, with words or another address when there are any. An expired query is no loss. */
export async function acknowledge(
  { api, log }: Pick<Answering, 'api' | 'log'>,
  queryId: string,
  { text, url }: { text?: string; url?: string } = {},
): Promise<void> {
  const toast = text === undefined ? {} : { text: shortened(text, LONGEST_TOAST) };
  try {
    await api.raw.answerCallbackQuery({ callback_query_id: queryId, ...toast, ...(url !== undefined && { url }) });
  } catch (error) {
    log.info('telegram.click-not-acknowledged', { reason: failureWords(error) });
  }
}

function showTyping(api: Api, { chatId, threadId, isChannel }: Asked): Promise<unknown> {
  if (isChannel) return Promise.resolve();
  return api.raw.sendChatAction({ chat_id: chatId, action: 'typing', ...threadOf(threadId) });
}
