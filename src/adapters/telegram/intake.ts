/** Takes each update once and hands it to its chat's lane. */
import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { Door } from '../../app/command.ts';
import { text, type Message } from '../../messages/message.ts';
import { answer, type Answering } from './answer.ts';
import { linkOf } from './deep-link.ts';
import { answerInlineClick, inlineClickOf } from './inline-clicks.ts';
import { createInlineMode } from './inline-queries.ts';
import { MORE } from './keyboard.ts';
import type { Lanes } from './lanes.ts';
import { moved } from './moved.ts';
import { begin, end, type Begun } from './once.ts';
import { saarErrorOf } from './refusals.ts';
import { reopened, reopenedBy } from './reopened.ts';
import { acknowledge, startSpinner, type Spinner } from './spinner.ts';
import { askedOf, movedBy, type Asked, type Surroundings } from './updates.ts';

const REMEMBERED_UPDATES = 2_000;

/** What is done with each update, once each: Telegram sends those again that it does not know to be done. */
export function createIntake(
  answering: Answering,
  lanes: Lanes,
  isAdmin: Surroundings['isAdmin'],
): (update: Update) => void {
  const { door, log, username } = answering;
  const around: Surroundings = { door, username, isAdmin };
  const takeQuery = createInlineMode(answering);
  const taken = new Set<number>();
  return (update) => {
    if (taken.has(update.update_id)) return;
    taken.add(update.update_id);
    if (taken.size > REMEMBERED_UPDATES) taken.delete(taken.values().next().value!);
    if (update.inline_query) return takeQuery(update.inline_query);
    const work = workOf(update, answering, around);
    if (!work) return;
    const begun = begin(door, log, update);
    const task = async () => {
      const state = await begun;
      if (state === 'done') work.spinner?.leave();
      else await work.run(state);
      await end(door, log, update);
    };
    if (lanes.run(work.lane, task, work.person)) return;
    const first = lanes.firstRefused(work.lane, work.person);
    if (first) log.warn('telegram.flood', { chat: work.lane, update: update.update_id });
    void Promise.all([begun, first && work.refuse?.()]).then(() => end(door, log, update));
  };
}

/** What is to be done for an update, and behind whom it waits. */
interface Work {
  lane: string;
  /** Who asks, where several may. */
  person?: string;
  spinner?: Spinner;
  run(begun: Begun): Promise<void>;
  /** Says that too much came at once. Never rejects. */
  refuse?(): Promise<void>;
}

function workOf(update: Update, answering: Answering, around: Surroundings): Work | undefined {
  const move = movedBy(update);
  if (move) return { lane: String(move.to), run: () => moved(answering, move.from, move.to) };
  const open = reopenedBy(update);
  if (open !== undefined) return { lane: String(open), run: () => reopened(answering, open) };
  const asked = askedOf(update, around);
  if (asked) return workOfPost(asked, answering) ?? workOfAsked(asked, answering);
  const { callback_query: query } = update;
  if (!query) return undefined;
  const inline = inlineClickOf(query);
  if (inline) return { lane: inline.inlineMessageId, run: () => answerInlineClick(answering, inline) };
  const language = query.from.language_code?.split('-')[0] ?? '';
  const key = query.data === MORE ? 'telegram.more' : 'telegram.button-stale';
  return {
    lane: 'clicks',
    run: () => acknowledge(answering, query.id, { text: answering.door.phrase(language, key) }),
  };
}

/** A tap under a channel's post, such as a digest, that asks to read more: answered there it would be a post to everybody. */
function workOfPost({ isChannel, click, invocation }: Asked, answering: Answering): Work | undefined {
  const { door, username } = answering;
  const isReaders = door.commands.some(({ path, access }) => path === invocation.command && access === 'reader');
  const url = isChannel && isReaders ? linkOf(invocation, username, door) : undefined;
  if (!click || click.replace || url === undefined) return undefined;
  return { lane: invocation.caller.id, run: () => acknowledge(answering, click.queryId, { url }) };
}

/**
 * A reader's question whose answer a killed program had begun is answered again: two answers harm less than none. What
 * changes settings may have taken effect already, and twice would be two digests: then the reader is told to look.
 */
function workOfAsked(asked: Asked, answering: Answering): Work {
  const { door } = answering;
  const spinner = asked.click && startSpinner(answering, asked.click.queryId);
  const run = async (begun: Begun) => {
    const repeatable = begun !== 'begun' || (await isReading(asked, door));
    return answer(answering, asked, {
      ...(!repeatable && { message: restarted(door, asked) }),
      ...(spinner && { spinner }),
    });
  };
  const refuse = () => answer(answering, asked, { message: flooded(door, asked), ...(spinner && { spinner }) });
  const { place, caller } = asked.invocation;
  const person = place.direct ? {} : { person: caller.id };
  return { lane: String(asked.chatId), ...person, run, refuse, ...(spinner && { spinner }) };
}

/** A call that is kept under a key may be any; one that cannot be opened counts as one that changes something. */
async function isReading({ invocation }: Asked, door: Door): Promise<boolean> {
  const { command } = await door.opened(invocation).catch(() => invocation);
  return door.commands.some(({ path, access }) => path === command && access === 'reader');
}

/** Under a button a toast says it. */
async function flooded(door: Door, { invocation, click }: Asked): Promise<Message> {
  const language = await door.language(invocation);
  const words = text(door.phrase(language, 'telegram.flood'));
  return { language, blocks: [{ kind: 'paragraph', text: [words] }], ...(click && { quiet: true }) };
}

async function restarted(door: Door, { invocation }: Asked): Promise<Message> {
  const language = await door.language(invocation);
  const look = text(door.phrase(language, 'telegram.restarted-look'), 'code');
  const words = text(`${door.phrase(language, 'telegram.restarted')} `);
  return { language, blocks: [{ kind: 'paragraph', text: [words, look] }] };
}

/** Rights change while Saar runs, so nothing is remembered. @throws SaarError when Telegram does not say. */
export async function isAdmin(bot: Bot, chatId: number, userId: number): Promise<boolean> {
  try {
    const { status } = await bot.api.getChatMember(chatId, userId);
    return status === 'creator' || status === 'administrator';
  } catch (error) {
    throw saarErrorOf(error);
  }
}
