/** People and chats of the Telegram stand-in. Each question gets a chat of its own, so that no answer waits for another one's pace. */
import type { Entry, Fakes } from './stand-ins.ts';

export type Telegram = Fakes['telegram'];
export type ChatKind = 'private' | 'group' | 'supergroup' | 'forum' | 'channel';
export const CHAT_KINDS: readonly ChatKind[] = ['private', 'group', 'supergroup', 'forum', 'channel'];

export interface Person {
  id: number;
  is_bot: false;
  first_name: string;
  language_code?: string;
}

export interface Chat {
  id: number;
  kind: ChatKind;
  /** Who speaks there. */
  person: Person;
  threadId?: number;
}

/** What a message shows, and what stands under it. */
export interface Written {
  chatId: number;
  messageId: number;
  text: string;
  buttons: { text: string; data: string }[];
  /** The message as the platform hands it out. */
  raw: Record<string, unknown>;
}

const TOPIC = 11;
const TYPES: Record<ChatKind, string> = {
  private: 'private',
  group: 'group',
  supergroup: 'supergroup',
  forum: 'supergroup',
  channel: 'channel',
};
let made = 0;

/** A new chat with a new person in it; `manages` makes that person an admin. */
export function addChat(telegram: Telegram, kind: ChatKind, language: string, manages = false): Chat {
  const number = ++made;
  const person: Person = { id: 600_000 + number, is_bot: false, first_name: `P${number}`, language_code: language };
  (telegram.users as Record<string, object>)[`p${number}`] = person;
  const id = { private: person.id, group: -60_000 - number }[kind as 'private'] ?? -1_006_000_000_000 - number;
  const title = kind === 'private' ? { first_name: person.first_name } : { title: `Chat ${number}` };
  telegram.chats.set(id, {
    id,
    type: TYPES[kind],
    ...title,
    ...(kind === 'forum' ? { is_forum: true } : {}),
    _: {
      started: true,
      status: kind === 'channel' ? 'administrator' : 'member',
      admins: manages ? [person.id] : [],
      members: [person.id],
      canPost: true,
      threads: new Map(kind === 'forum' ? [[TOPIC, 'Topic']] : []),
    },
  });
  return { id, kind, person, ...(kind === 'forum' ? { threadId: TOPIC } : {}) };
}

/** Somebody writes; answers with the update's id. The answer is read by `writtenIn`. */
export function write(telegram: Telegram, { id, kind, person, threadId }: Chat, text: string): number {
  const command = /^\/\S+/.exec(text)?.[0];
  const content = {
    text,
    ...(command ? { entities: [{ type: 'bot_command', offset: 0, length: command.length }] } : {}),
    ...(threadId === undefined ? {} : { message_thread_id: threadId, is_topic_message: true }),
  };
  telegram.incoming(telegram.chats.get(id)!, person, content, kind === 'channel' ? 'channel_post' : 'message');
  return telegram.nextUpdate - 1;
}

let queries = 0;

/** Somebody presses a button with that data, which may be forged; answers with the query's id. */
export function pressData(telegram: Telegram, { person }: Chat, { raw }: Written, data: string): string {
  const id = String(770_000_000 + ++queries);
  telegram.queries.set(id, { kind: 'callback', at: Date.now() });
  telegram.push('callback_query', { id, from: person, message: raw, chat_instance: '1', data });
  return id;
}

/** What Saar wrote in a chat and still stands there. */
export function writtenIn(telegram: Telegram, chatId: number): Written[] {
  return telegram.messagesIn(chatId).map(({ message_id: messageId, text, raw }) => {
    const markup = raw.reply_markup as { inline_keyboard: { text: string; callback_data?: string }[][] } | undefined;
    const buttons = (markup?.inline_keyboard ?? []).flat();
    return {
      chatId,
      messageId,
      text,
      raw: raw as Record<string, unknown>,
      buttons: buttons.flatMap((each) => (each.callback_data ? [{ text: each.text, data: each.callback_data }] : [])),
    };
  });
}

/** Resolves with the first new entry of that kind, or with null after so many milliseconds. */
export function entry(
  telegram: Telegram,
  is: (entry: Entry) => boolean,
  since: number,
  ms: number,
): Promise<Entry | null> {
  return telegram.rec.waitFor(is, ms, { since });
}

/** Resolves when nothing was written anywhere for so long. */
export async function quiet(telegram: Telegram, ms: number): Promise<void> {
  const is = ({ kind }: Entry) => kind === 'message' || kind === 'message-edit' || kind === 'callback-answer';
  while (await telegram.rec.waitFor(is, ms, { since: telegram.rec.mark() }));
}
