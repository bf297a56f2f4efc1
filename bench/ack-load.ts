/** The readers of the acknowledgement bench: who asks what, on both stand-ins, at a steady rate; and what each waited. */
import { setTimeout as sleep } from 'node:timers/promises';
import { addServer, person, press, pressesOn, type Server } from '../test/platform/discord-people.ts';
import type { Asking, Outcome, Typed } from '../test/platform/discord-stand-in.ts';
import { messagesOf } from '../test/platform/discord-walk.ts';
import type { Fakes, Program } from '../test/platform/stand-ins.ts';
import { addChat, write, type Chat } from '../test/platform/telegram-people.ts';

export interface Load {
  users: number;
  /** Questions of each. */
  each: number;
  /** Questions of all in a second. */
  perSecond: number;
}

/** Milliseconds to the acknowledgement (Discord) or to the answer (Telegram); none where there was none. */
export interface Waited {
  ms?: number;
  text: string;
}

const LOCALES = ['en-US', 'hi'];
const MIX: readonly Typed[] = [
  { name: 'brief', options: { topic: 'treaty' } },
  { name: 'brief', options: { topic: 'sanctions', language: 'hi' } },
  { name: 'figures', options: { topic: 'munitions' } },
  { name: 'source', options: { number: '1', topic: 'treaty' } },
  { name: 'timeline', options: { topic: 'treaty' } },
  { name: 'topics' },
  { name: 'help' },
];
/** Every so often a reader presses what stands on the answer before. */
const PRESS_EVERY = 4;
/** Fewer than would meet the limit of one server. */
const USERS_A_SERVER = 5;
const TELEGRAM_MIX = [
  '/brief treaty',
  '/brief sanctions hi',
  '/figures munitions',
  '/source 1 treaty',
  '/topics',
  '/help',
];
const ANSWER_MS = 30_000;

export function serversFor({ discord }: Fakes, users: number): Server[] {
  return Array.from({ length: Math.ceil(users / USERS_A_SERVER) }, () => addServer(discord));
}

/** Every user at an even step of their own, begun one after another. */
async function steadily<T>(
  { users, each, perSecond }: Load,
  ask: (user: number, turn: number) => Promise<T>,
): Promise<T[]> {
  const stepMs = (users / perSecond) * 1000;
  const began = Date.now();
  const all = Array.from({ length: users }, async (_, user) => {
    const asked: Promise<T>[] = [];
    for (let turn = 0; turn < each; turn++) {
      await sleep(Math.max(0, began + (turn + user / users) * stepMs - Date.now()));
      asked.push(ask(user, turn));
    }
    return Promise.all(asked);
  });
  return (await Promise.all(all)).flat();
}

export function discordLoad(
  { discord }: Pick<Program, 'discord'>,
  servers: readonly Server[],
  load: Load,
): Promise<Waited[]> {
  const people = Array.from({ length: load.users }, () => person(discord));
  const last = new Map<number, Outcome>();
  return steadily(load, async (user, turn) => {
    const channel = servers[user % servers.length]!.channels.general;
    const asking: Asking = { user: people[user], channel, locale: LOCALES[user % 2], quietMs: 0, timeoutMs: ANSWER_MS };
    const before = last.get(user);
    const presses = turn % PRESS_EVERY === 3 && before ? pressesOn(messagesOf(before)) : [];
    const chosen = presses[(turn + user) % Math.max(1, presses.length)];
    const outcome = await (chosen
      ? press(discord, chosen, asking)
      : discord.command(MIX[(turn + user) % MIX.length]!, asking));
    last.set(user, outcome);
    return { ...(outcome.ok && outcome.ackMs !== null ? { ms: outcome.ackMs } : {}), text: outcome.text };
  });
}

export function telegramLoad({ telegram }: Program, load: Load): Promise<Waited[]> {
  const chats: Chat[] = Array.from({ length: load.users }, (_, user) =>
    addChat(telegram, 'private', user % 2 ? 'hi' : 'en'),
  );
  return steadily(load, async (user, turn) => {
    const chat = chats[user]!;
    const since = telegram.rec.mark();
    const from = Date.now();
    write(telegram, chat, TELEGRAM_MIX[(turn + user) % TELEGRAM_MIX.length]!);
    const answered = await telegram.rec.waitFor(
      (entry) => entry.kind === 'message' && entry['chat'] === chat.id,
      ANSWER_MS,
      { since },
    );
    return { ...(answered ? { ms: answered.t - from } : {}), text: String(answered?.['text'] ?? '') };
  });
}
