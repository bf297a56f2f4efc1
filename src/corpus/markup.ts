/** Markup → its marks, one by one and each character once: nothing is decoded, repaired or believed here. */

/** A stretch of markup; `end` is exclusive. `name` is in lower case, its prefix on. */
export interface Mark {
  kind: 'text' | 'cdata' | 'comment' | 'instruction' | 'declaration' | 'open' | 'close';
  start: number;
  end: number;
  name: string;
  /** Of a tag that opens and closes at once. */
  isEmpty: boolean;
}

/** A longer tag is no tag: a quote that nobody closed, or an attack. */
const LONGEST_TAG = 65_536;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const END_OF_TAG = 0x3e;
const SLASH = 0x2f;
const PLAIN_START = /[a-z_/!?]/i;
const LETTER = /\p{L}/u;
/** What stands between `<` and the name's end. */
const TAG_NAME = /^<\/?([^\s/>]*)/;

/** The mark that begins at `start`; undefined when it never ends, or is longer than a tag may be. */
export function markAt(source: string, start: number): Mark | undefined {
  if (source[start] !== '<' || !isMark(source, start)) return plain('text', start, textEnd(source, start));
  if (source.startsWith('<!--', start)) return closed('comment', source, start, '-->', 4);
  if (source.startsWith('<![CDATA[', start)) return closed('cdata', source, start, ']]>', 9);
  if (source.startsWith('<?', start)) return closed('instruction', source, start, '?>', 2);
  if (source.startsWith('<!', start)) return closed('declaration', source, start, '>', 2);
  return tag(source, start);
}

function plain(kind: Mark['kind'], start: number, end: number): Mark {
  return { kind, start, end, name: '', isEmpty: false };
}

function closed(kind: Mark['kind'], source: string, start: number, mark: string, from: number): Mark | undefined {
  const end = source.indexOf(mark, start + from);
  return end === -1 ? undefined : plain(kind, start, end + mark.length);
}

/** "5 < 6" opens nothing. */
function isMark(source: string, at: number): boolean {
  const next = source[at + 1];
  return next !== undefined && (PLAIN_START.test(next) || LETTER.test(next));
}

function textEnd(source: string, start: number): number {
  for (let at = source.indexOf('<', start + 1); at !== -1; at = source.indexOf('<', at + 1))
    if (isMark(source, at)) return at;
  return source.length;
}

function tag(source: string, start: number): Mark | undefined {
  const last = tagEnd(source, start);
  if (last === undefined) return undefined;
  const name = TAG_NAME.exec(source.slice(start, last))![1]!.toLowerCase();
  const kind = source.charCodeAt(start + 1) === SLASH ? 'close' : 'open';
  return { kind, start, end: last + 1, name, isEmpty: source.charCodeAt(last - 1) === SLASH };
}

/** Where the tag's `>` stands: one inside quotes is part of a value. */
function tagEnd(source: string, start: number): number | undefined {
  let quote = 0;
  const most = Math.min(source.length, start + LONGEST_TAG);
  for (let at = start + 1; at < most; at += 1) {
    const code = source.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
    else if (code === END_OF_TAG) return at;
  }
  return undefined;
}
