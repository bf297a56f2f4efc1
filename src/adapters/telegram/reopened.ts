/** A chat that took nothing from Saar, or may have, takes messages (again): digests that were held back for it are tried now. */
import type { ChatMember, Update } from 'grammy/types';
import type { Door } from '../../app/command.ts';
import type { Log } from './log.ts';
import { failureWords } from './refusals.ts';

/**
 * The chat in which Saar may write by this update: it was let in or unblocked, given the right, or a forum topic was opened again.
 * What everybody may do in a group can change without any update; there only the next try tells.
 */
export function reopenedBy({ my_chat_member: own, message }: Update): number | undefined {
  if (own) return mayWrite(own.new_chat_member, own.chat.type) ? own.chat.id : undefined;
  return message?.forum_topic_reopened ? message.chat.id : undefined;
}

function mayWrite(member: ChatMember, chatType: string): boolean {
  switch (member.status) {
    case 'administrator':
      return chatType !== 'channel' || member.can_post_messages === true;
    case 'member':
      return chatType !== 'channel';
    case 'restricted':
      return member.is_member && member.can_send_messages;
    default:
      return false;
  }
}

/** Telegram may tell of it several times, and so may this. Never rejects: without it the daily try finds out. */
export async function reopened(
  { door, log }: { door: Pick<Door, 'reopened'>; log: Log },
  chatId: number,
): Promise<void> {
  const id = String(chatId);
  try {
    await door.reopened('telegram', { tenantId: id, destinationId: id });
    log.info('telegram.reopened', { chat: id });
  } catch (error) {
    log.warn('telegram.not-reopened', { chat: id, reason: failureWords(error) });
  }
}
