/** Answers what was asked: calls the door, and sends or edits what it says. */
import type { Api } from 'grammy';
import type { Door } from '../../app/command.ts';
import type { Message } from '../../messages/message.ts';
import type { Log } from './log.ts';
import { failureWords, isUnparsable } from './refusals.ts';
import { visibleText } from './html.ts';
import { plainBody, render, type Body } from './render.ts';
import { whileTyping } from './typing.ts';
import type { Asked, ClickedMessage } from './updates.ts';

/** Answers one question. Never rejects: whoever cannot be reached is a line in the log. */
export async function answer(api: Api, door: Door, log: Log, asked: Asked): Promise<void> {
  const acknowledged = asked.click && acknowledge(api, log, asked.click.queryId);
  try {
    const message = await whileTyping(door.invoke(asked.invocation), () => showTyping(api, asked));
    await deliver(api, asked, message);
  } catch (error) {
    log.warn('telegram.not-answered', { chat: asked.chatId, reason: failureWords(error) });
  }
  await acknowledged;
}

/** Stops the button's spinner, with words when there are any. An expired query is no loss. */
export async function acknowledge(api: Api, log: Log, queryId: string, text?: string): Promise<void> {
  try {
    await api.raw.answerCallbackQuery({ callback_query_id: queryId, ...(text === undefined ? {} : { text }) });
  } catch (error) {
    log.info('telegram.click-not-acknowledged', { reason: failureWords(error) });
  }
}

function showTyping(api: Api, { chatId, threadId, invocation }: Asked): Promise<unknown> {
  if (!invocation.place.direct && invocation.caller.id === String(chatId)) return Promise.resolve();
  return api.raw.sendChatAction({ chat_id: chatId, action: 'typing', ...threadOf(threadId) });
}

async function deliver(api: Api, asked: Asked, message: Message): Promise<void> {
  const bodies = render(message);
  const [first, ...others] = bodies;
  const { click } = asked;
  const replaced = click?.replace && first !== undefined && (await replace(api, asked.chatId, click.message, first));
  for (const [index, body] of (replaced ? others : bodies).entries()) {
    const reply = index === 0 && !replaced ? asked.replyTo : undefined;
    await plainIfRefused(body, (fitting) =>
      api.raw.sendMessage({ chat_id: asked.chatId, ...threadOf(asked.threadId), ...replyOf(reply), ...fitting }),
    );
  }
}

/** Edits in place; false when Telegram no longer lets that message be edited, so that the answer is sent instead. */
async function replace(api: Api, chatId: number, standing: ClickedMessage, body: Body): Promise<boolean> {
  if (isSame(standing, body)) return true;
  try {
    await plainIfRefused(body, (fitting) =>
      api.raw.editMessageText({ chat_id: chatId, message_id: standing.message_id, ...fitting }),
    );
    return true;
  } catch (error) {
    const reason = failureWords(error);
    if (/message is not modified/i.test(reason)) return true;
    if (/message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i.test(reason)) return false;
    throw error;
  }
}

/** Whether the message already shows these words and buttons: then there is nothing to edit. */
function isSame({ text, reply_markup: markup }: ClickedMessage, body: Body): boolean {
  const dataOf = (keyboard: ClickedMessage['reply_markup'] | Body['reply_markup']) =>
    JSON.stringify(
      (keyboard?.inline_keyboard ?? []).map((row) =>
        row.map((button) => [button.text, 'callback_data' in button ? button.callback_data : undefined]),
      ),
    );
  return text !== undefined && text === visibleText(body.text).trim() && dataOf(markup) === dataOf(body.reply_markup);
}

/** Should our tags ever be refused, the reader still gets the words. */
async function plainIfRefused(body: Body, call: (body: Body) => Promise<unknown>): Promise<void> {
  try {
    await call(body);
  } catch (error) {
    if (!isUnparsable(error)) throw error;
    await call(plainBody(body));
  }
}

function threadOf(threadId: number | undefined): { message_thread_id?: number } {
  return threadId === undefined ? {} : { message_thread_id: threadId };
}

function replyOf(messageId: number | undefined): object {
  return messageId === undefined
    ? {}
    : { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
}
