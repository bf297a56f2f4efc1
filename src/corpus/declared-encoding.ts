/** What an answer and the document in it say of their encoding. Whether it is true is for `decode-bytes.ts` to find out. */

/** So far into a document its declaration is looked for, as browsers do (HTML standard, prescan a byte stream). */
const HEAD_BYTES = 1_024;
const LONGEST_LABEL = 40;
const CHARSET = /charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:+-]{2,40})/i;
const PROLOG = /^\s{0,99}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:+-]{2,40})["']/i;
const META = /<meta\b[^>]{0,400}>/gi;
const COMMENTS = /<!--[\s\S]*?(?:-->|$)/g;
/**
 * Encodings that say in the middle of a text what the next bytes mean, and fonts that stand for an encoding: read wrongly
 * they look like plain Latin letters, so nothing would show the mistake.
 */
const ESCAPING = /^(?:cs)?iso-?2022|^hz\b|^hz-gb|^(?:x-|unicode-1-1-)?utf-?7|^x-user-defined$/i;

/** The names that the header and then the document give, as written; those that are not there are left out. */
export function declaredEncodings(bytes: Uint8Array, contentType: string | undefined): string[] {
  return [charsetOf(contentType ?? ''), documentEncoding(bytes)].filter((label) => label !== undefined);
}

/** Whether a name is that of an encoding which is refused wherever it is declared. */
export function isEscaping(label: string): boolean {
  return ESCAPING.test(label);
}

/** An XML prolog's `encoding`, else that of the first `meta` element that names one. */
function documentEncoding(bytes: Uint8Array): string | undefined {
  // Letters of UTF-16 stand between zeros, so that such a document's own word can be read too.
  const head = [...bytes.subarray(0, HEAD_BYTES)]
    .map((byte) => (byte === 0 ? '' : String.fromCharCode(byte)))
    .join('')
    .replace(/^(?:\u00ef\u00bb\u00bf)+/, '');
  const prolog = PROLOG.exec(head)?.[1];
  if (prolog !== undefined) return prolog;
  const elements = head.replace(COMMENTS, '').match(META) ?? [];
  return elements.map(charsetOf).find((label) => label !== undefined);
}

function charsetOf(words: string): string | undefined {
  return CHARSET.exec(words.slice(0, 10 * LONGEST_LABEL))?.[1];
}
