/** Which platforms go live: each that has a token, apart from the others, its library loaded only then. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Door } from '../app/command.ts';
import type { Config } from '../config.ts';
import { SaarError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Sender } from '../messages/sender.ts';
import type { Store } from '../store/store.ts';
import { keepStarting, type Platform, type RunningPlatform } from './platforms.ts';

export interface LiveParts {
  config: Config;
  door: Door;
  log: Log;
  /** What platforms were asked before, so that a crash loop does not ask too much. */
  memory: Pick<Store, 'platformState' | 'notePlatform'>;
  /** A platform came up, at once or later. */
  onSender(sender: Sender): void;
  /** The last platform that had not yet refused us did: nobody can be reached any more. */
  onAllRefused(): void;
}

/** Starts every platform that has a token and answers at once. */
export function goLive({ config, door, log, memory, onSender, onAllRefused }: LiveParts): Platform[] {
  const { discord, telegram, language } = config;
  const plans: { name: string; start(): Promise<RunningPlatform> }[] = [];
  if (discord) {
    const start = async () => (await import('../adapters/discord/discord.ts')).startDiscord(discord, door, log, memory);
    plans.push({ name: 'discord', start });
  }
  if (telegram) {
    const settings = { ...telegram, language };
    const start = async () => (await import('../adapters/telegram/telegram.ts')).startTelegram(settings, door, log);
    plans.push({ name: 'telegram', start });
  }
  const live: Platform[] = [];
  const onRefused = () => {
    if (live.every((platform) => platform.state() === 'refused')) onAllRefused();
  };
  for (const plan of plans)
    live.push(keepStarting({ ...plan, log, mustMend, onUp: ({ sender }) => onSender(sender), onRefused, wait: pause }));
  return live;
}

/** The environment names that are missing for a platform to go live. */
export function missingTokens(config: Config): string[] {
  return [...(config.discord ? [] : ['DISCORD_TOKEN']), ...(config.telegram ? [] : ['TELEGRAM_TOKEN'])];
}

/** What to do about a token that is dead. */
export const NEW_TOKEN = 'the platform refuses the token; set a new one and start again';

/** What stays refused however often it is tried, and what to do then; everything else may pass. */
const MENDING: Readonly<Record<string, string>> = {
  'discord.token-refused': NEW_TOKEN,
  'discord.intents-refused':
    'Discord refuses the intents; Saar needs no privileged one, so run it unchanged or switch on what it asks for in the developer portal, and start again',
  'discord.gateway-refused': 'Discord closed the connection for good; install the newest Saar and start again',
  'telegram.refused': NEW_TOKEN,
};

/** The advice that belongs to a failure which another try cannot mend. */
export function mustMend(error: unknown): string | undefined {
  return error instanceof SaarError ? MENDING[error.code] : undefined;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
