/** Walks through all that the program can be asked in Telegram: each command typed in words, each button pressed. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Leaf } from './discord-walk.ts';
import {
  addChat,
  CHAT_KINDS,
  entry,
  pressData,
  quiet,
  write,
  writtenIn,
  type Chat,
  type Telegram,
  type Written,
} from './telegram-people.ts';
import { fittingValue, pool, UNFIT } from './values.ts';

/** One question in a chat of its own, and what stands there now. */
export interface Told {
  what: string;
  chat: Chat;
  written: Written[];
}

const CHANNEL = 7;
const AT_ONCE = 40;
const ANSWER_MS = 8_000;
/** About as fast as Saar may answer: what is tried here is not a flood. */
const WRITE_EVERY_MS = 40;
/** Two parts of one answer in a chat may lie so far apart. */
const QUIET_MS = 3_000;

function words({ typed, options }: Leaf, language: string, turn: number): [string, string][] {
  const command = `/${[typed.name, ...(typed.path ?? [])].join(' ')}`;
  const asked = options.filter(({ type }) => type !== CHANNEL);
  const value = ({ name }: { name: string }) => (name === 'language' ? language : fittingValue(name));
  const line = (values: string[]) => [command, ...values].join(' ');
  return [
    ['fitting', line(asked.filter(({ name }) => name !== 'id').map(value))],
    ['least', line(asked.filter(({ required }) => required).map(value))],
    [`unfit ${turn % UNFIT.length}`, line([UNFIT[turn % UNFIT.length]!])],
    ['blank', `${command}   `],
  ];
}

/** Every command × options × language × kind of chat, each in a chat of its own. */
export async function walkTyped(
  telegram: Telegram,
  leaves: readonly Leaf[],
  languages: readonly string[],
): Promise<Told[]> {
  const told: Told[] = [];
  let turn = 0;
  for (const leaf of leaves)
    for (const language of languages)
      for (const kind of CHAT_KINDS)
        for (const [variant, text] of words(leaf, language, turn++)) {
          const chat = addChat(telegram, kind, language, leaf.settings);
          told.push({ what: `${text.slice(0, 60)} (${variant}) ${language} ${kind}`, chat, written: [] });
          write(telegram, chat, text);
          await sleep(WRITE_EVERY_MS);
        }
  await quiet(telegram, QUIET_MS);
  return told.map((each) => ({ ...each, written: writtenIn(telegram, each.chat.id) }));
}

/** Each call that stands on a button is pressed once, in the chat where fewest have been pressed. */
export async function walkPressed(
  telegram: Telegram,
  from: readonly Told[],
  depth: number,
  most: number,
): Promise<Told[]> {
  const seen = new Set<string>();
  const all: Told[] = [];
  let level = from;
  for (let n = 0; n < depth; n++) {
    const plans = planOf(level, seen, most);
    const results = await pool(AT_ONCE, plans, async ({ told, presses }) => {
      const done: Told[] = [];
      // What an earlier press took off its message nobody can press any more.
      for (const press of presses)
        if (stands(telegram, told.chat.id, press)) done.push(await pressed(telegram, told, press));
      return done;
    });
    level = results.flat();
    all.push(...level);
  }
  return all;
}

interface Press {
  on: Written;
  text: string;
  data: string;
}

function planOf(level: readonly Told[], seen: Set<string>, most: number): { told: Told; presses: Press[] }[] {
  const plans = level.map((told) => ({ told, presses: [] as Press[] }));
  const where = new Map<string, { plan: (typeof plans)[number]; press: Press }[]>();
  for (const plan of plans)
    for (const on of plan.told.written)
      for (const { text, data } of on.buttons)
        if (!seen.has(data)) where.set(data, [...(where.get(data) ?? []), { plan, press: { on, text, data } }]);
  for (const [data, places] of where) {
    if (seen.size >= most) break;
    seen.add(data);
    const least = places.reduce((best, each) => (each.plan.presses.length < best.plan.presses.length ? each : best));
    least.plan.presses.push(least.press);
  }
  return plans.filter(({ presses }) => presses.length > 0);
}

/** The link by which a tap was answered: the stand-in notes it with the call alone, which comes after the answer. */
async function linkAnswered(telegram: Telegram, id: string, since: number): Promise<unknown> {
  const paramsOf = (each: object) => ((each as { params?: unknown }).params ?? {}) as Record<string, unknown>;
  const isCall = (each: { kind: string }) => each.kind === 'call' && paramsOf(each)['callback_query_id'] === id;
  const call = await entry(telegram, isCall, since, ANSWER_MS);
  return call && paramsOf(call)['url'];
}

function stands(telegram: Telegram, chatId: number, { on, data }: Press): boolean {
  const now = writtenIn(telegram, chatId).find(({ messageId }) => messageId === on.messageId);
  return now?.buttons.some((button) => button.data === data) ?? false;
}

async function pressed(telegram: Telegram, { what, chat }: Told, { on, text, data }: Press): Promise<Told> {
  const since = telegram.rec.mark();
  const id = pressData(telegram, chat, on, data);
  const name = `${what} → ${text} (${data})`;
  const isAnswer = (each: { kind: string; id?: unknown }) => each.kind === 'callback-answer' && each.id === id;
  const answered = await entry(telegram, isAnswer, since, ANSWER_MS);
  const isWritten = (each: { kind: string; chat?: unknown }) =>
    /^message(-edit)?$/.test(each.kind) && each.chat === chat.id;
  const link = answered && (await linkAnswered(telegram, id, since));
  if (answered && !answered['text'] && !link) await entry(telegram, isWritten, since, ANSWER_MS);
  const changed = new Set(
    telegram.rec
      .of('message', since)
      .concat(telegram.rec.of('message-edit', since))
      .filter(isWritten)
      .map((each) => each['message_id']),
  );
  const written = writtenIn(telegram, chat.id).filter(({ messageId }) => changed.has(messageId));
  // Words over the chat, or the link that opens the answer in private.
  const said = answered?.['text'] ?? link;
  const toast = said ? [{ ...on, text: String(said), buttons: [] }] : [];
  return { what: answered ? name : `${name}: the spinner never stops`, chat, written: [...written, ...toast] };
}

/** What is wrong with an answer, in words; empty when one stands there, and only one. */
export function wrongWith({ what, written }: Told): string[] {
  if (written.length === 0) return [`${what}: silence`];
  if (written.some(({ text }) => text.trim() === '')) return [`${what}: an empty answer`];
  const texts = written.map(({ text }) => text);
  return new Set(texts).size < texts.length ? [`${what}: the same answer twice`] : [];
}
