/** Lines as Telegram HTML, every text escaped; and back to what a reader sees of it. */
import type { Line, Mark, Run } from './lines.ts';

/** A part's lines as HTML. Line breaks stand outside of quotations, so that none begins or ends with an empty line. */
export function htmlOf(part: readonly Line[]): string {
  return part
    .map((line, index) => opening(line, part[index - 1]) + runsHtml(line.runs) + closing(line, part[index + 1]))
    .join('');
}

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
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** What a reader sees of our own HTML. */
export function visibleText(html: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|amp);/g, (_, name: string) => names[name]!);
}
