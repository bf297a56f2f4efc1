/** Inline runs of a message as Discord's Markdown, and how a line that is too long for one message is cut. */
import { languageName } from '../../messages/language-name.ts';
import type { Inline } from '../../messages/message.ts';
import { escapeMarkdown, linkAddress, oneLine } from './escape.ts';
import { pieces } from './pieces.ts';

/** How a line is read: its language (to name other languages in), and whether all of it is strong already. */
export interface LineStyle {
  language: string;
  strong: boolean;
}

/** The Markdown of one line's inlines; nothing in it has a meaning that is not ours. */
export function renderInlines(inlines: readonly Inline[], style: LineStyle): string {
  const line = joined(inlines)
    .map((inline) => renderInline(inline, style))
    .join('');
  return style.strong ? wrapped('**', line) : line;
}

function renderInline(inline: Inline, style: LineStyle): string {
  switch (inline.kind) {
    case 'text':
      return renderText(inline.text, style.strong ? undefined : inline.style);
    case 'link':
      return renderLink(inline.text, inline.url);
    case 'foreign':
      return renderText(inline.text, style.strong ? undefined : inline.style) + languageMark(inline, style.language);
    case 'place':
      return renderPlace(inline);
    case 'mark':
      return `[${inline.number}]`;
  }
}

/** Discord shows a channel by the name it has now, and leads there. */
function renderPlace({ id, text }: Extract<Inline, { kind: 'place' }>): string {
  return /^\d+$/.test(id) ? `<#${id}>` : escapeMarkdown(text);
}

function languageMark({ language, named }: Extract<Inline, { kind: 'foreign' }>, inLanguage: string): string {
  return named === 'elsewhere' ? '' : ` (${escapeMarkdown(languageName(language, inLanguage))})`;
}

/** Inside code a backslash is a backslash, so only words that need none become code: commands, zones, times. */
const CODE = /^(?:[\p{L}\p{M}\p{N}\s/:,+-]|_(?!_))*$/u;

function renderText(value: string, style?: 'strong' | 'emphasis' | 'code'): string {
  if (style === 'strong') return wrapped('**', escapeMarkdown(value));
  if (style === 'emphasis') return wrapped('*', escapeMarkdown(value));
  if (style === 'code' && CODE.test(value)) return wrapped('`', oneLine(value));
  return escapeMarkdown(value);
}

function renderLink(text: string, url: string): string {
  const address = linkAddress(url);
  if (address === undefined) return escapeMarkdown(text.trim() === '' ? url : text);
  return `[${escapeMarkdown(text.trim() === '' ? new URL(address).host : text)}](<${address}>)`;
}

/** Blanks stay outside the signs: Discord shows `** word**` with its asterisks. */
function wrapped(sign: string, value: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(value) ?? [];
  return inner === '' ? value : `${before}${sign}${inner}${sign}${after}`;
}

/** Neighbours of the same kind become one: `**a****b**` would show its asterisks, and each piece would name its language. */
function joined(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (last && sameRun(last, inline) && 'text' in last && 'text' in inline)
      result[result.length - 1] = { ...last, text: last.text + inline.text };
    else result.push(inline);
  }
  return result;
}

function sameRun(one: Inline, other: Inline): boolean {
  if (one.kind === 'text' && other.kind === 'text') return one.style === other.style;
  if (one.kind === 'foreign' && other.kind === 'foreign')
    return one.language === other.language && one.style === other.style && one.named === other.named;
  return one.kind === 'link' && other.kind === 'link' && one.url === other.url;
}

/** How much longer a run may become when pieces meet again: a colon or a dot may then need its backslash. */
const SEAM = 2;

/**
 * Cuts a line into lines that each cost at most `room` as rendered, at blanks where there are any,
 * never inside a grapheme cluster unless one cluster alone is longer than a piece.
 * @param costOf what some words cost; at least their UTF-16 units
 */
export function cutInlines(
  inlines: readonly Inline[],
  style: LineStyle,
  room: number,
  costOf: (words: string) => number,
): Inline[][] {
  const frame = (inline: Inline) => costOf(framed(inline, style));
  const lines: Inline[][] = [[]];
  let left = room - frame({ kind: 'text', text: '' });
  for (const inline of joined(inlines)) {
    let open = false;
    const isWords = 'text' in inline && inline.kind !== 'place';
    for (const piece of isWords ? pieces(inline.text) : ['']) {
      const size = costOf(escapeMarkdown(piece)) + SEAM;
      if (size + (open ? 0 : frame(inline)) > left && lines.at(-1)!.length > 0) {
        lines.push([]);
        left = room - frame({ kind: 'text', text: '' });
        open = false;
      }
      lines.at(-1)!.push(isWords ? { ...inline, text: piece } : inline);
      left -= size + (open ? 0 : frame(inline));
      open = true;
    }
  }
  return lines;
}

/** What stands around an inline's words: signs, address, name of its language. */
function framed(inline: Inline, style: LineStyle): string {
  return renderInlines(['text' in inline && inline.kind !== 'place' ? { ...inline, text: 'x' } : inline], style);
}
