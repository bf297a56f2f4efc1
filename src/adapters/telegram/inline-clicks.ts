/** Buttons of a message that was placed in somebody's chat by inline mode: there Saar can only edit, and lead to itself. */
import type { CallbackQuery } from 'grammy/types';
import type { Invocation } from '../../app/command.ts';
import type { Message } from '../../messages/message.ts';
import { wordsOf, type Answering } from './answer.ts';
import { readCall, type ButtonCall } from './call-data.ts';
import { linkOf } from './deep-link.ts';
import { plainIfRefused } from './deliver.ts';
import { failureWords, isUneditable, isUnmodified } from './refusals.ts';
import { renderAnswer, type PageView } from './render.ts';
import { acknowledge, startSpinner } from './spinner.ts';

export interface InlineClick {
  query: CallbackQuery;
  call: ButtonCall;
  inlineMessageId: string;
}

/** The place of what stands in chats that Saar does not know. Nobody manages anything there. */
export const ANYWHERE: Invocation['place'] = {
  platform: 'telegram',
  tenantId: 'inline',
  destinationId: 'inline',
  direct: true,
};

/** A tap on such a message; undefined for any other tap, and for data that we never wrote. */
export function inlineClickOf(query: CallbackQuery): InlineClick | undefined {
  const { inline_message_id: inlineMessageId, data } = query;
  const call = data === undefined ? undefined : readCall(data);
  return inlineMessageId === undefined || !call ? undefined : { query, call, inlineMessageId };
}

/** How a message looks in somebody else's chat: whatever would be answered there is a link to Saar. */
export function elsewhere({ door, username }: Pick<Answering, 'door' | 'username'>, language: string): PageView {
  return {
    page: 1,
    linkTo: (call) => linkOf(call, username, door),
    whole: door.phrase(language, 'telegram.whole'),
  };
}

/** Edits the message in place, or opens the answer with Saar. Never rejects. */
export async function answerInlineClick(answering: Answering, click: InlineClick): Promise<void> {
  const { query, call, inlineMessageId } = click;
  if (call.effect === 'answer') {
    const url = linkOf(call, answering.username, answering.door);
    return acknowledge(answering, query.id, url === undefined ? {} : { url });
  }
  const spinner = startSpinner(answering, query.id);
  const { command, options } = call;
  // A forged tap that names no brief means the one shown last: the tapper's own, never another's.
  const place = { ...ANYWHERE, destinationId: `inline-${query.from.id}` };
  const message = await answering.door.invoke({ command, options, place, caller: callerOf(query.from) });
  const isPlaced = restsOnSources(message);
  const acknowledged = spinner.stop(isPlaced ? undefined : wordsOf(message));
  try {
    if (isPlaced) await editInline(answering, inlineMessageId, message);
  } catch (error) {
    if (!isUnmodified(error) && !isUneditable(error))
      answering.log.warn('telegram.not-answered', { chat: 'inline', reason: failureWords(error) });
  }
  await acknowledged;
}

async function editInline(answering: Answering, inlineMessageId: string, message: Message): Promise<void> {
  const { door, api } = answering;
  const [body] = renderAnswer(await door.shortened(message), elsewhere(answering, message.language));
  if (!body) return;
  await plainIfRefused(body, (fitting) => api.raw.editMessageText({ inline_message_id: inlineMessageId, ...fitting }));
}

/** Only such words stand in chats that Saar does not know: an apology or an empty brief concerns whoever asked alone. */
export function restsOnSources({ blocks }: Message): boolean {
  return blocks.some((block) => block.kind === 'lead' && block.text.some(({ kind }) => kind === 'mark'));
}

/** Whoever types or taps there, with their language and without any rights. */
export function callerOf({ id, language_code: locale }: CallbackQuery['from']): Invocation['caller'] {
  return { id: String(id), ...(locale !== undefined && { locale }), mayManage: () => Promise.resolve(false) };
}
