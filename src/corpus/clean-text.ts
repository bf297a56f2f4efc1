/**
 * Any text → the text that Saar stores: NFC, no invisible or control characters, plain spaces and lines.
 * It runs once; afterwards the text never changes, since every offset refers to it.
 */
import { decodeEntities } from './entities.ts';

const ESCAPE_SEQUENCES = /\u001b\[[0-9;?]{0,20}[ -/]?[@-~]/g;
const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Controls, soft hyphen, zero-width and bidi marks, tag characters, private use, non-characters. Not ZWJ and ZWNJ. */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+/g;
/** A joiner belongs between letters (क्‍ष, می‌خواهم) or the parts of an emoji; anywhere else it only hides. */
const STRAY_JOINERS =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\ufe0f])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;
/** Real letters carry at most four marks; thousands on one letter are an attack on whoever draws them. */
const MARK_PILES = /(\p{M}{6})\p{M}+/gu;
const SPACE_AT_LINE_ENDS = / *\n */g;
const BLANK_LINES = /\n{3,}/g;

/** The final form of a text: lines separated by `\n`, at most one blank line between them. */
export function cleanText(text: string): string {
  return decodeEntities(text)
    .replace(ESCAPE_SEQUENCES, '')
    .replace(LINE_ENDS, '\n')
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(INVISIBLE, '')
    .replace(MARK_PILES, '$1')
    .replace(STRAY_JOINERS, '')
    .normalize('NFC')
    .replace(SPACES, ' ')
    .replace(SPACE_AT_LINE_ENDS, '\n')
    .replace(BLANK_LINES, '\n\n')
    .trim();
}

/** The same for what stands on one line: a title, a publisher. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}
