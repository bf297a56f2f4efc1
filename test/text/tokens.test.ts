import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/text/tokens.ts';

/** What a token is, written as one expression: slow, and plain to read. The scanner must find just the same. */
const TOKEN =
  /(?:\p{L}\.){2,}|[\p{L}\p{M}\u200b-\u200d\u2060\u00ad]+(?:['\u2019][\p{L}\p{M}]+)*|\p{Nd}+(?:[.,\u066b\u066c]\p{Nd}+)*|\S/gu;

function asWritten(text: string): string[] {
  return [...text.matchAll(TOKEN)].map((match) => {
    const kind = /^[\p{L}\p{M}]/u.test(match[0]) ? 'word' : /^\p{Nd}/u.test(match[0]) ? 'number' : 'mark';
    return `${match.index} ${match[0]} ${kind}`;
  });
}

const scanned = (text: string) =>
  tokenise(text).map(({ start, end, kind }) => `${start} ${text.slice(start, end)} ${kind}`);

const piece = fc.constantFrom(
  ...[
    'a',
    'B',
    'é',
    'e\u0301',
    'ß',
    'क',
    'कि',
    'क़',
    'क\u093c',
    '\u0901',
    '\u0903',
    '한',
    '漢',
    'ع',
    'Ω',
    '𝐀',
    '𐎀',
    '\u{1e8d0}',
  ],
  ...[
    '1',
    '१',
    '٣',
    '１',
    '𝟙',
    '½',
    '²',
    'Ⅷ',
    '.',
    ',',
    '\u066b',
    '\u066c',
    "'",
    '\u2019',
    '-',
    '–',
    '।',
    '॥',
    '…',
    '"',
    '“',
  ],
  ...[
    ' ',
    '\n',
    '\t',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\u3000',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u2060',
    '\u00ad',
    '\u202e',
    '\u200e',
  ],
  ...[
    '😀',
    '👨\u200d👩',
    '🇮🇳',
    '\ud83d',
    '\ude00',
    '\uffff',
    '\0',
    '\u{e0001}',
    '$',
    '₹',
    '%',
    '*',
    '&',
    'U.S.',
    'यू.एन.',
    '3.5',
  ],
);

describe('the scanner of tokens', () => {
  it('finds what the expression finds, in any mixture of scripts, joiners and halves of pairs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ unit: 'binary', maxLength: 4 })), {
          maxLength: 40,
        }),
        (pieces) => {
          expect(scanned(pieces.join(''))).toEqual(asWritten(pieces.join('')));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads a part of a text as if it stood alone, with offsets into the whole', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.array(piece, { maxLength: 5 }), (inside, around) => {
        const [before, part] = [`${around.join('')} `, inside.join('')];
        const span = { start: before.length, end: before.length + part.length };
        const alone = tokenise(part).map((token) => ({
          ...token,
          start: token.start + span.start,
          end: token.end + span.start,
        }));
        expect(tokenise(`${before}${part} ${around.join('')}`, span)).toEqual(alone);
      }),
    );
  });
});
