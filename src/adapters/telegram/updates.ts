/** An update of Telegram → what somebody asks of Saar, or nothing. Answers nothing itself; asks only who is an admin. */
import type { Message as TelegramMessage, Update } from 'grammy/types';
import type { Door, Invocation } from '../../app/command.ts';
import { readCall } from './call-data.ts';
import { callerOf, placeOf, type Admins } from './callers.ts';
import { readPayload } from './deep-link.ts';

/** Where the answer goes, and what it answers. */
export interface Asked {
  invocation: Invocation;
  chatId: number;
  threadId?: number;
  /** In a channel nobody is shown that somebody types. */
  isChannel: boolean;
  /** The command's own message: in groups the answer is shown as a reply to it. */
  replyTo?: number;
  click?: Click;
}

/** A button that was tapped. */
export interface Click {
  queryId: string;
  /** Whether the message that the button stands on is to be replaced. */
  replace: boolean;
  /** The page to show. */
  page: number;
  message: ClickedMessage;
}

/** A clicked message; too old ones come without text and keyboard. */
export interface ClickedMessage {
  message_id: number;
  text?: string;
  rich_message?: object;
  reply_markup?: TelegramMessage['reply_markup'];
}

export interface Surroundings extends Admins {
  door: Door;
  /** Saar's own name, without `@`. */
  username: string;
}

/** Reads one update. Edited messages, forwarded ones and those of an inline bot ask for nothing: nobody typed them as a command here and now. */
export function askedOf(update: Update, around: Surroundings): Asked | undefined {
  if (update.message) return askedInMessage(update.message, around);
  if (update.channel_post) return askedInMessage(update.channel_post, around);
  return update.callback_query ? askedByClick(update.callback_query, around) : undefined;
}

/** The chat that a group was, and the one that it became: Telegram tells it in both. */
export function movedBy({ message }: Update): { from: number; to: number } | undefined {
  if (message?.migrate_to_chat_id !== undefined) return { from: message.chat.id, to: message.migrate_to_chat_id };
  if (message?.migrate_from_chat_id !== undefined) return { from: message.migrate_from_chat_id, to: message.chat.id };
  return undefined;
}

function askedInMessage(message: TelegramMessage, around: Surroundings): Asked | undefined {
  const { chat, from, sender_chat: senderChat } = message;
  if (message.text === undefined || isPassedOn(message)) return undefined;
  const read = readText(message.text, chat.type === 'private', around);
  if (!read) return undefined;
  const { linked, ...call } = read;
  const threadId = message.is_topic_message ? message.message_thread_id : undefined;
  const caller = callerOf({ chat, from, senderChat }, around);
  // A link is made by somebody else: whatever it opens changes nothing.
  const bound = linked ? { ...caller, mayManage: () => Promise.resolve(false) } : caller;
  return {
    invocation: { ...call, place: placeOf(chat, threadId), caller: bound },
    chatId: chat.id,
    isChannel: chat.type === 'channel',
    ...(threadId === undefined ? {} : { threadId }),
    ...(chat.type === 'private' || chat.type === 'channel' ? {} : { replyTo: message.message_id }),
  };
}

/** Words that somebody else wrote: forwarded, or placed here by a bot's inline mode, Saar's own too. */
function isPassedOn({
  forward_origin: origin,
  is_automatic_forward: automatic,
  via_bot: bot,
}: TelegramMessage): boolean {
  return origin !== undefined || automatic === true || bot !== undefined;
}

type Read = NonNullable<ReturnType<Door['parse']>> & { linked?: boolean };

const HELP: Read = { command: 'help', options: {} };
/** What Telegram sends for whoever opens a chat with Saar for the first time. */
const START: Read = { command: 'start', options: {} };

/**
 * In a private chat everything is meant for Saar, and what is no command gets help. In groups and channels only commands
 * are, and one that Saar does not know belongs to somebody else unless it carries Saar's name.
 */
function readText(text: string, direct: boolean, around: Surroundings): Read | undefined {
  const match = /^\/([^\s@]+)(?:@(\w+))?/u.exec(text);
  const addressee = match?.[2];
  if (addressee !== undefined && addressee.toLowerCase() !== around.username.toLowerCase()) return undefined;
  if (!match && !direct) return undefined;
  const bare = match ? `/${match[1]}${text.slice(match[0].length)}` : text;
  const { door } = around;
  const read = match?.[1] === 'start' ? readStart(bare, door) : door.parse(bare);
  if (read && (direct || addressee !== undefined || isKnown(read.command, door))) return read;
  return direct ? HELP : undefined;
}

/** `/start brief_treaty`, as a deep link sends it; a forged one gets help, one without anything a welcome. */
function readStart(text: string, door: Door): Read {
  const payload = text.split(/\s+/)[1] ?? '';
  if (payload === '') return door.commands.some(({ path }) => path === START.command) ? START : HELP;
  const call = readPayload(payload, door);
  return call ? { ...call, linked: true } : HELP;
}

function isKnown(command: string, door: Door): boolean {
  const first = command.split(' ')[0];
  return first === 'help' || door.commands.some(({ path }) => path.split(' ')[0] === first);
}

function askedByClick(query: NonNullable<Update['callback_query']>, around: Surroundings): Asked | undefined {
  const { message, from, data } = query;
  const call = data === undefined ? undefined : readCall(data);
  if (!message || !call) return undefined;
  const topic = 'is_topic_message' in message && message.is_topic_message ? message.message_thread_id : undefined;
  const { chat } = message;
  const caller = callerOf({ chat, from }, around);
  return {
    invocation: { command: call.command, options: call.options, place: placeOf(chat, topic), caller },
    chatId: chat.id,
    isChannel: chat.type === 'channel',
    ...(topic === undefined ? {} : { threadId: topic }),
    click: { queryId: query.id, replace: call.effect === 'replace', page: call.page ?? 1, message },
  };
}

/** The parameter of a call that keeps it in its forum topic. */
export function threadOf(threadId: number | undefined): { message_thread_id?: number } {
  return threadId === undefined ? {} : { message_thread_id: threadId };
}
