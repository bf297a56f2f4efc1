/** An answer on its way to the reader: at once, or in place of "thinking …"; as a card, or in plain text where that is refused. */
import type { Door } from '../../app/command.ts';
import type { Message } from '../../messages/message.ts';
import type { Asked, Way } from './asked.ts';
import { answerRefused, refusal, type ChannelLookup } from './destination.ts';
import { failureOf } from './failure.ts';
import type { Log } from './log.ts';
import { answerBodies } from './pages.ts';
import { plainBodies } from './plain.ts';
import { renderBodies } from './render.ts';
import { isRejected, type AnyBody, type Reply } from './reply.ts';

export interface ShowParts {
  door: Pick<Door, 'phrase'>;
  log: Log;
  lookup: ChannelLookup;
}

/** Where the bodies of one answer go. `plain` takes the first one when Discord does not take it as a card. */
interface Road {
  first(body: AnyBody): Promise<void>;
  plain(body: AnyBody): Promise<void>;
  next(body: AnyBody): Promise<void>;
}

type Shown = Pick<Asked, 'way' | 'page' | 'invocation'>;

/** Answers an interaction that was not acknowledged yet. @throws what discord.js' REST throws, when nothing could be shown */
export async function showAtOnce(
  message: Message,
  { way, page }: Shown,
  reply: Reply,
  parts: ShowParts,
): Promise<void> {
  if (message.quiet && way.tapped) return reply.deferUpdate();
  const privately = way.hidden || (message.private === true && (way.replace || !way.alone));
  const own = (body: AnyBody) => reply.respond(body, privately);
  const next = (body: AnyBody) => reply.followUp(body, privately);
  const inPlace = way.replace && !isAside(message, way);
  // A card cannot become plain text: what cannot be edited is answered beside it.
  const edited = { first: reply.update, plain: (body: AnyBody) => reply.respond(body, true), next };
  await travel(message, page, inPlace ? edited : { first: own, plain: own, next }, parts.log);
}

/** Fills in what was deferred. Whatever goes wrong, nobody is left looking at "thinking …". */
export async function showDeferred(
  message: Message,
  { way, page, invocation }: Shown,
  reply: Reply,
  parts: ShowParts,
): Promise<void> {
  if (message.quiet && way.replace) return;
  const aside = (body: AnyBody) => reply.followUp(body, true);
  const next = (body: AnyBody) => reply.followUp(body, way.hidden);
  try {
    if (isAside(message, way)) await travel(message, page, { first: aside, plain: aside, next: aside }, parts.log);
    else if (message.private && !way.alone && !way.replace) await showPrivately(message, page, reply, parts);
    else await travel(message, page, { first: reply.edit, plain: way.replace ? aside : reply.edit, next }, parts.log);
  } catch (error) {
    const failure = codesOf(error);
    parts.log.error('discord.answer-failed', failure);
    const { door, lookup } = parts;
    const { language } = message;
    const barred = await answerRefused(failure.code, invocation.place, door, language, lookup);
    // The shortest honest answer, once.
    const [words] = renderBodies(barred ?? refusal(language, door.phrase(language, 'discord.failed')));
    await (way.replace ? reply.followUp(words!, true) : reply.edit(words!));
  }
}

/**
 * A private answer to a tap stands beside the tapped message, unless that is private too and the answer leads on: another
 * page, or the next question. A refusal leads nowhere, and what was being read stays.
 */
function isAside(message: Message, { replace, alone }: Way): boolean {
  const leadsOn = message.again !== undefined || (message.actions ?? []).length > 0;
  return replace && message.private === true && !(alone && leadsOn);
}

/**
 * A deferred message cannot turn private any more. So it is filled, which ends "thinking" (the first follow-up to a
 * message still thinking would fill it in public), then the asker alone is answered, then it is taken away.
 */
async function showPrivately(message: Message, page: number, reply: Reply, parts: ShowParts): Promise<void> {
  const words = parts.door.phrase(message.language, 'discord.answered-privately');
  await reply.edit(renderBodies(refusal(message.language, words))[0]!);
  const aside = (body: AnyBody) => reply.followUp(body, true);
  await travel(message, page, { first: aside, plain: aside, next: aside }, parts.log);
  await reply.remove();
}

/** Sends the bodies in order. Once the first stands, what goes wrong with a later one is logged and takes nothing back. */
async function travel(message: Message, page: number, road: Road, log: Log): Promise<void> {
  const rest = await started(message, page, road, log);
  try {
    for (const body of rest) await road.next(body);
  } catch (error) {
    log.error('discord.part-lost', codesOf(error));
  }
}

/** Sends the first body, plainly if it must be, and gives those that follow it. */
async function started(message: Message, page: number, road: Road, log: Log): Promise<AnyBody[]> {
  const [first, ...rest] = answerBodies(message, page);
  try {
    await road.first(first!);
    return rest;
  } catch (error) {
    if (!isRejected(error)) throw error;
    log.warn('discord.card-refused', codesOf(error));
  }
  const [plain, ...others] = plainBodies(message);
  await road.plain(plain!);
  return others;
}

/** What may be logged of a failure. */
export function codesOf(error: unknown): { kind: string; code: string } {
  const { kind, code } = failureOf(error);
  return { kind, code };
}
