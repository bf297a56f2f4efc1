/** People and places of the Discord stand-in, and what they can do there: type, press, choose, fill in a form. */
import type { Asking, Component, Discord, Outcome, RawMessage, User } from './discord-stand-in.ts';
import { fittingValue } from './values.ts';

/** Kinds of components, by Discord's numbers. */
export const KIND = { button: 2, select: 3, text: 4 };
const LINK = 5;
const MODAL = 5;
const COMPONENT = 3;

/** A server with a channel of each kind; threads are known to Discord, but not sent with the server. */
export interface Server {
  id: string;
  channels: Record<'general' | 'news' | 'forum' | 'thread' | 'post', string>;
}

let made = 0;

export function addServer(discord: Discord): Server {
  const number = ++made;
  const channel = (kind: number, n: number) => ({
    id: `41000000000000${1000 + number * 10 + n}`,
    name: `c${number}-${n}`,
    type: kind,
  });
  const [general, news, forum] = [channel(0, 0), channel(5, 1), channel(15, 2)];
  const { id } = discord.addGuild({
    id: `31000000000000${1000 + number}`,
    name: `Server ${number}`,
    channels: [general, news, forum],
  });
  const thread = (n: number, parent: string) => {
    const own = channel(11, n);
    const metadata = {
      archived: false,
      archive_timestamp: new Date(0).toISOString(),
      auto_archive_duration: 1440,
      locked: false,
    };
    const whole = {
      ...own,
      guild_id: id,
      parent_id: parent,
      permission_overwrites: [],
      last_message_id: null,
      thread_metadata: metadata,
    };
    discord.channels.set(own.id, whole);
    return own.id;
  };
  return {
    id,
    channels: {
      general: general.id,
      news: news.id,
      forum: forum.id,
      thread: thread(3, general.id),
      post: thread(4, forum.id),
    },
  };
}

/** A person nobody has seen before: limits on one person are somebody else's test. */
export function person(discord: Discord, manages = false): User {
  const number = ++made;
  return { ...discord.users['viewer']!, id: `21000000000000${10_000 + number}`, username: `person${number}`, manages };
}

/** Lets `User.manages` decide who may manage a server. */
export function letPeopleManage(discord: Discord): void {
  const before = discord.memberPerms.bind(discord);
  discord.memberPerms = (user) => before(user.manages ? discord.users['tester']! : user);
}

/** Every component of messages, depth first. */
export function componentsOf(nodes: readonly Component[]): Component[] {
  return nodes.flatMap((node) => [
    node,
    ...componentsOf([
      ...(node.components ?? []),
      ...(node.component ? [node.component] : []),
      ...(node.accessory ? [node.accessory] : []),
    ]),
  ]);
}

/** One thing a reader can press or choose on a message. */
export interface Press {
  message: RawMessage;
  id: string;
  type: number;
  label: string;
  values?: string[];
}

/** Whatever can be pressed on the messages of an answer, each value of each menu for itself. */
export function pressesOn(messages: readonly RawMessage[]): Press[] {
  return messages.flatMap((message) =>
    componentsOf(message.components).flatMap(({ type, custom_id: id, label = '', disabled, style, options }) => {
      if (!id || disabled || style === LINK) return [];
      if (type !== KIND.select) return [{ message, id, type, label }];
      return options!.map(({ value, label: name }) => ({ message, id, type, label: name, values: [value] }));
    }),
  );
}

/** Presses a button or chooses from a menu; with an id that never stood on the message it is a forgery. */
export async function press(discord: Discord, { message, id, type, values }: Press, asking: Asking): Promise<Outcome> {
  const live = discord.liveMessage(message.id) ?? message;
  const direct = live.channel_id === discord.dm.id;
  const where = discord.where({ ...asking, ...(direct ? { dm: true } : { channel: live.channel_id }) });
  const data = { custom_id: id, component_type: type, id: 1, ...(values ? { values } : {}) };
  return discord.outcome(
    discord.createInteraction(COMPONENT, data, where, { locale: asking.locale, message: live }),
    asking,
  );
}

/** Fills in the form that an answer opened, and sends it. `value` is what stands in each line of text. */
export async function fillIn(
  discord: Discord,
  modal: NonNullable<Outcome['modal']>,
  asking: Asking,
  value: (option: string) => string = fittingValue,
): Promise<Outcome> {
  const where = discord.where(asking);
  const resolved: Record<string, object> = {};
  const filled = modal.components.map((outer) => {
    const inner = outer.component ?? outer.components![0]!;
    const { type, custom_id: id, options } = inner;
    if (type === KIND.text) return { ...outer, component: { type, custom_id: id, value: inner.value ?? value(id!) } };
    if (type === KIND.select) return { ...outer, component: { type, custom_id: id, values: [options![0]!.value] } };
    resolved[where.c.id] = { ...where.c, permissions: '0' };
    return { ...outer, component: { type, custom_id: id, values: [where.c.id] } };
  });
  const data = { custom_id: modal.custom_id, components: filled, resolved: { channels: resolved } };
  return discord.outcome(discord.createInteraction(MODAL, data, where, { locale: asking.locale }), asking);
}
