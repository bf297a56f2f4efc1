import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes, decodeFile } from '../../src/corpus/decode-bytes.ts';
import { SaarError } from '../../src/errors.ts';

const WORDS = 'Le pont a été fermé — “trop tôt”, dit-il.';
const HINDI = 'पुल सोमवार को बंद हुआ।';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf16le = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
const utf16be = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
/** Dash and double quotes of windows-1252, the rest as in Latin-1. */
const western = (text: string) =>
  latin(text.replace(/[—“”]/g, (mark) => String.fromCharCode({ '—': 0x97, '“': 0x93, '”': 0x94 }[mark]!)));
const joined = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));

const meta = (charset: string) => `<html><head><meta charset="${charset}"></head><body>`;
const HTTP_EQUIV = `<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>`;
const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><rss>`;

describe('the bytes of an answer', () => {
  const READ: readonly [what: string, bytes: Uint8Array, contentType: string | undefined, text: string][] = [
    ['UTF-8 that nothing declares', utf8(HINDI), undefined, HINDI],
    ['UTF-8 with its mark', joined(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(HINDI)), 'text/html; charset=latin1', HINDI],
    ['UTF-8 with its mark twice', utf8(`\ufeff\ufeff${xml('utf-8')}`), undefined, xml('utf-8')],
    ['UTF-16 by its mark', utf16le(`\ufeff${HINDI}`), 'text/html; charset=utf-8', HINDI],
    ['UTF-16 of the other order by its mark', utf16be(`\ufeff${HINDI}`), undefined, HINDI],
    ['UTF-16 that the header declares', utf16le(HINDI), 'text/html; charset=UTF-16LE', HINDI],
    ['UTF-16 of the other order that the header declares', utf16be(HINDI), 'text/xml;charset=utf-16be', HINDI],
    ['UTF-16 that declares itself, in its own order', utf16be(xml('UTF-16') + HINDI), undefined, xml('UTF-16') + HINDI],
    ['UTF-16 in name only', utf8(meta('utf-16') + HINDI), undefined, meta('utf-16') + HINDI],
    ['windows-1252 of the header', western(WORDS), 'text/html; charset="Windows-1252"; x=y', WORDS],
    ['Latin-1, which on the web is windows-1252', western(WORDS), 'text/html;charset=ISO-8859-1', WORDS],
    ['what a meta element declares', western(meta('iso-8859-1') + WORDS), 'text/html', meta('iso-8859-1') + WORDS],
    ['what an older meta element declares', western(HTTP_EQUIV + WORDS), undefined, HTTP_EQUIV + WORDS],
    ['what an XML prolog declares', western(xml('windows-1252') + WORDS), 'text/xml', xml('windows-1252') + WORDS],
    [
      'what the document declares where the header lies',
      western(meta('windows-1252') + WORDS),
      'text/html; charset=utf-8',
      meta('windows-1252') + WORDS,
    ],
    [
      'UTF-8 that the header calls Latin-1',
      utf8(meta('utf-8') + HINDI),
      'text/html; charset=iso-8859-1',
      meta('utf-8') + HINDI,
    ],
    [
      'UTF-8 that everybody calls something else',
      utf8(meta('gbk') + HINDI),
      'text/html; charset=gbk',
      meta('gbk') + HINDI,
    ],
    [
      'a declared encoding of another script',
      latin('\xcf\xe0\xf0\xee\xec'),
      'text/plain; charset=windows-1251',
      'Паром',
    ],
    ['a charset nobody knows', utf8(HINDI), 'text/html; charset=utf8mb4', HINDI],
    ['a picture’s type', utf8(xml('utf-8')), 'image/png', xml('utf-8')],
  ];

  it.each(READ)('are read as %s', (_, bytes, contentType, text) => {
    expect(decodeBytes(bytes, contentType)).toBe(text);
  });

  const JAPANESE = latin('\x1b$B$3$s$K$A$O\x1b(B');
  const REFUSED: readonly [what: string, bytes: Uint8Array, contentType: string | undefined, code: string][] = [
    ['bytes of no declared encoding', western(WORDS), undefined, 'file.encoding'],
    [
      'bytes that belie the header, in a document that says nothing',
      western(WORDS),
      'text/html; charset=utf-8',
      'file.encoding',
    ],
    [
      'bytes that belie header and document',
      western(meta('utf-8') + WORDS),
      'text/html; charset=utf-8',
      'file.encoding',
    ],
    [
      'bytes that windows-1252 does not have',
      latin('caf\xe9 \x81'),
      'text/html; charset=windows-1252',
      'file.encoding',
    ],
    [
      'a declaration after the first 1,024 bytes',
      western(' '.repeat(1_024) + meta('latin1') + WORDS),
      undefined,
      'file.encoding',
    ],
    ['a declaration in a comment', western(`<!-- ${meta('latin1')} -->${WORDS}`), undefined, 'file.encoding'],
    ['escape sequences, called UTF-8', JAPANESE, 'text/html; charset=utf-8', 'file.encoding'],
    ['escape sequences, called by their name', JAPANESE, 'text/html; charset=ISO-2022-JP', 'file.encoding'],
    ['escapes of a document’s own word', utf8(`${meta('hz-gb-2312')}~{<:Ky2;~}`), undefined, 'file.encoding'],
    ['UTF-7', utf8('+ADw-script+AD4-'), 'text/html; charset=utf-7', 'file.encoding'],
    ['a font that stands for an encoding', latin('\xc7\xe4\xe4'), 'text/html; charset=x-user-defined', 'file.encoding'],
    ['UTF-16 that nothing declares', utf16le(WORDS), 'text/html; charset=utf-8', 'file.binary'],
    [
      'half a UTF-16 letter',
      joined(Uint8Array.of(0xff, 0xfe), utf16le(WORDS), Uint8Array.of(0x20)),
      undefined,
      'file.binary',
    ],
    [
      'a picture called a feed',
      joined(latin('\x89PNG\r\n\x1a\n'), new Uint8Array(99)),
      'application/rss+xml',
      'file.binary',
    ],
    ['a paper called a page', latin('%PDF-1.7 x'), 'text/html; charset=latin1', 'file.binary'],
    [
      'noise called windows-1252',
      Uint8Array.from({ length: 900 }, (_, at) => at % 32),
      'text/html; charset=windows-1252',
      'file.binary',
    ],
    ['nothing', utf8(' \n'), 'text/html', 'file.empty'],
  ];

  it.each(REFUSED)('are refused when they are %s', (_, bytes, contentType, code) => {
    expect(codeOf(() => decodeBytes(bytes, contentType))).toBe(code);
  });

  it('are text or a refusal, whatever they are and are called', () => {
    const called = fc.option(fc.oneof(fc.string(), fc.constantFrom('utf-8', 'utf-16', 'latin1', 'gbk', 'big5', 'hz')));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 99 }), called, (bytes, charset) => {
        const code = codeOf(() => decodeBytes(bytes, charset === null ? undefined : `text/html; charset=${charset}`));
        return [undefined, 'file.binary', 'file.encoding', 'file.empty'].includes(code);
      }),
    );
  });

  it('come back whole where they are UTF-8, whatever they are called', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => /^[\p{L}\p{M}]+$/u.test(text));
    fc.assert(
      fc.property(words, fc.constantFrom('latin1', 'utf-8', 'windows-1251', 'nonsense'), (text, charset) => {
        expect(decodeBytes(utf8(`${HINDI} ${text}`), `text/plain; charset=${charset}`)).toBe(`${HINDI} ${text}`);
      }),
    );
  });
});

describe('the bytes of a file', () => {
  it('are UTF-8, or UTF-16 by its mark, and nothing that a file says of itself', () => {
    expect(decodeFile(utf8(HINDI))).toBe(HINDI);
    expect(decodeFile(utf16le(`\ufeff${HINDI}`))).toBe(HINDI);
    expect(codeOf(() => decodeFile(western(meta('windows-1252') + WORDS)))).toBe('file.encoding');
  });
});

function codeOf(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof SaarError) return error.code;
    throw error;
  }
}
