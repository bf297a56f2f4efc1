/** Saar on Telegram: starts polling, hands each update to its chat's lane, and stops without losing one. */
import { Bot } from 'grammy';
import type { Door } from '../../app/command.ts';
import type { SaarError } from '../../errors.ts';
import type { Sender } from '../../messages/sender.ts';
import { menusOf } from './commands.ts';
import { createIntake, isAdmin } from './intake.ts';
import { createLanes, type Lanes } from './lanes.ts';
import type { Log } from './log.ts';
import { moved } from './moved.ts';
import { leftUpdates } from './once.ts';
import { pacesOf } from './paces.ts';
import { patience } from './patience.ts';
import { confirmWhenDone, keepPolling, type Polling } from './polling.ts';
import { failureWords, saarErrorOf } from './refusals.ts';
import { createSender } from './sender.ts';

export interface TelegramSettings {
  token: string;
  /** Another server than Telegram's own. */
  apiUrl?: string;
  /** Language of the menus for people whose own language Saar does not speak; default: the first it speaks. */
  language?: string;
}

export interface TelegramAdapter {
  sender: Sender;
  /** Saar's name there, without `@`. */
  username: string;
  /** Settles when Telegram takes the token no more. */
  failed: Promise<SaarError>;
  /** Ends polling and waits, at most ten seconds, for answers that are on their way. */
  stop(): Promise<void>;
}

const STOP_MS = 5_000;
/** A poll lasts thirty seconds; one that lasts longer than this hangs on a dead connection. Other calls have less. */
const POLL_TIME_OUT_S = 45;

/**
 * Resolves when polling has begun. Afterwards trouble is only logged: a second poller or a broken network is waited out.
 * @throws SaarError `telegram.refused` (the token is wrong or revoked) or `telegram.unanswered` (no network).
 */
export async function startTelegram(settings: TelegramSettings, door: Door, log: Log): Promise<TelegramAdapter> {
  const { token } = settings;
  // grammY refuses a root with a slash at its end.
  const apiUrl = settings.apiUrl?.replace(/\/+$/, '');
  const lanes = createLanes();
  const paces = pacesOf(token, apiUrl);
  const root = apiUrl === undefined ? {} : { apiRoot: apiUrl };
  const bot = new Bot(token, { client: { ...root, timeoutSeconds: POLL_TIME_OUT_S } });
  const onMoved = (from: string, to: number) => void moved({ door, log }, from, to);
  bot.api.config.use(patience(paces, { onMoved }), confirmWhenDone(lanes));
  try {
    bot.botInfo = await bot.api.getMe();
  } catch (error) {
    throw saarErrorOf(error);
  }
  await setMenus(bot, door, settings.language ?? door.languages[0] ?? '', log);
  bot.catch(({ error }) => log.error('telegram.update-failed', { reason: failureWords(error) }));
  const { username } = bot.botInfo;
  const answering = { api: bot.api, door, log, username, rich: { works: true } };
  const take = createIntake(answering, lanes, (...ids) => isAdmin(bot, ...ids));
  bot.use((context) => take(context.update));
  const polling = await keepPolling(bot, log).catch((error: unknown) => {
    throw saarErrorOf(error);
  });
  log.info('telegram.polling', { username });
  for (const update of await leftUpdates(door, log, Date.now())) take(update);
  const sender = createSender(token, apiUrl, log, paces);
  return { sender, username, failed: polling.failed, stop: () => stop(polling, lanes) };
}

/** Menus are a convenience: when Telegram does not take one, commands work all the same. */
async function setMenus(bot: Bot, door: Door, language: string, log: Log): Promise<void> {
  for (const menu of menusOf(door, language))
    try {
      await bot.api.raw.setMyCommands(menu);
    } catch (error) {
      log.warn('telegram.menu-not-set', { scope: menu.scope.type, reason: failureWords(error) });
    }
}

async function stop(polling: Polling, lanes: Lanes): Promise<void> {
  await polling.stop();
  await lanes.settled(STOP_MS);
}
