/**
 * Message → Telegram messages: HTML within 4,096 UTF-16 units and 100 entities each, numbered when there are several.
 * Pure. Every text is escaped here and nowhere else, so nothing foreign can become a tag, a link or a mention.
 */
import type { Message } from '../../messages/message.ts';
import { keyboardOf, type Button } from './keyboard.ts';
import { linesOf, type Line, type Mark, type Run } from './lines.ts';
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

/** The bodies in reading order; the actions stand under the last. Empty when the message has no visible text. */
export function render(message: Message): Body[] {
  const lines = linesOf(message);
  const whole = partsOf(lines, { units: MOST_UNITS, entities: MOST_ENTITIES });
  const parts =
    whole.length > 1 ? partsOf(lines, { units: MOST_UNITS - NUMBER_UNITS, entities: MOST_ENTITIES - 1 }) : whole;
  const shown = parts.filter((part) => part.some(isVisible));
  const keyboard = keyboardOf(message.actions ?? []);
  return shown.map((part, index) => {
    const last = index === shown.length - 1;
    const number = shown.length > 1 ? `\n\n<i>(${index + 1}/${shown.length})</i>` : '';
    return {
      text: htmlOf(part) + number,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      ...(last && keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {}),
    };
  });
}

/** The same body without any formatting: for the case that Telegram refuses our tags. */
export function plainBody(body: Body): Body {
  const { parse_mode: _, ...rest } = body;
  return { ...rest, text: visibleText(body.text) };
}

/** What a reader sees of our own HTML. */
export function visibleText(html: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|amp);/g, (_, name: string) => names[name]!);
}

/** Telegram refuses a message of spaces and invisible characters only. */
function isVisible(line: Line): boolean {
  return line.runs.some((run) => /[^\s\p{C}\u2800\u3164]/u.test(run.text));
}

function htmlOf(part: readonly Line[]): string {
  return part
    .map((line, index) => opening(line, part[index - 1]) + runsHtml(line.runs) + closing(line, part[index + 1]))
    .join('');
}

/** Line breaks stand outside the quotation, so that it does not begin or end with an empty line. */
function opening(line: Line, before: Line | undefined): string {
  const gap = before ? '\n'.repeat(line.gap) : '';
  return line.fold !== undefined && line.fold !== before?.fold ? `${gap}<blockquote expandable>` : gap;
}

function closing(line: Line, after: Line | undefined): string {
  return line.fold !== undefined && line.fold !== after?.fold ? '</blockquote>' : '';
}

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map(({ text, marks }) => marks.map(openTag).join('') + escape(text) + marks.toReversed().map(closeTag).join(''))
    .join('');
}

function openTag({ tag, href }: Mark): string {
  return href === undefined ? `<${tag}>` : `<${tag} href="${escape(href)}">`;
}

function closeTag({ tag }: Mark): string {
  return `</${tag}>`;
}

/** Bot API, "HTML style": these four in text and in attributes; it knows no other named entities. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
