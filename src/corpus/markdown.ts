/** Markdown as people save articles in it: front matter, headings, links, emphasis; not the whole language. */
import type { Draft } from './draft.ts';

const FRONT_MATTER = /^---[ \t]*\n([\s\S]{0,4000}?)\n---[ \t]*(?:\n|$)/;
/** One plain `key: value` a line; YAML's anchors, tags and nesting are not read at all. */
const FIELD = /^([a-zA-Z_]{2,20}):[ \t]*["']?(.{1,400}?)["']?[ \t]*$/gm;
const FENCES = /^(?:```|~~~)[^\n]*$/gm;
const IMAGES = /!\[[^\][\n]{0,300}\]\([^()\n]{0,1000}\)/g;
const LINKS = /\[([^\][\n]{1,300})\]\([^()\n]{0,1000}\)/g;
const TAGS = /<\/?[a-zA-Z][^<>\n]{0,300}>/g;
const RULES = /^[ \t]{0,3}(?:[*_-][ \t]*){3,20}$/gm;
const LINE_MARKS = /^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[*+-][ \t]+)/gm;
const EMPHASIS = /(\*\*|__|\*|`)(?=\S)([^*`_\n]{1,500})(?<=\S)\1/g;
const PARAGRAPH_LINE = /^(?![ \t]*(?:[#>|*+-]|\d{1,3}[.)][ \t]))/;

/** The draft of a Markdown file: its front matter's fields, its first heading as title, its text without marks. */
export function readMarkdown(source: string): Draft {
  const lines = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const front = FRONT_MATTER.exec(lines);
  const fields = new Map(
    Array.from((front?.[1] ?? '').matchAll(FIELD), (match) => [match[1]!.toLowerCase(), match[2]!]),
  );
  const body = lines.slice(front?.[0].length ?? 0);
  const heading = /^\s*#[ \t]+([^\n]{1,400})\n/.exec(body);
  const title = fields.get('title') ?? heading?.[1];
  return {
    text: plain(body.slice(heading?.[0].length ?? 0)),
    ...(title === undefined ? {} : { title: plain(title) }),
    ...field(fields, 'id', 'id'),
    ...field(fields, 'publisher', 'publisher', 'source'),
    ...field(fields, 'url', 'url', 'link'),
    ...field(fields, 'language', 'language', 'lang'),
    ...field(fields, 'publishedAt', 'publishedat', 'date', 'published'),
  };
}

function field(fields: ReadonlyMap<string, string>, key: keyof Draft, ...names: string[]): Partial<Draft> {
  const value = names.map((name) => fields.get(name)).find((found) => found !== undefined);
  return value === undefined ? {} : { [key]: value };
}

function plain(markdown: string): string {
  return joined(withoutComments(markdown).replace(FENCES, ''))
    .replace(IMAGES, '')
    .replace(LINKS, '$1')
    .replace(TAGS, '')
    .replace(RULES, '')
    .replace(LINE_MARKS, '')
    .replace(EMPHASIS, '$2');
}

/** Cut at each `<!--` rather than by an expression, which would search to the end again for every unclosed one. */
function withoutComments(markdown: string): string {
  const [head, ...tails] = markdown.split('<!--');
  return head + tails.map((tail) => tail.slice(tail.indexOf('-->') === -1 ? 0 : tail.indexOf('-->') + 3)).join('');
}

/** Lines of one paragraph are one line; two spaces or a backslash at the end keep the break. */
function joined(markdown: string): string {
  const paragraphs: string[][] = [];
  let open = false;
  for (const line of markdown.split('\n')) {
    const isText = line.trim() !== '' && PARAGRAPH_LINE.test(line);
    if (open && isText) paragraphs.at(-1)!.push(line.trim());
    else paragraphs.push([line]);
    open = isText && !line.endsWith('  ') && !line.endsWith('\\');
  }
  return paragraphs.map((lines) => lines.join(' ')).join('\n');
}
