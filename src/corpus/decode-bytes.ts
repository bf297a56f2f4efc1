/** Bytes → text: UTF-8, or UTF-16 that says so by its mark. Anything else is refused rather than guessed at. */
import { SaarError } from '../errors.ts';

/** Control characters that no text holds; a stray one in a long text is forgiven and cleaned away later. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g;
const FORGIVEN = 4;
const FORGIVEN_SHARE = 0.001;
const BINARY_STARTS = ['%PDF-', 'PK\u0003\u0004', '\u001f\u008b', '\u0089PNG', 'GIF8', '\u00ff\u00d8\u00ff', '{\\rtf'];

/** The text of a file. @throws SaarError `file.binary`, `file.encoding`, `file.empty`. */
export function decodeBytes(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (BINARY_STARTS.some((magic) => start.startsWith(magic))) throw new SaarError('file.binary');
  const text = decoded(bytes);
  const controls = text.match(CONTROLS)?.length ?? 0;
  if (controls > Math.max(FORGIVEN, text.length * FORGIVEN_SHARE)) throw new SaarError('file.binary');
  if (text.trim() === '') throw new SaarError('file.empty');
  return text;
}

function decoded(bytes: Uint8Array): string {
  const encoding = utf16Mark(bytes) ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SaarError(looksBinary(bytes) ? 'file.binary' : 'file.encoding', {}, 'user', error);
  }
}

function utf16Mark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8_192).includes(0);
}
