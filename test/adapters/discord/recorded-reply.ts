/** A reply that writes down what it was told, and interactions as Discord sends them, with only what is read of them. */
import { DiscordAPIError, type APIInteraction } from 'discord.js';
import type { InteractionParts } from '../../../src/adapters/discord/answer.ts';
import type { ChannelView } from '../../../src/adapters/discord/destination.ts';
import { handleInteraction } from '../../../src/adapters/discord/interactions.ts';
import { recentIds } from '../../../src/adapters/discord/recent.ts';
import type { Reply } from '../../../src/adapters/discord/reply.ts';
import { fakeDoor, type FakeDoor } from './fake-door.ts';

const CHANNELS: Record<string, ChannelView> = {
  '4': { guildId: '3', name: 'news', missing: [] },
  '5': { guildId: '3', name: 'closed', missing: ['view-channel', 'send-messages'] },
  '6': { guildId: '99', name: 'elsewhere', missing: [] },
};

export type Step = keyof Reply;
const STEPS = ['respond', 'update', 'ask', 'defer', 'deferUpdate', 'suggest', 'edit', 'followUp', 'remove', 'thinking'];

export interface Recorded {
  done: string[];
  parts: InteractionParts;
}

/**
 * Parts whose replies are noted in `done`, in order. Steps named in `failing` throw once each, in order; with `rejected`,
 * as Discord does when it does not take a body.
 */
export function recorded(door: FakeDoor = fakeDoor(), failing: Step[] = [], rejected = false): Recorded {
  const done: string[] = [];
  const step =
    (name: Step) =>
    async (...given: unknown[]) => {
      const short = given.map((each) => (typeof each === 'object' ? words(each) : String(each)));
      done.push([name, ...short].join(' '));
      const at = failing.indexOf(name);
      if (at >= 0) {
        failing.splice(at, 1);
        throw rejected ? badBody() : new Error(name);
      }
      return name === 'thinking';
    };
  const reply = Object.fromEntries(STEPS.map((name) => [name, step(name as Step)])) as unknown as Reply;
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const lookup = async (id: string) => CHANNELS[id];
  return { done, parts: { door, log, lookup, replyTo: () => reply, isNew: recentIds(), now: () => 0 } };
}

/** Runs one interaction and lists what was answered, in order. */
export async function answers(interaction: object, door?: FakeDoor, failing?: Step[], rejected?: boolean) {
  const { done, parts } = recorded(door, failing, rejected);
  await handleInteraction(whole(interaction), parts);
  return done;
}

/** A door that answers only once the question was acknowledged. */
export function slow(door: FakeDoor = fakeDoor()): FakeDoor {
  const later = () => new Promise((resolve) => setTimeout(resolve, 300));
  return { ...door, invoke: (invocation) => later().then(() => door.invoke(invocation)) };
}

function badBody(): DiscordAPIError {
  return new DiscordAPIError({ code: 50035, message: 'Invalid Form Body' }, 50035, 400, 'POST', '', {});
}

/** The words of a body, or the values of suggestions. */
function words(given: object | null): string {
  return [...JSON.stringify(given).matchAll(/"(?:content|value|title)":"((?:[^"\\]|\\.)*)"/g)]
    .map((found) => (JSON.parse(`"${found[1]}"`) as string).replaceAll('\\', ''))
    .join('|');
}

export function whole(parts: object): APIInteraction {
  const member = { user: { id: '7' }, permissions: String(1n << 5n) };
  const base = { type: 2, id: '1', application_id: '2', token: 't', guild_id: '3', channel: { id: '4', type: 0 } };
  return { ...base, locale: 'hi', member, ...parts } as unknown as APIInteraction;
}

export const slash = (name: string, options: object[] = []) => ({ data: { type: 1, name, options } });
export const topic = (value: string) => ({ name: 'topic', type: 3, value });
export const set = (channel: string) =>
  slash('digest', [{ name: 'set', type: 1, options: [{ name: 'channel', type: 7, value: channel }] }]);
export const click = (id: string, flags = 0) => ({
  type: 3,
  data: { component_type: 2, custom_id: id },
  message: { flags },
});
export const choose = (id: string, values: string[], flags = 0) => ({
  type: 3,
  data: { component_type: 3, custom_id: id, values },
  message: { flags },
});
export const submit = (id: string, components: object[]) => ({ type: 5, data: { custom_id: id, components } });
export const stranger = { member: { user: { id: '8' }, permissions: '0' } };
/** The flag of a message that only the asker sees. */
export const EPHEMERAL = 64;
