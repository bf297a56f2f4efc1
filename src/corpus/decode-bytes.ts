/** Bytes → text: as their mark, header or document declares them, else UTF-8. Nothing is guessed: what does not fit is refused. */
import { SaarError } from '../errors.ts';
import { declaredEncodings, isEscaping } from './declared-encoding.ts';
import { WINDOWS_1252 } from './entities.ts';

/** Control characters that no text holds; a stray one in a long text is forgiven and cleaned away later. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g;
const FORGIVEN = 4;
const FORGIVEN_SHARE = 0.001;
const BINARY_STARTS = ['%PDF-', 'PK\u0003\u0004', '\u001f\u008b', '\u0089PNG', 'GIF8', '\u00ff\u00d8\u00ff', '{\\rtf'];
const MARKS = /^\ufeff+/;
/** `ESC $` opens two-byte letters in every encoding of ISO 2022. */
const ISO_2022 = /\u001b\$[@-D(]/;
/** What windows-1252 leaves without a meaning: bytes that are none of it. */
const UNDEFINED_1252 = /[\u0081\u008d\u008f\u0090\u009d]/;
const C1 = /[\u0080-\u009f]/g;

/** The text of a file: UTF-8, or UTF-16 that says so by its mark. @throws SaarError `file.binary`, `file.encoding`, `file.empty`. */
export function decodeFile(bytes: Uint8Array): string {
  return checked(bytes, () => decoded(bytes, utf16Mark(bytes) ?? 'utf-8') ?? unreadable(bytes));
}

/**
 * The text of an answer from the web. Its mark comes first; then what the header, then what the document declares (XML
 * prolog or HTML meta in the first 1,024 bytes); then UTF-8. Bytes that are UTF-8 throughout are UTF-8 whatever is declared:
 * encodings of one byte a letter fit any bytes, and no text in them is UTF-8 by chance.
 * @param contentType the answer's header, with its parameters
 * @throws SaarError `file.binary`; `file.encoding` when nothing declared fits, or for encodings by escape sequences; `file.empty`.
 */
export function decodeBytes(bytes: Uint8Array, contentType?: string): string {
  return checked(bytes, () => {
    const mark = utf16Mark(bytes);
    const declared = declaredEncodings(bytes, contentType);
    if (mark === undefined && declared.some(isEscaping)) throw wrongEncoding();
    const text = mark === undefined ? firstFitting(bytes, declared) : decoded(bytes, mark);
    if (text !== undefined && ISO_2022.test(text)) throw wrongEncoding();
    return text?.replace(MARKS, '') ?? unreadable(bytes);
  });
}

function checked(bytes: Uint8Array, read: () => string): string {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (BINARY_STARTS.some((magic) => start.startsWith(magic))) throw new SaarError('file.binary');
  const text = read();
  const controls = text.match(CONTROLS)?.length ?? 0;
  if (controls > Math.max(FORGIVEN, text.length * FORGIVEN_SHARE)) throw new SaarError('file.binary');
  if (text.trim() === '') throw new SaarError('file.empty');
  return text;
}

function firstFitting(bytes: Uint8Array, declared: readonly string[]): string | undefined {
  const names = declared.map(encodingName).filter((name) => name !== undefined);
  const wide = names.find((name) => name.startsWith('utf-16'));
  const order = wide === undefined ? undefined : utf16Order(bytes);
  for (const name of [...(order ? [order] : []), 'utf-8', ...names.filter((name) => !name.startsWith('utf-'))]) {
    const text = decoded(bytes, name);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The standard's name of an encoding; undefined for a name that nobody knows, which is passed over. */
function encodingName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** The text when every byte fits. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding === 'windows-1252' ? western(text) : text;
  } catch {
    return undefined;
  }
}

/** Node 20 reads windows-1252 as Latin-1, with controls where the quotation marks are. */
function western(text: string): string | undefined {
  if (UNDEFINED_1252.test(text)) return undefined;
  return text.replace(C1, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
}

function unreadable(bytes: Uint8Array): never {
  throw looksBinary(bytes) ? new SaarError('file.binary') : wrongEncoding();
}

function wrongEncoding(): SaarError {
  return new SaarError('file.encoding');
}

function utf16Mark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** The order of declared UTF-16 without a mark: blanks, digits and markup have their zero on one side only. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let balance = 0;
  for (let at = 0; at + 1 < Math.min(bytes.length, 8_192); at += 2)
    balance += Number(bytes[at + 1] === 0) - Number(bytes[at] === 0);
  if (balance === 0) return undefined;
  return balance > 0 ? 'utf-16le' : 'utf-16be';
}

function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8_192).includes(0);
}
