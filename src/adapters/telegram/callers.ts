/** Who asks, and where: chats as places, and who may change a chat's settings. */
import type { Chat, User } from 'grammy/types';
import type { Caller, Place } from '../../app/command.ts';

export interface Admins {
  /** Whether this user is the creator or an admin of this chat, asked of Telegram now. */
  isAdmin(chatId: number, userId: number): Promise<boolean>;
}

export interface Sender {
  chat: Chat;
  from?: User;
  /** The chat in whose name it was sent: this chat for anonymous admins and channels themselves, else a stranger. */
  senderChat?: Chat;
}

/** The account in whose name Telegram shows anonymous admins (Bot API, `Message.from`). */
const GROUP_ANONYMOUS_BOT = 1087968824;

/** A chat, or one topic of it. */
export function placeOf(chat: Chat, threadId: number | undefined): Place {
  const id = String(chat.id);
  return {
    platform: 'telegram',
    tenantId: id,
    destinationId: id,
    ...(threadId === undefined ? {} : { threadId: String(threadId) }),
    direct: chat.type === 'private',
  };
}

/** A person in a chat; whoever writes in a chat's name is that chat. */
export function callerOf(sender: Sender, around: Admins): Caller {
  const { from, senderChat } = sender;
  return {
    id: String(senderChat?.id ?? from?.id ?? sender.chat.id),
    ...(from?.language_code === undefined ? {} : { locale: from.language_code }),
    mayManage: () => mayManage(sender, around),
  };
}

async function mayManage({ chat, from, senderChat }: Sender, around: Admins): Promise<boolean> {
  if (chat.type === 'private') return true;
  if (senderChat) return senderChat.id === chat.id;
  if (!from) return false;
  return from.id === GROUP_ANONYMOUS_BOT || around.isAdmin(chat.id, from.id);
}
