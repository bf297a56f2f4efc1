import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readData } from '../../src/data/read-data.ts';
import { compileReader } from '../../src/text/read.ts';
import { lineOf, readers } from '../languages/readers.ts';

const languages = ['hi', 'en'];

function read(language: string, text: string) {
  const { numbers, quantities, dates } = readersOf(language);
  const line = lineOf(text);
  return quantities.read(line, numbers.read(line), dates.read(line, '2025-07-16'));
}

const known = new Map<string, ReturnType<typeof readers>>();
function readersOf(language: string) {
  const found = known.get(language) ?? readers(language);
  known.set(language, found);
  return found;
}

describe('people named by their state alone', () => {
  const reader = compileReader(readData(fileURLToPath(new URL('../../data', import.meta.url))));
  it.each([
    ['en', 'In all 61 Peruvians and three Chileans were freed.', ['61 people', '3 people']],
    ['en', 'Four Peruvian and two Chilean ships left.', ['4 ships', '2 ships']],
    ['hi', 'वहां 61 पेरूवासियों और 12 नेपालियों को छोड़ा गया।', ['61 पेरूवासियों', '12 people']],
    ['hi', 'चार नेपाली और दो चीनी विमान लौटे।', ['4 aircraft', '2 aircraft']],
  ])('%s: reads %s', (language, text, expected) => {
    const { quantities } = reader.read({ id: 'one', language, text }).document;
    expect(quantities.map(({ value, unit }) => `${value} ${unit}`)).toEqual(expected);
  });
});

describe('the span of a quantity', () => {
  it.each([
    ['en', 'sent about 300 tanks', 'about 300', '300', 'tanks'],
    ['en', 'worth more than €4 billion', 'more than €4 billion', '4 billion', undefined],
    ['en', 'over a 5,000-strong force', 'over a 5,000', undefined, 'strong'],
    ['hi', 'रूस को दो लाख से अधिक तोप के गोले', 'दो लाख से अधिक', 'दो लाख', 'तोप के गोले'],
    ['hi', '5,000 सैनिकों तक', '5,000 सैनिकों तक', '5,000', 'सैनिकों'],
  ])('%s: of "%s" is "%s"', (language, text, whole, numeral, noun) => {
    const [quantity] = read(language, text);
    const slice = (span?: { start: number; end: number }) => span && text.slice(span.start, span.end);
    if (numeral !== undefined) expect(slice(quantity)).toBe(whole);
    if (numeral !== undefined) expect(slice(quantity?.numeral)).toBe(numeral);
    expect(slice(quantity?.noun)).toBe(noun);
  });
});

describe.each(languages)('quantities in %s', (language) => {
  it('never throw, and lie inside the text around their numeral', () => {
    const piece = fc.oneof(
      fc.constantFrom('12', 'एक', 'three', 'सैनिक', 'soldiers', 'गोले', 'shells', 'के', 'of', 'और', 'and', '$', 'तक', '-'),
      fc.constantFrom(
        ' ',
        ' ',
        ' ',
        ',',
        'more than',
        'से अधिक',
        'लगभग',
        'about',
        '🙂',
        '\ud800',
        '\u200d',
        'mm',
        'टैंक',
        'votes',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        for (const quantity of read(language, text)) {
          expect(quantity.start).toBeLessThanOrEqual(quantity.numeral.start);
          expect(quantity.end).toBeGreaterThanOrEqual(quantity.numeral.end);
          expect(quantity.end).toBeLessThanOrEqual(text.length);
          expect(quantity.value ?? quantity.min ?? quantity.max).toBeTypeOf('number');
        }
      }),
    );
  });

  it.each(['एक ', '5 mm ', '('])('finish on 50,000 repeats of %j', (probe) => {
    expect(read(language, `7 ${probe.repeat(50_000)}`).length).toBeGreaterThanOrEqual(0);
  });
});
