/** What an answer looks like where Telegram takes everything that it documents: rich, else page by page, else in parts. Pure. */
import type { Message } from '../../messages/message.ts';
import { renderAnswer, type Body } from './render.ts';
import { richBody, type RichBody } from './rich.ts';

/** The payloads in reading order. @param page which page of a long message, from 1. */
export function answerBodies(message: Message, page = 1): (Body | RichBody)[] {
  const rich = richBody(message);
  return rich ? [rich] : renderAnswer(message, { page });
}
