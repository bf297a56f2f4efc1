/**
 * The inner part of a line of Discord's Markdown → HTML, read as Discord reads it: what an escape forgot shows here as a
 * ping, a link or bold, just as it would there.
 */
import { element, outside, together, words, type Markup } from '../markup.ts';

interface Rule {
  name: string;
  pattern: RegExp;
  show(match: RegExpExecArray): Markup;
}

const inside = (match: RegExpExecArray): Markup => inlines(match[1]!);
const around = (tag: string) => (match: RegExpExecArray) => element(tag, {}, inside(match));
const pill = (match: RegExpExecArray): Markup => element('span', { class: 'mention' }, words(match[0]));

/** In the order in which they are tried at each place. */
const RULES: readonly Rule[] = [
  { name: 'escape', pattern: /\\([^0-9A-Za-z\s])/y, show: (match) => words(match[1]!) },
  { name: 'code', pattern: /(`+)([\s\S]*?[^`])\1(?!`)/y, show: (match) => element('code', {}, words(match[2]!)) },
  { name: 'angle link', pattern: /<(https?:\/\/[^\s>]+)>/y, show: (match) => outside(match[1]!, words(match[1]!)) },
  {
    name: 'mention',
    pattern: /@everyone|@here|<@[!&]?\d+>|<#\d+>|<\/[^:>\n]+:\d+>|<t:-?\d+(?::\w)?>|<a?:\w+:\d+>|<id:\w+>/y,
    show: pill,
  },
  {
    name: 'masked link',
    pattern: /\[((?:\\.|\[[^\]]*\]|[^[\]\\])+)\]\(\s*(?:<([^>\s]*)>|([^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*))\s*\)/y,
    show: (match) => outside(match[2] ?? match[3]!, inside(match)),
  },
  {
    name: 'address',
    pattern: /https?:\/\/[^\s<]+[^<.,:;"')\]\s]/y,
    show: (match) => outside(match[0], words(match[0])),
  },
  { name: 'invitation', pattern: /discord\.gg\/\w+/y, show: pill },
  { name: 'bold', pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, show: around('strong') },
  { name: 'underline', pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, show: around('u') },
  {
    name: 'italics',
    pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
    show: around('em'),
  },
  { name: 'italics, low', pattern: /_((?:__|\\[\s\S]|[^\\_])+?)_\b/y, show: around('em') },
  { name: 'struck', pattern: /~~((?:\\[\s\S]|[^\\])+?)~~(?!_)/y, show: around('s') },
  {
    name: 'spoiler',
    pattern: /\|\|((?:\\[\s\S]|[^\\])+?)\|\|/y,
    show: (match) => element('span', { class: 'spoiler', tabindex: '0' }, inside(match)),
  },
];

/** Up to the next sign that may begin something. */
const PLAIN = /[\s\S][^\\`<@[*_~|hd]*/y;

/** One line, or a part of one. */
export function inlines(source: string): Markup {
  const parts: Markup[] = [];
  for (let at = 0; at < source.length;) {
    const found = ruleAt(source, at);
    parts.push(found.shown);
    at = found.end;
  }
  return together(parts);
}

function ruleAt(source: string, at: number): { shown: Markup; end: number } {
  for (const { pattern, show } of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    // What is shown reads further with the same patterns: the end is kept before.
    if (match) return { end: at + match[0].length, shown: show(match) };
  }
  PLAIN.lastIndex = at;
  const [text] = PLAIN.exec(source)!;
  return { shown: words(text), end: at + text.length };
}
