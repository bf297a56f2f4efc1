import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readData } from '../../src/data/read-data.ts';
import { compileSplitter } from '../../src/text/sentences.ts';

const split = compileSplitter([...readData('data').languages.values()].map((pack) => pack.language));
const sentences = (text: string) => split(text).map((sentence) => text.slice(sentence.start, sentence.end));
const kinds = (text: string) => split(text).map((sentence) => sentence.kind);

const table: [behaviour: string, text: string, expected: string[]][] = [
  ['ends a sentence at a danda', 'पुल खुल गया। लोग खुश हैं।', ['पुल खुल गया।', 'लोग खुश हैं।']],
  ['ends a Hindi sentence at a point after its verb', 'पुल खुला है. लोग खुश हैं.', ['पुल खुला है.', 'लोग खुश हैं.']],
  ['ends a Hindi sentence at a glued point after its verb', 'पुल खुला है.लोग खुश हैं.', ['पुल खुला है.', 'लोग खुश हैं.']],
  ['keeps डॉ. and initials whole', 'डॉ. एस. राव आए। वे लौटे।', ['डॉ. एस. राव आए।', 'वे लौटे।']],
  ['keeps U.S. inside a Hindi sentence', 'U.S. दूतावास ने पुष्टि की।', ['U.S. दूतावास ने पुष्टि की।']],
  [
    'keeps titles and months whole',
    'Gen. Roy left on Feb. 3. He returned.',
    ['Gen. Roy left on Feb. 3.', 'He returned.'],
  ],
  [
    'lets U.S. end a sentence before an opener',
    'They flew to the U.S. The trip was short.',
    ['They flew to the U.S.', 'The trip was short.'],
  ],
  [
    'keeps decimals, times and thousands whole',
    'It rose 3.5 points by 10.30 to 1,200.',
    ['It rose 3.5 points by 10.30 to 1,200.'],
  ],
  ['splits a glued point before a capital', 'They left soon.Then it rained.', ['They left soon.', 'Then it rained.']],
  ['gives a closing quote to its sentence', '"We will go." The rest stayed.', ['"We will go."', 'The rest stayed.']],
  [
    'gives an opening quote to the next sentence',
    'He came. "We will go," he said.',
    ['He came.', '"We will go," he said.'],
  ],
  ['does not split before a lower-case word', '"Ready?" she asked.', ['"Ready?" she asked.']],
  ['ends at every line break', 'One line\nAnother line', ['One line', 'Another line']],
  ['takes a spaced point as an end', 'यह नया मोड़ है . सब चुप हैं।', ['यह नया मोड़ है .', 'सब चुप हैं।']],
];

describe('sentences', () => {
  it.each(table)('%s', (_, text, expected) => expect(sentences(text)).toEqual(expected));

  it.each([
    ['LIMA, March 3 — The port opened again on Monday.', 'LIMA, March 3 —'],
    ['नागपुर, 5 मई (भाषा) शहर का नया पुल सोमवार को खुल गया।', 'नागपुर, 5 मई (भाषा)'],
    ['नागपुर। शहर का नया पुल सोमवार को खुल गया।', 'नागपुर।'],
    ['नागपुर, संवाददाता : शहर का नया पुल सोमवार को खुल गया।', 'नागपुर, संवाददाता :'],
    ['PORTO (5 March) The bridge opened on Monday.', 'PORTO (5 March)'],
    ['PORTO (Own correspondent) - The bridge opened on Monday.', 'PORTO (Own correspondent) -'],
  ])('sets a dateline apart: %s', (text, dateline) => {
    expect(kinds(text)).toEqual(['dateline', 'sentence']);
    expect(sentences(text)[0]).toBe(dateline);
  });

  it('goes on past a parenthesis when the sentence does', () => {
    expect(kinds('Porto paid 4 million euros (3 million pounds) for the bridge.')).toEqual(['sentence']);
  });

  it.each([
    'Norway lent 90 million crowns ($8m) for the bridge over the bay.',
    'Ministers (14 of them) walked out on Monday.',
    'कंपनी ने 5 करोड़ रुपये (60 लाख डॉलर) पुल पर लगाए।',
    'पुल के संवाददाता सम्मेलन में सवाल : कब खुलेगा पुल।',
  ])('sets nothing apart that tells something: %s', (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  it('takes a line without a stop as a heading', () => {
    expect(kinds('पुल की कहानी\nपुल 1920 में बना था।')).toEqual(['heading', 'sentence']);
  });

  it('covers every visible character once, in order, whatever the text', () => {
    const piece = fc.constantFrom(
      'है',
      '।',
      '.',
      ' ',
      '\n',
      'U.S.',
      '"',
      '”',
      'a',
      'A',
      '3',
      '…',
      '\u200d',
      '😀',
      '\ud800',
      '?',
      ',',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
        (text) => {
          let at = 0;
          for (const sentence of split(text)) {
            expect(text.slice(at, sentence.start).trim()).toBe('');
            expect(sentence.end).toBeGreaterThan(sentence.start);
            at = sentence.end;
          }
          expect(text.slice(at).trim()).toBe('');
        },
      ),
    );
  });

  it('finishes on lines of nothing but marks or letters', () => {
    for (const text of [
      '।'.repeat(100_000),
      '.'.repeat(50_000),
      'a'.repeat(200_000),
      '(a'.repeat(50_000),
      'एक '.repeat(50_000),
    ])
      expect(split(text).length).toBeGreaterThan(0);
  });
});
