/** Which platforms go live: each that has a token, apart from the others, its library loaded only then. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Door } from '../app/command.ts';
import type { Config } from '../config.ts';
import { SaarError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Sender } from '../messages/sender.ts';
import { keepStarting, type Platform, type RunningPlatform } from './platforms.ts';

export interface LiveParts {
  config: Config;
  door: Door;
  log: Log;
  /** A platform came up, at once or later. */
  onSender(sender: Sender): void;
}

/** Starts every platform that has a token and answers at once. */
export function goLive({ config, door, log, onSender }: LiveParts): Platform[] {
  const { discord, telegram, language } = config;
  const plans: { name: string; start(): Promise<RunningPlatform> }[] = [];
  if (discord) {
    const start = async () => (await import('../adapters/discord/discord.ts')).startDiscord(discord, door, log);
    plans.push({ name: 'discord', start });
  }
  if (telegram) {
    const settings = { ...telegram, language };
    const start = async () => (await import('../adapters/telegram/telegram.ts')).startTelegram(settings, door, log);
    plans.push({ name: 'telegram', start });
  }
  return plans.map((plan) =>
    keepStarting({ ...plan, log, isFinal, onUp: ({ sender }) => onSender(sender), wait: pause }),
  );
}

/** The environment names that are missing for a platform to go live. */
export function missingTokens(config: Config): string[] {
  return [...(config.discord ? [] : ['DISCORD_TOKEN']), ...(config.telegram ? [] : ['TELEGRAM_TOKEN'])];
}

/** A refused token stays refused; everything else may pass. */
const DEAD_TOKEN = new Set(['discord.token-refused', 'telegram.refused']);

function isFinal(error: unknown): boolean {
  return error instanceof SaarError && DEAD_TOKEN.has(error.code);
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
