/** The text of one Discord component or message → HTML: headings, small print, lists, quotations and code, line by line. */
import { element, together, words, type Markup } from '../markup.ts';
import { inlines } from './discord-inlines.ts';

/** A run of lines of one kind, and how it is shown. Tried in this order; what is none of them is a line of text. */
const KINDS: readonly { pattern: RegExp; show(lines: RegExpExecArray[]): Markup }[] = [
  { pattern: /^(#{1,3}) +(.+)$/, show: (lines) => together(lines.map(heading)) },
  { pattern: /^-# +(.+)$/, show: (lines) => together(lines.map(([, text]) => element('small', {}, inlines(text!)))) },
  { pattern: /^( *)[-*] +(.+)$/, show: (lines) => list('ul', lines) },
  { pattern: /^( *)\d+\. +(.+)$/, show: (lines) => list('ol', lines) },
  {
    pattern: /^(?:>>>|>) (.*)$/,
    show: (lines) => element('blockquote', {}, ...lines.map(([, text]) => element('p', {}, inlines(text!)))),
  },
];

/** Markdown as Discord shows it. */
export function markdown(source: string): Markup {
  const parts = source.split(/```(?:[\w+-]*\n)?([\s\S]*?)```/);
  return together(
    parts.map((part, index) => (index % 2 === 1 ? element('pre', {}, words(part)) : linesOf(part, parts.length > 1))),
  );
}

function linesOf(source: string, amongCode: boolean): Markup {
  if (amongCode && source.trim() === '') return together([]);
  const lines = (amongCode ? source.replace(/^\n|\n$/g, '') : source).split('\n');
  const parts: Markup[] = [];
  for (let at = 0; at < lines.length;) {
    const kind = KINDS.find(({ pattern }) => pattern.test(lines[at]!));
    const run = kind ? runOf(lines, at, kind.pattern) : [];
    parts.push(kind ? kind.show(run) : plain(lines[at]!));
    at += Math.max(1, run.length);
  }
  return together(parts);
}

function runOf(lines: readonly string[], from: number, pattern: RegExp): RegExpExecArray[] {
  const run: RegExpExecArray[] = [];
  for (const line of lines.slice(from)) {
    const match = pattern.exec(line);
    if (!match) break;
    run.push(match);
  }
  return run;
}

function plain(line: string): Markup {
  return line.trim() === '' ? element('div', { class: 'gap' }) : element('p', {}, inlines(line));
}

/** Discord's first three headings, below those of the page. */
function heading([, signs, text]: RegExpExecArray): Markup {
  return element(`h${signs!.length + 2}`, { class: `size-${signs!.length}` }, inlines(text!));
}

/** Items that are indented hang under the one before them. */
function list(tag: 'ul' | 'ol', lines: readonly RegExpExecArray[]): Markup {
  const items: Markup[] = [];
  for (let at = 0; at < lines.length;) {
    const [, indent = '', text = ''] = lines[at]!;
    const after = lines.slice(at + 1);
    const deeper = after.findIndex(([, other = '']) => other.length < indent.length + 2);
    const nested = deeper === -1 ? after : after.slice(0, deeper);
    items.push(element('li', {}, inlines(text), ...(nested.length > 0 ? [list(tag, nested)] : [])));
    at += 1 + nested.length;
  }
  return element(tag, {}, ...items);
}
