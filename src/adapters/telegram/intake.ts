/** Takes each update once and hands it to its chat's lane. */
import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { Door } from '../../app/command.ts';
import { acknowledge, answer } from './answer.ts';
import type { Lanes } from './lanes.ts';
import type { Log } from './log.ts';
import { saarErrorOf } from './refusals.ts';
import { askedOf, type Surroundings } from './updates.ts';

const REMEMBERED_UPDATES = 2_000;

/** What is done with each update, once each: Telegram sends those again that it does not know to be done. */
export function createIntake(bot: Bot, door: Door, log: Log, lanes: Lanes): (update: Update) => void {
  const around: Surroundings = { door, username: bot.botInfo.username, isAdmin: (...ids) => isAdmin(bot, ...ids) };
  const taken = new Set<number>();
  return (update) => {
    if (taken.has(update.update_id)) return;
    taken.add(update.update_id);
    if (taken.size > REMEMBERED_UPDATES) taken.delete(taken.values().next().value!);
    const asked = askedOf(update, around);
    const task = asked ? () => answer(bot.api, door, log, asked) : staleClick(update, bot, door, log);
    if (task && !lanes.run(String(asked?.chatId ?? 'clicks'), task))
      log.warn('telegram.flood', { chat: asked?.chatId, update: update.update_id });
  };
}

/** A button of which nothing can be read: its spinner is stopped, and its reader told. */
function staleClick(
  { callback_query: query }: Update,
  bot: Bot,
  door: Door,
  log: Log,
): (() => Promise<void>) | undefined {
  if (!query) return undefined;
  const language = query.from.language_code?.split('-')[0] ?? '';
  return () => acknowledge(bot.api, log, query.id, door.phrase(language, 'telegram.button-stale'));
}

/** Rights change while Saar runs, so nothing is remembered. @throws SaarError when Telegram does not say. */
async function isAdmin(bot: Bot, chatId: number, userId: number): Promise<boolean> {
  try {
    const { status } = await bot.api.getChatMember(chatId, userId);
    return status === 'creator' || status === 'administrator';
  } catch (error) {
    throw saarErrorOf(error);
  }
}
