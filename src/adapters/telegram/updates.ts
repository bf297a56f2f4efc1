/** An update of Telegram → what somebody asks of Saar, or nothing. Answers nothing itself; asks only who is an admin. */
import type { Chat, Message as TelegramMessage, Update, User } from 'grammy/types';
import type { Caller, Door, Invocation, Place } from '../../app/command.ts';
import { readCall } from './call-data.ts';

/** Where the answer goes, and what it answers. */
export interface Asked {
  invocation: Invocation;
  chatId: number;
  threadId?: number;
  /** The command's own message: in groups the answer is shown as a reply to it. */
  replyTo?: number;
  /** A button: whether the message that it stands on is to be replaced. */
  click?: { queryId: string; replace: boolean; message: ClickedMessage };
}

/** A clicked message; too old ones come without text and keyboard. */
export interface ClickedMessage {
  message_id: number;
  text?: string;
  reply_markup?: TelegramMessage['reply_markup'];
}

export interface Surroundings {
  door: Door;
  /** Saar's own name, without `@`. */
  username: string;
  /** Whether this user is the creator or an admin of this chat, asked of Telegram now. */
  isAdmin(chatId: number, userId: number): Promise<boolean>;
}

/** The account in whose name Telegram shows anonymous admins (Bot API, `Message.from`). */
const GROUP_ANONYMOUS_BOT = 1087968824;

/** Reads one update. Edited and forwarded messages ask for nothing: nobody typed them as a command here and now. */
export function askedOf(update: Update, around: Surroundings): Asked | undefined {
  if (update.message) return askedInMessage(update.message, around);
  if (update.channel_post) return askedInMessage(update.channel_post, around);
  return update.callback_query ? askedByClick(update.callback_query, around) : undefined;
}

function askedInMessage(message: TelegramMessage, around: Surroundings): Asked | undefined {
  const { chat, from, sender_chat: senderChat } = message;
  if (message.text === undefined || message.forward_origin || message.is_automatic_forward) return undefined;
  const read = readText(message.text, chat.type === 'private', around);
  if (!read) return undefined;
  const threadId = message.is_topic_message ? message.message_thread_id : undefined;
  const caller = callerOf({ chat, from, senderChat }, around);
  return {
    invocation: { ...read, place: placeOf(chat, threadId), caller },
    chatId: chat.id,
    ...(threadId === undefined ? {} : { threadId }),
    ...(chat.type === 'private' || chat.type === 'channel' ? {} : { replyTo: message.message_id }),
  };
}

type Read = Pick<Invocation, 'command' | 'options'>;

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
  return direct ? { command: 'help', options: {} } : undefined;
}

/** `/start brief_treaty`, as a deep link sends it. A link is made by somebody else, so it opens readers' commands only. */
function readStart(text: string, door: Door): Read {
  const payload = text.split(/\s+/)[1] ?? '';
  const read = payload === '' ? undefined : door.parse(`/${payload.split('_').join(' ')}`);
  const command = read && door.commands.find(({ path }) => path === read.command);
  return read && command?.access === 'reader' ? read : { command: 'help', options: {} };
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
    ...(topic === undefined ? {} : { threadId: topic }),
    click: { queryId: query.id, replace: call.effect === 'replace', message },
  };
}

function placeOf(chat: Chat, threadId: number | undefined): Place {
  const id = String(chat.id);
  return {
    platform: 'telegram',
    tenantId: id,
    destinationId: id,
    ...(threadId === undefined ? {} : { threadId: String(threadId) }),
    direct: chat.type === 'private',
  };
}

interface Sender {
  chat: Chat;
  from?: User;
  /** The chat in whose name it was sent: this chat for anonymous admins and channels themselves, else a stranger. */
  senderChat?: Chat;
}

function callerOf(sender: Sender, around: Surroundings): Caller {
  const { from, senderChat } = sender;
  return {
    id: String(senderChat?.id ?? from?.id ?? sender.chat.id),
    ...(from?.language_code === undefined ? {} : { locale: from.language_code }),
    mayManage: () => mayManage(sender, around),
  };
}

async function mayManage({ chat, from, senderChat }: Sender, around: Surroundings): Promise<boolean> {
  if (chat.type === 'private') return true;
  if (senderChat) return senderChat.id === chat.id;
  if (!from) return false;
  return from.id === GROUP_ANONYMOUS_BOT || around.isAdmin(chat.id, from.id);
}
