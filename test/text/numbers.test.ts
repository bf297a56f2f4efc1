import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages, lineOf, numbersOf, readers } from '../languages/readers.ts';
import { numberWords, smallWords } from '../languages/number-words.ts';

const LARGEST = 10 ** 13;

/** Digits in groups of three, or Indian: three, then twos. */
function grouped(value: number, size: 2 | 3, mark: string): string {
  const digits = String(value);
  const head = digits.slice(0, -3);
  const groups = size === 3 ? /\B(?=(\d{3})+$)/g : /\B(?=(\d{2})+$)/g;
  return head === '' ? digits : `${head.replace(groups, mark)}${mark}${digits.slice(-3)}`;
}

describe.each(languages)('numbers in %s', (language) => {
  const data = numbersOf(language);
  const { numbers } = readers(language);
  const local = (value: number) => String(value).replace('.', data.decimal);
  const read = (text: string) => numbers.read(lineOf(text));
  const only = (text: string) => {
    const found = read(text);
    return found.length === 1 && found[0]!.end - found[0]!.start === text.length ? found[0]!.value : found;
  };

  it('reads 0–99 in every spelling, composed, decomposed and without nukta', () => {
    for (const [value, spellings] of Object.entries(data.words))
      for (const spelling of spellings)
        for (const form of [spelling, spelling.normalize('NFD'), spelling.normalize('NFD').replaceAll('\u093c', '')])
          expect([form, only(form)]).toEqual([form, Number(value)]);
    for (let value = 0; value < 100; value += 1) expect(only(smallWords(data)(value))).toBe(value);
  });

  it('reads every scale in every spelling behind a number in words and in digits', () => {
    for (const scale of data.scales)
      for (const word of scale.words) {
        expect([word, only(`7 ${word}`)]).toEqual([word, 7 * scale.value]);
        expect([word, only(`${local(2.5)} ${word}`)]).toEqual([word, 2.5 * scale.value]);
        expect([word, only(`${smallWords(data)(3)} ${word}`)]).toEqual([word, 3 * scale.value]);
      }
  });

  /** Small and large alike: a plain integer up to 10¹³ hardly ever has few digits. */
  const whole = fc
    .tuple(fc.integer({ min: 0, max: LARGEST }), fc.integer({ min: 0, max: 13 }))
    .map(([value, cut]) => Math.floor(value / 10 ** cut));

  it('reads back every number that is said in words', () => {
    fc.assert(
      fc.property(whole, (value) => {
        const said = numberWords(language, data, value);
        expect([said, only(said)]).toEqual([said, value]);
      }),
      { numRuns: 300 },
    );
  });

  it('reads digits back exactly with either grouping, in either script', () => {
    const devanagari = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x0966 + Number(digit)));
    fc.assert(
      fc.property(whole, (value) => {
        for (const text of [String(value), grouped(value, 2, data.group), grouped(value, 3, data.group)])
          for (const script of [text, devanagari(text)]) expect([script, only(script)]).toEqual([script, value]);
      }),
    );
  });

  it('multiplies decimals by scales without binary dust', () => {
    const scale = data.scales.find(({ value }) => value === 1e9)!;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (hundredths) => {
        expect(only(`${local(hundredths / 100)} ${scale.words[0]}`)).toBe(hundredths * 1e7);
      }),
    );
  });

  it('never throws, and every numeral is its own slice of the text, in order', () => {
    const piece = fc.oneof(
      fc.constantFrom('एक', 'करोड़', 'लाख', '-', '–', ',', '.', ' ', '\u200d', '\u200b', '12', '१२', '٣', '%', '$'),
      fc.constantFrom(
        '🙂',
        '\ud800',
        '\udc00',
        '\uffff',
        'bn',
        'से',
        'to',
        'between',
        'and',
        'half',
        'of',
        'dozens',
        'th',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const numeral of read(text)) {
          expect(numeral.start).toBeGreaterThanOrEqual(end);
          expect(numeral.end).toBeGreaterThan(numeral.start);
          end = numeral.end;
          const values = [numeral.value, numeral.min, numeral.max].filter((value) => value !== undefined);
          expect(values.length).toBeGreaterThan(0);
          expect(values.every(Number.isFinite)).toBe(true);
          expect(numeral.rule).toMatch(/^[a-z]+(-[a-z]+)*$/);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('cites a number in the middle of anything to the letter', () => {
    const words = numberWords(language, data, 12_345_678);
    const noise = fc.string({
      unit: fc.constantFrom('🙂', '\ud800', '\udc00', 'क', 'ж', '\u0301', ' ', '。', '\n'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(noise, noise, fc.constantFrom(words, '12345678', '१२३४५६७८'), (before, after, number) => {
        const text = `${before} ${number} ${after}`;
        const found = read(text).filter(({ value }) => value === 12_345_678);
        expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([number]);
      }),
    );
  });

  it.each(['एक ', '1,', '(', 'a', 'हज़ार लाख ', '1-', '1\u200b', '5 to '])(
    'finishes on 50,000 repeats of %j',
    (probe) => {
      expect(read(`${probe.repeat(50_000)}!`).length).toBeGreaterThanOrEqual(0);
    },
  );
});
