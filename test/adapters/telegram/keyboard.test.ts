import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_BYTES, readCall, writeCall } from '../../../src/adapters/telegram/call-data.ts';
import { keyboardOf, MORE, type Button } from '../../../src/adapters/telegram/keyboard.ts';
import { shortened } from '../../../src/adapters/telegram/labels.ts';
import type { Action, Picker } from '../../../src/messages/message.ts';

const action = (change: Partial<Action> = {}): Action => ({
  label: 'Sources',
  command: 'brief',
  options: { topic: 'treaty' },
  effect: 'replace',
  ...change,
});
const marks = (count: number, change: Partial<Picker> = {}): Picker => ({
  label: 'The sentence behind a mark',
  command: 'source',
  options: { brief: 'b1' },
  option: 'number',
  choices: Array.from({ length: count }, (_, index) => ({
    value: String(index + 1),
    label: `Source ${index + 1}`,
    short: `[${index + 1}]`,
  })),
  effect: 'answer',
  ...change,
});
const actions = (...given: Action[]) => keyboardOf({ actions: given });
const dataOf = (button: Button | undefined) => button && 'callback_data' in button && button.callback_data;
const widths = (rows: Button[][]) => rows.map((row) => row.length);

describe('actions', () => {
  it('leave out a call of 65 bytes and keep one of 64', () => {
    const room = 64 - writeCall(action({ options: { topic: '' } })).length;
    expect(actions(action({ options: { topic: 'x'.repeat(room) } }))).toHaveLength(1);
    expect(actions(action({ options: { topic: 'x'.repeat(room + 1) } }))).toEqual([]);
    expect(actions(action({ options: { topic: 'संधि'.repeat(6) } }))).toEqual([]);
  });

  it('stand three in a row when their labels are short, else two', () => {
    expect(widths(actions(...['a', 'b', 'c', 'd'].map((label) => action({ label }))))).toEqual([3, 1]);
    expect(widths(actions(...['a', 'b', 'a rather long label'].map((label) => action({ label }))))).toEqual([2, 1]);
  });

  it('have a label of at least one and at most forty units', () => {
    expect(actions(action({ label: ' \n' }))).toEqual([]);
    expect(actions(action({ label: 'क्ष'.repeat(40) }))[0]![0]!.text).toBe(`${'क्ष'.repeat(13)}…`);
  });
});

describe('a menu of many', () => {
  it('is small buttons with the chosen value in their calls', () => {
    const [row] = keyboardOf({ pickers: [marks(3)] });
    expect(row!.map(({ text }) => text)).toEqual(['[1]', '[2]', '[3]']);
    expect(dataOf(row![2])).toBe('a!source?brief=b1&number=3');
  });

  it.each([
    [8, [8]],
    [9, [5, 4]],
    [17, [6, 6, 5]],
  ])('of %i fills rows of at most eight alike: %j', (count, expected) =>
    expect(widths(keyboardOf({ pickers: [marks(count)] }))).toEqual(expected),
  );

  it('shows on a page the marks of that page', () => {
    const shown = { here: 'one [2] two [11]', all: 'zero [1] one [2] two [11] three [3]' };
    expect(
      keyboardOf({ pickers: [marks(11)] }, { shown })
        .flat()
        .map(({ text }) => text),
    ).toEqual([
      '[2]',
      // Stand nowhere in the words, so that no page would offer them.
      ...['[4]', '[5]', '[6]', '[7]', '[8]', '[9]', '[10]'],
      '[11]',
    ]);
  });

  it('keeps what fits into a hundred buttons, and says that there is more', () => {
    const buttons = keyboardOf({ pickers: [marks(300), marks(5)], actions: [action()] }).flat();
    expect(buttons).toHaveLength(100);
    expect(buttons.at(-2)).toEqual({ text: MORE, callback_data: MORE });
    expect(buttons.at(-1)!.text).toBe('Sources');
    expect(readCall(MORE)).toBeUndefined();
  });
});

describe('words to take along', () => {
  const copied = (text: string) => {
    const button = keyboardOf({ copies: [{ label: 'Copy', text }] })[0]?.[0];
    return button && 'copy_text' in button ? button.copy_text.text : undefined;
  };

  it('are at most 256 units, cut at a word', () => {
    expect(copied('x'.repeat(256))).toBe('x'.repeat(256));
    const cut = copied('word '.repeat(80))!;
    expect(cut.length).toBeLessThanOrEqual(256);
    expect(cut).toMatch(/ word…$/);
    expect(copied(' ')).toBeUndefined();
    expect(copied(`${'word '.repeat(80)}https://example.org/a`)).toMatch(/ word… https:\/\/example\.org\/a$/);
    expect(copied(`${'word '.repeat(80)}https://example.org/${'a'.repeat(200)}`)).toMatch(/ word…$/);
  });
});

describe('pages', () => {
  const call = { command: 'brief', options: { topic: 'treaty' } };
  it.each([
    [1, ['1/3', '▶']],
    [2, ['◀', '2/3', '▶']],
    [3, ['◀', '3/3']],
  ])('are turned from page %i by %j', (page, expected) => {
    const [row] = keyboardOf({ actions: [action()] }, { pages: { call, page, of: 3 } });
    expect(row!.map(({ text }) => text)).toEqual(expected);
    expect(dataOf(row!.at(-1))).toBe(`p${Math.min(3, page + 1)}!brief?topic=treaty`);
  });

  it('are not turned where there is one', () => {
    expect(keyboardOf({}, { pages: { call, page: 1, of: 1 } })).toEqual([]);
  });
});

describe('in somebody else’s chat', () => {
  it('answers are links, edits stay, and what no link can carry is left out', () => {
    const linkTo = ({ command }: { command: string }) =>
      command === 'source' ? 'https://t.me/saar_bot?start=x' : undefined;
    const whole = { label: 'Read on', url: 'https://t.me/saar_bot?start=brief_treaty' };
    const rows = keyboardOf(
      { pickers: [marks(1)], actions: [action(), action({ effect: 'answer', label: 'Lost' })] },
      { linkTo, whole },
    );
    expect(rows).toEqual([
      [{ text: '[1]', url: 'https://t.me/saar_bot?start=x' }],
      [{ text: 'Read on', url: whole.url }],
      [{ text: 'Sources', callback_data: 'r!brief?topic=treaty' }],
    ]);
  });
});

describe('any keyboard whatever', () => {
  const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 70 }), fc.string({ unit: 'binary', maxLength: 50 }));
  const call = { command: words, options: fc.dictionary(words, words, { maxKeys: 3 }) };
  const effect = fc.constantFrom('replace' as const, 'answer' as const);
  const offers = fc.record({
    actions: fc.array(fc.record({ ...call, label: words, effect }), { maxLength: 40 }),
    copies: fc.array(fc.record({ label: words, text: words }), { maxLength: 40 }),
    pickers: fc.array(
      fc.record({
        ...call,
        label: words,
        effect,
        option: words,
        choices: fc.array(fc.record({ value: words, label: words, short: words }), { maxLength: 120 }),
      }),
      { maxLength: 3 },
    ),
  });

  it('is one that Telegram takes', () => {
    fc.assert(
      fc.property(offers, (given) => {
        const rows = keyboardOf(given);
        expect(rows.flat().length).toBeLessThanOrEqual(100);
        for (const row of rows) expect(row.length).toBeLessThanOrEqual(8);
        for (const button of rows.flat()) {
          expect(button.text.trim()).not.toBe('');
          expect(button.text.length).toBeLessThanOrEqual(64);
          if ('callback_data' in button) {
            expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(MOST_BYTES);
            expect(button.callback_data).not.toBe('');
          }
          if ('copy_text' in button) expect(button.copy_text.text.length).toBeLessThanOrEqual(256);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('shortened words', () => {
  it('keep their limit and break no letter', () => {
    const clusters = fc.array(fc.constantFrom('क्षि', '👩‍🚀', 'é̂', 'word', ' ', 'ab'), { maxLength: 80 });
    fc.assert(
      fc.property(clusters, fc.integer({ min: 12, max: 60 }), (parts, most) => {
        const whole = parts.join('');
        const short = shortened(whole, most);
        expect(short.length).toBeLessThanOrEqual(most);
        const kept = short.replace(/…$/u, '');
        const graphemes = (text: string) =>
          [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
        const clean = whole.replace(/\s+/gu, ' ').trim();
        expect(graphemes(clean).slice(0, graphemes(kept).length).join('')).toBe(kept);
      }),
    );
  });
});
