/**
 * The HTML of Telegram's messages, plain and rich → HTML of this page. Only the tags that the Bot API names mean something;
 * words that Telegram would refuse (an unknown or unclosed tag) are shown as they were sent, marked as refused.
 */
import { element, outside, together, words, type Markup } from '../markup.ts';
import { detected } from './telegram-words.ts';

type Node = string | Element;

interface Element {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  children: Node[];
}

/** Telegram's names of tags → ours; tags that need more stand in `special`. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{
    b: 'strong',
    strong: 'strong',
    i: 'em',
    em: 'em',
    u: 'u',
    ins: 'u',
    s: 's',
    strike: 's',
    del: 's',
    code: 'code',
    pre: 'pre',
  },
  ...{
    h1: 'h3',
    h2: 'h4',
    h3: 'h5',
    h4: 'h5',
    h5: 'h6',
    h6: 'h6',
    p: 'p',
    ul: 'ul',
    ol: 'ol',
    li: 'li',
    footer: 'footer',
  },
  ...{ table: 'table', caption: 'caption', tr: 'tr', th: 'th', td: 'td', thead: 'thead', tbody: 'tbody' },
  ...{
    sup: 'sup',
    sub: 'sub',
    mark: 'mark',
    details: 'details',
    summary: 'summary',
    aside: 'blockquote',
    cite: 'cite',
  },
};
const ALONE = new Set(['br', 'hr']);
const SPECIAL = new Set(['a', 'blockquote', 'tg-spoiler', 'tg-reference', 'span', ...ALONE]);
/** Inside these Telegram looks for no names, commands or addresses. */
const VERBATIM = new Set(['a', 'code', 'pre']);

/** `quoteLabel` names the sign that opens an expandable quotation; `detect` is off where the payload says so. */
export interface HtmlLook {
  quoteLabel: string;
  detect: boolean;
}

/** The message's text. @param html as in `text` of `sendMessage` or `html` of a rich message. */
export function telegramHtml(html: string, look: HtmlLook): Markup {
  const nodes = parsed(html);
  if (!nodes) return element('p', { class: 'refused' }, words(html));
  return together(besideQuotations(nodes).map((node) => shown(node, look)));
}

/** A quotation is a block: the line break before it and the one after it are its own and open no empty line. */
function besideQuotations(nodes: readonly Node[]): Node[] {
  const isQuotation = (node: Node | undefined) => typeof node === 'object' && node.tag === 'blockquote';
  return nodes.map((node, index) => {
    if (typeof node !== 'string') return node;
    const before = isQuotation(nodes[index + 1]) ? node.replace(/\n$/, '') : node;
    return isQuotation(nodes[index - 1]) ? before.replace(/^\n/, '') : before;
  });
}

const TOKEN = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|([^<]+)|(<)/gy;

/** The tree; undefined when Telegram would refuse it. */
function parsed(html: string): Node[] | undefined {
  const root: Element = { tag: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  for (const [, closes, tag, attributes = '', empty, text, lost] of html.matchAll(TOKEN)) {
    if (lost !== undefined) return undefined;
    if (text !== undefined) open.at(-1)!.children.push(unescaped(text));
    else if (!Object.hasOwn(PLAIN, tag!) && !SPECIAL.has(tag!)) return undefined;
    else if (closes) {
      if (open.length === 1 || open.pop()!.tag !== tag) return undefined;
    } else {
      const node: Element = { tag: tag!, attributes: attributesOf(attributes), children: [] };
      open.at(-1)!.children.push(node);
      if (!ALONE.has(tag!) && !empty) open.push(node);
    }
  }
  return open.length === 1 ? root.children : undefined;
}

function attributesOf(source: string): Record<string, string> {
  const found = source.matchAll(/([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g);
  return Object.fromEntries([...found].map(([, name, double, single]) => [name!, unescaped(double ?? single ?? '')]));
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

function unescaped(text: string): string {
  return text.replace(/&(?:(lt|gt|quot|amp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (name) return NAMED[String(name).toLowerCase()]!;
    const point = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

function shown(node: Node, look: HtmlLook): Markup {
  if (typeof node === 'string') return look.detect ? detected(node) : words(node);
  const inner = VERBATIM.has(node.tag) ? { ...look, detect: false } : look;
  const children = node.children.map((child) => shown(child, inner));
  return SPECIAL.has(node.tag) ? special(node, children, look) : element(PLAIN[node.tag]!, kept(node), ...children);
}

/** The few attributes that change what is seen. */
function kept({ tag, attributes }: Element): Record<string, string | boolean> {
  if (tag === 'details') return { open: 'open' in attributes };
  if (tag !== 'td' && tag !== 'th') return {};
  const spans = ['colspan', 'rowspan'].filter((name) => /^\d{1,2}$/.test(attributes[name] ?? ''));
  const align = /^(?:left|center|right)$/.exec(attributes['align'] ?? '')?.[0];
  return { ...Object.fromEntries(spans.map((name) => [name, attributes[name]!])), ...(align && { class: align }) };
}

function special({ tag, attributes }: Element, children: Markup[], look: HtmlLook): Markup {
  if (ALONE.has(tag)) return element(tag, {});
  const { href = '', name } = attributes;
  // A mark and the words that it leads to, in the same message.
  if (tag === 'tg-reference' && name !== undefined) return element('span', { 'data-name': name }, ...children);
  if (tag === 'a' && /^#./.test(href))
    return element('button', { type: 'button', class: 'said', 'data-leads': href.slice(1) }, ...children);
  if (tag === 'a' && 'href' in attributes) return outside(attributes['href']!, together(children));
  if (tag === 'blockquote') return quotation(children, 'expandable' in attributes ? look.quoteLabel : undefined);
  const hidden = tag === 'tg-spoiler' || attributes['class'] === 'tg-spoiler';
  return element('span', hidden ? { class: 'spoiler', tabindex: '0' } : {}, ...children);
}

/** A long one shows three lines until it is opened; it opens without a script. */
function quotation(children: Markup[], label: string | undefined): Markup {
  const inside = element('div', {}, ...children);
  if (label === undefined) return element('blockquote', {}, inside);
  return element(
    'blockquote',
    { class: 'expandable' },
    element('input', { type: 'checkbox', 'aria-label': label }),
    inside,
  );
}
