/**
 * A message as a rich message (Bot API 10.1): headings, lists, folds that open one by one, marks that show their source.
 * Pure. Undefined where rich messages serve nothing better or do not reach; the HTML rendering is always kept beside it.
 */
import { languageName } from '../../messages/language-name.ts';
import type { Block, Inline, Message } from '../../messages/message.ts';
import { cleanText } from './clean-text.ts';
import { escape } from './html.ts';
import { keyboardOf, type Button } from './keyboard.ts';
import { safeUrl } from './safe-url.ts';

/** What `sendRichMessage` and `editMessageText` take besides the place. */
export interface RichBody {
  rich_message: { html: string; skip_entity_detection: true };
  reply_markup?: { inline_keyboard: Button[][] };
}

/** Bot API, "Rich Message Limits". */
const MOST_CHARACTERS = 32_768;
const MOST_BLOCKS = 500;

/** Names of the sources that stand behind marks, by the mark's number. */
type References = ReadonlyMap<number, string>;

interface Writing {
  language: string;
  references: References;
  blocks: number;
  characters: number;
}

/**
 * Only for what folds, such as sources: a quotation opens all of them at once, a rich message one by one. A brief, which has
 * a bottom line, stays what every client shows; so does whatever is short enough to need no folding.
 */
export function richBody(message: Message): RichBody | undefined {
  const { blocks, language } = message;
  if (!blocks.some(({ kind }) => kind === 'fold') || blocks.some(({ kind }) => kind === 'lead')) return undefined;
  const writing: Writing = { language, references: referencesIn(blocks), blocks: 0, characters: 0 };
  const html = blocks.map((block) => blockHtml(block, writing)).join('');
  if (writing.characters === 0 || writing.characters > MOST_CHARACTERS || writing.blocks > MOST_BLOCKS)
    return undefined;
  const keyboard = keyboardOf(message);
  return {
    rich_message: { html, skip_entity_detection: true },
    ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
  };
}

function blockHtml(block: Block, writing: Writing): string {
  switch (block.kind) {
    case 'title':
      return tagged('h2', block.text, writing);
    case 'heading':
      return tagged('h3', block.text, writing);
    case 'alert':
      return tagged('p', [{ kind: 'text', text: '⚠️ ' }, ...block.text], writing);
    case 'note':
      return tagged('footer', block.text, writing);
    case 'lead':
    case 'paragraph':
      return tagged('p', block.text, writing);
    case 'list':
      return listHtml(block.items, writing);
    case 'fold':
      return foldHtml(block.title, block.blocks, writing);
  }
}

function tagged(tag: string, inlines: readonly Inline[], writing: Writing): string {
  const html = inlinesHtml(inlines, writing);
  if (html === '') return '';
  writing.blocks++;
  return `<${tag}>${html}</${tag}>`;
}

function listHtml(items: readonly (readonly Inline[])[], writing: Writing): string {
  const inner = items.map((item) => tagged('li', item, writing)).join('');
  if (inner === '') return '';
  writing.blocks++;
  return `<ul>${inner}</ul>`;
}

/** A fold without a title could not be opened: its blocks stand open. */
function foldHtml(title: readonly Inline[], blocks: readonly Block[], writing: Writing): string {
  const summary = inlinesHtml(title, writing);
  const inner = blocks.map((block) => blockHtml(block, writing)).join('');
  if (summary === '' || inner === '') return summary === '' ? inner : `<p>${summary}</p>`;
  writing.blocks++;
  return `<details><summary>${summary}</summary>${inner}</details>`;
}

/** Nothing for what a reader would not see. The words of a source stand as the reference that its marks lead to. */
function inlinesHtml(inlines: readonly Inline[], writing: Writing): string {
  if (!inlines.some((inline) => inline.kind === 'mark' || /[^\s\p{C}\u2800\u3164]/u.test(cleanText(inline.text))))
    return '';
  const leading = leadingMarks(inlines);
  const name = writing.references.get(leading[0] ?? Number.NaN);
  const isSource = name === nameOf(inlines);
  if (name === undefined || !isSource) return inlines.map((inline) => inlineHtml(inline, writing)).join('');
  const words = inlines.findLastIndex((inline) => inline.kind === 'mark') + 1;
  const marks = inlines.slice(0, words).map((inline) => inlineHtml(inline, { ...writing, references: new Map() }));
  const source = inlines.slice(words).map((inline) => inlineHtml(inline, writing));
  return `${marks.join('')}<tg-reference name="${name}">${source.join('')}</tg-reference>`;
}

function inlineHtml(inline: Inline, writing: Writing): string {
  const text = inline.kind === 'mark' ? `[${inline.number}]` : cleanText(inline.text);
  writing.characters += [...text].length;
  const words = escape(text);
  switch (inline.kind) {
    case 'text':
      return styled(words, inline.style);
    case 'link': {
      const href = safeUrl(inline.url);
      return href === undefined || words.trim() === '' ? words : `<a href="${escape(href)}">${words}</a>`;
    }
    case 'foreign':
      return foreignHtml(words, inline, writing);
    case 'place':
      return words;
    case 'mark': {
      const name = writing.references.get(inline.number);
      return name === undefined ? words : `<a href="#${name}">${words}</a>`;
    }
  }
}

function foreignHtml(
  words: string,
  { language, style, named }: Extract<Inline, { kind: 'foreign' }>,
  writing: Writing,
) {
  const name = named === 'elsewhere' ? '' : ` (${escape(cleanText(languageName(language, writing.language)))})`;
  return styled(words, style) + name;
}

function styled(words: string, style: 'strong' | 'emphasis' | 'code' | undefined): string {
  if (words.trim() === '' || style === undefined) return words;
  const tag = { strong: 'b', emphasis: 'i', code: 'code' }[style];
  return `<${tag}>${words}</${tag}>`;
}

/** Lines of folded lists that begin with marks and go on with words tell what stands behind these marks. */
function referencesIn(blocks: readonly Block[]): References {
  const sources = blocks
    .flatMap((block) => (block.kind === 'fold' ? block.blocks : []))
    .flatMap((block) => (block.kind === 'list' ? block.items : []));
  return new Map(
    sources.flatMap((item) => leadingMarks(item).map((number): [number, string] => [number, nameOf(item) ?? ''])),
  );
}

/** The numbers of the marks before any word, for a line that has words behind them and no mark among these. */
function leadingMarks(inlines: readonly Inline[]): number[] {
  const first = inlines.findIndex((inline) => inline.kind !== 'mark' && inline.text.trim() !== '');
  if (first < 1 || inlines.slice(first).some((inline) => inline.kind === 'mark')) return [];
  return inlines.slice(0, first).flatMap((inline) => (inline.kind === 'mark' ? [inline.number] : []));
}

function nameOf(inlines: readonly Inline[]): string | undefined {
  const [number] = leadingMarks(inlines);
  return number === undefined ? undefined : `source-${number}`;
}
