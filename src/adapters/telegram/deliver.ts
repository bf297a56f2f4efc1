/** Puts an answer into its chat: edited in place or sent, rich where Telegram takes that, and never lost for its formatting. */
import type { Api } from 'grammy';
import type { Message } from '../../messages/message.ts';
import { visibleText } from './html.ts';
import type { Log } from './log.ts';
import { failureWords, isUneditable, isUnmodified, isUnparsable, richRefusal } from './refusals.ts';
import { plainBody, renderAnswer, type Body } from './render.ts';
import { richBody, type RichBody } from './rich.ts';
import { threadOf, type Asked, type ClickedMessage } from './updates.ts';

/** Whether this Bot API server knows rich messages; asked by trying, and remembered as long as the program runs. */
export interface RichSupport {
  works: boolean;
}

export interface Delivering {
  api: Api;
  log: Log;
  rich: RichSupport;
}

/** Shows the message where it was asked for: page by page in one place, rich, or in numbered parts. Rejects when it cannot. */
export async function deliver(delivering: Delivering, asked: Asked, message: Message): Promise<void> {
  const bodies = renderAnswer(message, { page: asked.click?.page ?? 1 });
  const standing = asked.click?.replace ? asked.click.message : undefined;
  const rich = delivering.rich.works ? richBody(message) : undefined;
  if (rich && (await showsRich(delivering, asked, rich, standing))) return;
  for (const [index, body] of bodies.entries())
    await plainIfRefused(body, (fitting) => show(delivering.api, asked, fitting, index === 0, standing));
}

/** False when Telegram refuses a rich message; then the HTML rendering is shown. */
async function showsRich(
  { api, log, rich }: Delivering,
  asked: Asked,
  body: RichBody,
  standing: ClickedMessage | undefined,
): Promise<boolean> {
  try {
    await show(api, asked, body, true, standing);
    return true;
  } catch (error) {
    const refusal = richRefusal(error);
    if (refusal === undefined) throw error;
    if (refusal === 'never') rich.works = false;
    log.info('telegram.rich-refused', { reason: failureWords(error), refusal });
    return false;
  }
}

/** The first body takes the place of a standing message, and is a reply to what was typed; those behind it are neither. */
async function show(
  api: Api,
  asked: Asked,
  body: Body | RichBody,
  isFirst: boolean,
  standing: ClickedMessage | undefined,
): Promise<void> {
  const { chatId, threadId, replyTo } = asked;
  if (isFirst && standing && (await replaces(api, chatId, standing, body))) return;
  const place = { chat_id: chatId, ...threadOf(threadId), ...replyOf(isFirst ? replyTo : undefined) };
  if ('rich_message' in body) await api.raw.sendRichMessage({ ...place, ...body });
  else await api.raw.sendMessage({ ...place, ...body });
}

/** What each bot made of messages of late, by chat and message: Telegram refuses an edit that changes nothing. */
const lastEdits = new WeakMap<Api, Map<string, string>>();
const MOST_EDITS = 500;

function remember(api: Api, place: string, edit: string): void {
  const edits = lastEdits.get(api) ?? new Map<string, string>();
  lastEdits.set(api, edits);
  edits.delete(place);
  edits.set(place, edit);
  if (edits.size > MOST_EDITS) edits.delete(edits.keys().next().value!);
}

/** Edits in place; false when Telegram no longer lets that message be edited, so that the answer is sent instead. */
async function replaces(api: Api, chatId: number, standing: ClickedMessage, body: Body | RichBody): Promise<boolean> {
  if ('text' in body && isSame(standing, body)) return true;
  const place = `${chatId} ${standing.message_id}`;
  const edit = JSON.stringify(body);
  // What was tapped may be older than our last edit of it.
  if (lastEdits.get(api)?.get(place) === edit) return true;
  try {
    await api.raw.editMessageText({ chat_id: chatId, message_id: standing.message_id, ...body });
    remember(api, place, edit);
    return true;
  } catch (error) {
    if (isUnmodified(error)) return true;
    if (isUneditable(error)) return false;
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
export async function plainIfRefused(body: Body, call: (body: Body) => Promise<unknown>): Promise<void> {
  try {
    await call(body);
  } catch (error) {
    if (!isUnparsable(error)) throw error;
    await call(plainBody(body));
  }
}

function replyOf(messageId: number | undefined): object {
  return messageId === undefined
    ? {}
    : { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
}
