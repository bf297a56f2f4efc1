/**
 * Message → Telegram messages: HTML within 4,096 UTF-16 units and 100 entities each, numbered when there are several.
 * Pure. Every text is escaped here and nowhere else, so nothing foreign can become a tag, a link or a mention.
 */
import type { Message } from '../../messages/message.ts';
import { htmlOf, visibleText } from './html.ts';
import { keyboardOf, type Button, type KeyboardView } from './keyboard.ts';
import { isVisible, linesOf, type Line } from './lines.ts';
import { partsOf } from './parts.ts';

/** What `sendMessage` and `editMessageText` take besides the place: the part of a payload that is frozen. */
export interface Body {
  text: string;
  parse_mode?: 'HTML';
  link_preview_options: { is_disabled: true };
  reply_markup?: { inline_keyboard: Button[][] };
}

/** Telegram's limits: 4,096 counted after the tags are read; entities behind the hundredth are ignored. */
const MOST_UNITS = 4096;
const MOST_ENTITIES = 99;
/** Room for "\n\n(12/34)" and its italics, kept free where there is more than one part. */
const NUMBER_UNITS = 16;

/** The bodies in reading order; the buttons stand under the last. Empty when the message has no visible text. */
export function render(message: Message): Body[] {
  return renderParts(message).map(({ body }) => body);
}

/** The same, each with the number of the message's blocks that stand whole in it and those before it. */
export function renderParts(message: Message): { body: Body; blocks: number }[] {
  const lines = linesOf(message);
  const whole = visibleParts(lines, MOST_UNITS, MOST_ENTITIES);
  const shown = whole.length > 1 ? visibleParts(lines, MOST_UNITS - NUMBER_UNITS, MOST_ENTITIES - 1) : whole;
  const keyboard = keyboardOf(message);
  return shown.map((part, index) => {
    const number = shown.length > 1 ? `\n\n<i>(${index + 1}/${shown.length})</i>` : '';
    const body = bodyOf(htmlOf(part) + number, index === shown.length - 1 ? keyboard : []);
    return { body, blocks: shown[index + 1]?.[0]?.top ?? message.blocks.length };
  });
}

/** How a page is shown where it stands: its number from 1, and how a message in somebody else's chat leads to Saar. */
export interface PageView extends Pick<KeyboardView, 'linkTo'> {
  page: number;
  /** The label of the link to the whole message; with it there are no pages to turn, only the first one. */
  whole?: string;
}

/**
 * The bodies of an answer. One that can be asked for again is shown page by page in one message, however little too long it
 * is: its buttons edit in place, and of two numbered messages they would edit one and post the other anew at every tap.
 * Any other is sent whole, in numbered parts.
 */
export function renderAnswer(message: Message, view: PageView = { page: 1 }): Body[] {
  const pages = message.again || view.linkTo ? visibleParts(linesOf(message), MOST_UNITS, MOST_ENTITIES) : [];
  if (pages.length < 2 && !view.linkTo) return render(message);
  const page = Math.min(Math.max(1, view.page), pages.length);
  const texts = pages.map(htmlOf);
  const here = texts[page - 1];
  if (here === undefined) return [];
  const shown = { here: visibleText(here), all: visibleText(texts.join('')) };
  const keyboard = {
    ...turning(message, view, page, pages.length),
    ...(view.linkTo && { linkTo: view.linkTo }),
    shown,
  };
  return [bodyOf(here, keyboardOf(message, keyboard))];
}

/** In somebody else's chat a page that one reader turns would turn for all: a link leads on instead. */
function turning({ again }: Message, { linkTo, whole }: PageView, page: number, of: number): KeyboardView {
  if (!again || of < 2) return {};
  if (!linkTo) return { pages: { call: again, page, of } };
  const url = linkTo(again);
  return url === undefined || whole === undefined ? {} : { whole: { label: whole, url } };
}

function bodyOf(text: string, keyboard: Button[][]): Body {
  return {
    text,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...(keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {}),
  };
}

/** Telegram refuses a message of spaces and invisible characters only. */
function visibleParts(lines: readonly Line[], units: number, entities: number): Line[][] {
  return partsOf(lines, { units, entities }).filter((part) => part.some(isVisible));
}

/** The same body without any formatting: for the case that Telegram refuses our tags. */
export function plainBody(body: Body): Body {
  const { parse_mode: _, ...rest } = body;
  return { ...rest, text: visibleText(body.text) };
}
