/**
 * Makes foreign words harmless in Discord's Markdown: nothing in them can ping, link, format or look like our own marks.
 * Discord reads a backslash before any sign that is no letter, digit or space as "this sign, plainly".
 */

/** C0 and C1 controls and the bidi embeddings, overrides and isolates, which can turn the words around them. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** One line of well-formed text: no controls, no line breaks, no lone surrogates, blanks folded to one. */
export function oneLine(value: string): string {
  return value
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(CONTROLS, '')
    .replace(/\s+/g, ' ');
}

/** Signs that mean something anywhere in a line. Parentheses mean nothing once brackets are escaped. */
const ANYWHERE = /[\\*_~`|<@[\]]/g;
/** The colon of `https://`, `mailto:x` and `:emoji:`; never that of `12:30` or of "who: what". */
const COLON = /(?<!\d):(?=\S)|:(?=[^\s\d])/g;
/** The dot of `discord.gg/x`, which Discord may take for an invitation even without `https://`. */
const DOT = /\.(?=[\p{L}\p{M}\p{N}-]{2,24}\/)/gu;

/** Text as one line in which no sign has a meaning. Safe after other text of the same line. */
export function escapeMarkdown(value: string): string {
  return oneLine(value).replace(ANYWHERE, '\\$&').replace(COLON, '\\:').replace(DOT, '\\.');
}

/** Takes their meaning from signs that count only at the start of a line: headings, small print, lists, quotes. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^\s+/, '')
    .replace(/^(?:[-+#>]|\d+(?=[.)]))/, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`));
}

const LONGEST_LINK = 1000;

/** An address that may stand in a masked link, with every sign that could end the link encoded; undefined when unfit. */
export function linkAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  const href = url.href.replace(/[()<>[\]\\*_~`|\s"']/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return href.length <= LONGEST_LINK ? href : undefined;
}
