/** A reader on each platform who asks one thing or presses one button, and what such a reader sees in the end. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Interaction, Outcome } from './discord-stand-in.ts';
import { person, pressesOn } from './discord-people.ts';
import { messagesOf } from './discord-walk.ts';
import type { Row, Seen } from './faults.ts';
import type { Program } from './stand-ins.ts';
import { addChat, pressData, write, writtenIn, type Chat, type Written } from './telegram-people.ts';

export interface Sight {
  seen: Seen;
  /** Whether the fault befell anything: an answer that needs no such call cannot meet it. */
  met: boolean;
}

export interface Reader {
  /** Asks or presses while that goes wrong. */
  sees(row: Row): Promise<Sight>;
}

const TOPIC = 'treaty';
/** Longer than Saar waits for a platform that says nothing. */
const PATIENCE_MS = 25_000;
const SETTLED_MS = 1_500;
/** A question that comes while the line is down comes this much after it fell. */
const AFTER_MS = 30;
/** The button that shows the same in the other language, in place. */
const OTHER_LANGUAGE = /\p{Script=Devanagari}/u;
const COMMAND = 2;
const COMPONENT = 3;

const DISCORD_CALLS: Record<string, { method: string; path: string }> = {
  acknowledgement: { method: 'POST', path: 'callback' },
  edit: { method: 'PATCH', path: '@original' },
};
const TELEGRAM_CALLS: Record<string, RegExp> = {
  message: /^send(Rich)?Message$/,
  acknowledgement: /^answerCallbackQuery$/,
  edit: /^editMessageText$/,
};

/** Learns first what is said when nothing is wrong. */
export async function discordReader(program: Program): Promise<Reader> {
  const { discord } = program;
  const where = () => discord.where({ user: person(discord) });
  const end = (interaction: Interaction) => discord.outcome(interaction, { timeoutMs: PATIENCE_MS });
  const ask = () => {
    const here = where();
    return discord.createInteraction(
      COMMAND,
      discord.resolve({ name: 'brief', options: { topic: TOPIC } }, here).data,
      here,
    );
  };
  const press = (on: Outcome) => {
    const presses = pressesOn(messagesOf(on));
    const { message, id, type } = presses.find(({ label }) => OTHER_LANGUAGE.test(label)) ?? presses[0]!;
    return discord.createInteraction(COMPONENT, { custom_id: id, component_type: type, id: 1 }, where(), { message });
  };
  const first = await end(ask());
  const calm = { ask: first.text, press: (await end(press(await end(ask())))).text };
  return {
    async sees({ doing, disturb, fault }) {
      const on = doing === 'press' ? await end(ask()) : undefined;
      await disturb?.(program);
      if (disturb) await sleep(AFTER_MS);
      const interaction = on ? press(on) : ask();
      const call = fault && DISCORD_CALLS[fault.call]!;
      const path = new RegExp(`${interaction.token}.*${call?.path}`);
      const added = fault && discord.faults.add({ match: { method: call!.method, path }, action: fault.action });
      const outcome = await end(interaction);
      if (disturb) discord.clearFaults();
      return { seen: seenOf(outcome, calm[doing]), met: (added?.hits ?? 1) > 0 };
    },
  };
}

export function seenOf(outcome: Outcome, calm: string): Seen {
  const bodies = messagesOf(outcome).map(({ content, components }) => JSON.stringify([content, components]));
  if (!outcome.ok || outcome.text.trim() === '') return 'silence';
  if (new Set(bodies).size < bodies.length) return 'twice';
  return outcome.text === calm ? 'answer' : 'apology';
}

/** As `discordReader`; each question in a chat of its own. */
export async function telegramReader(program: Program): Promise<Reader> {
  const { telegram } = program;
  const calm = addChat(telegram, 'private', 'en');
  write(telegram, calm, `/brief ${TOPIC}`);
  const asked = await settled(program, calm);
  const since = telegram.rec.mark();
  pressLanguage(program, calm, asked);
  const pressed = await settled(program, calm, since);
  const told = async (chat: Chat, from: number, expected: Written[]) =>
    compare(await settled(program, chat, from), expected);
  return {
    async sees({ doing, disturb, fault }) {
      const chat = addChat(telegram, 'private', 'en');
      const question = () => write(telegram, chat, `/brief ${TOPIC}`);
      if (doing === 'press') question();
      const on = doing === 'press' ? await settled(program, chat) : [];
      await disturb?.(program);
      if (disturb) await sleep(AFTER_MS);
      const from = telegram.rec.mark();
      const mine = [String(chat.id), doing === 'press' ? pressLanguage(program, chat, on) : ''];
      const when = ({ raw }: { raw: Uint8Array }) => mine.some((id) => id !== '' && raw.toString().includes(id));
      const match = { path: TELEGRAM_CALLS[fault?.call ?? 'message'], when };
      const added = fault && telegram.faults.add({ match, action: fault.action });
      if (doing === 'ask') question();
      const seen = await told(chat, from, doing === 'ask' ? asked : pressed);
      if (disturb) telegram.clearFaults();
      return { seen, met: (added?.hits ?? 1) > 0 };
    },
  };
}

/** What stands in a chat when nothing more has come for a while. */
export async function settled({ telegram }: Program, chat: Chat, since = 0): Promise<Written[]> {
  const isHere = (entry: { kind: string; chat?: unknown }) =>
    /^message(-edit)?$/.test(entry.kind) && entry.chat === chat.id;
  let seen = await telegram.rec.waitFor(isHere, PATIENCE_MS, { since });
  while (seen) seen = await telegram.rec.waitFor(isHere, SETTLED_MS, { since: seen.seq });
  return writtenIn(telegram, chat.id);
}

function pressLanguage({ telegram }: Program, chat: Chat, written: Written[]): string {
  const on = written.find(({ buttons }) => buttons.length > 0)!;
  const { data } = on.buttons.find(({ text }) => OTHER_LANGUAGE.test(text)) ?? on.buttons[0]!;
  return pressData(telegram, chat, on, data);
}

export function compare(now: readonly Written[], calm: readonly Written[]): Seen {
  const texts = (written: readonly Written[]) => written.map(({ text }) => text).join('\n');
  if (now.length === 0) return 'silence';
  if (texts(now) === texts(calm)) return 'answer';
  return now.length > calm.length ? 'twice' : 'apology';
}
