/** What the page is given of the platforms: how each would write a message, and what its buttons ask for. Nothing is sent. */
import type { Call, Effect, Message } from '../../messages/message.ts';
import type { DiscordBody } from './looks/discord.ts';
import type { TelegramBody } from './looks/telegram.ts';

/** What a tap asks for: a call of a command and, where a long answer is shown in pages, which of them. */
export interface Tapped extends Call {
  effect: Effect;
  page?: number;
}

export interface ShownPlatform<Body> {
  /** The payloads of a message in reading order, as they would be sent. */
  render(message: Message, page?: number): readonly Body[];
  /** The call in a button's id, with what was chosen from a menu; undefined for an id that the platform never wrote. */
  read(id: string, values: readonly string[]): Tapped | undefined;
}

export interface Platforms {
  discord: ShownPlatform<DiscordBody>;
  telegram: ShownPlatform<TelegramBody>;
}

export type PlatformName = keyof Platforms;

export const PLATFORM_NAMES: readonly PlatformName[] = ['discord', 'telegram'];
