import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionId, readActionId } from '../../../src/adapters/discord/actions.ts';
import { answerBodies, pagesOf } from '../../../src/adapters/discord/pages.ts';
import { plainBodies } from '../../../src/adapters/discord/plain.ts';
import { renderBodies } from '../../../src/adapters/discord/render.ts';
import { text, type Block, type Inline, type Message } from '../../../src/messages/message.ts';
import { actions, all, blocks, broken, pickers, plain, said, seen, texts } from './random-messages.ts';

const line = (words: string): Inline[] => [text(words)];
const fold = (title: string, ...words: string[]): Block => ({
  kind: 'fold',
  title: line(title),
  blocks: [{ kind: 'list', items: words.map(line) }],
});
const again = { command: 'brief', options: { brief: 'b1' } };
const TITLE: Block = { kind: 'title', text: line('The bridge') };

const brief: Message = {
  language: 'en',
  blocks: [
    TITLE,
    { kind: 'lead', text: line('It opens in May.') },
    { kind: 'alert', text: line('Two counts differ.') },
    fold('Timeline', 'day and night '.repeat(100)),
    { kind: 'heading', text: line('Figures') },
    { kind: 'list', items: [line('12 km')] },
    fold('Sources', 'words '.repeat(300), 'others '.repeat(100)),
    { kind: 'note', text: line('Two articles read.') },
  ],
  actions: [{ label: 'Sources', command: 'sources', options: { brief: 'b1' }, effect: 'answer' }],
  again,
};

const shown = (message: Message, page?: number) => answerBodies(message, page).map((body) => texts(body).join('\n'));
const buttons = (message: Message, page?: number) =>
  answerBodies(message, page).flatMap((body) =>
    all(body).flatMap(({ label, disabled }) => (label ? [[label, !disabled]] : [])),
  );

describe('an answer that can be shown again', () => {
  it('is one card: all but what is folded first, then the folds in full size', () => {
    expect(shown(brief)).toEqual([
      '## The bridge\n**It opens in May.**\n⚠️ Two counts differ.\n### Figures\n- 12 km\n-# Two articles read.',
    ]);
    expect(shown(brief, 2)[0]).toMatch(/^-# The bridge\n### Timeline\n- day and night (?:day and night )*$/);
    expect(shown(brief, 3)[0]).toMatch(/^-# The bridge\n### Sources\n- words (?:words )*\n- others /);
    expect(shown({ ...brief, again: undefined })).toHaveLength(2);
  });

  it('begins with what is folded where nothing else is said, such as the sources of a brief', () => {
    const sources = {
      ...brief,
      blocks: [TITLE, fold('First', 'words '.repeat(200)), fold('Second', 'others '.repeat(400))],
    };
    expect(shown(sources)[0]).toMatch(/^## The bridge\n### First\n- words (?:words )*$/);
    expect(shown(sources, 2)[0]).toMatch(/^-# The bridge\n### Second\n- others /);
  });

  it('turns its pages with buttons that carry the call', () => {
    expect(buttons(brief)).toEqual([
      ['◀', false],
      ['1/3', false],
      ['▶', true],
      ['Sources', true],
    ]);
    expect(buttons(brief, 3)).toEqual([
      ['◀', true],
      ['3/3', false],
      ['▶', false],
      ['Sources', true],
    ]);
    const ids = all(answerBodies(brief, 2)[0]!).flatMap(({ custom_id }) => custom_id ?? []);
    expect(ids.slice(0, 3)).toEqual(['saar:r:brief:brief=b1#1', 'saar:r:brief:brief=b1#2', 'saar:r:brief:brief=b1#3']);
    expect(readActionId(ids[2]!)).toEqual({ ...again, effect: 'replace', page: 3 });
  });

  it.each([0, -7, 4, 99, 999_999, Number.MAX_SAFE_INTEGER])('takes the forged page %d for the nearest', (page) => {
    expect(answerBodies(brief, page)).toEqual(answerBodies(brief, page < 1 ? 1 : 3));
  });

  it('needs no pages when it is short, and has none when its call is too long for a button', () => {
    const short: Message = { ...brief, blocks: [TITLE, fold('Sources', 'one', 'two')] };
    expect(shown(short)).toEqual(['## The bridge\n-# **Sources**\n-# • one\n-# • two']);
    expect(buttons(short)).toEqual([['Sources', true]]);
    const long = { ...brief, again: { command: 'brief', options: { about: 'x'.repeat(90) } } };
    expect(answerBodies(long)).toEqual(renderBodies(long));
  });

  it('shows a dispute in its colour on every page', () => {
    const colours = (message: Message) =>
      pagesOf(message)!.map(({ components }) => 'accent_color' in components[0]! && components[0].accent_color);
    expect(new Set(colours(brief))).toEqual(new Set([0xd98a1f]));
    expect(new Set(colours({ ...brief, blocks: brief.blocks.filter(({ kind }) => kind !== 'alert') }))).toEqual(
      new Set([0x3b6e8f]),
    );
  });
});

describe('a menu', () => {
  const picker = (count: number) => ({
    label: 'The sentence behind a mark',
    command: 'source',
    options: { brief: 'b1' },
    option: 'mark',
    choices: Array.from({ length: count }, (_, n) => ({
      value: String(n + 1),
      label: `[${n + 1}] Daily`,
      short: `[${n + 1}]`,
    })),
    effect: 'answer' as const,
  });
  const menus = (message: Message) =>
    answerBodies(message).flatMap((body) => all(body).filter(({ options }) => options));

  it('holds what can be chosen, and its call', () => {
    const [menu] = menus({ ...brief, pickers: [picker(2)] });
    expect(menu).toEqual({
      type: 3,
      custom_id: 'saar:a:source:brief=b1#mark.0',
      placeholder: 'The sentence behind a mark',
      options: [
        { label: '[1] Daily', value: '1' },
        { label: '[2] Daily', value: '2' },
      ],
    });
    expect(readActionId(menu!.custom_id!)).toEqual({
      command: 'source',
      options: { brief: 'b1' },
      effect: 'answer',
      option: 'mark',
    });
  });

  it('of more than 25 becomes several that say what they hold', () => {
    const found = menus({ ...brief, pickers: [picker(60)] });
    expect(found.map(({ placeholder, options }) => [placeholder, options!.length])).toEqual([
      ['The sentence behind a mark · 1–25', 25],
      ['The sentence behind a mark · 26–50', 25],
      ['The sentence behind a mark · 51–60', 10],
    ]);
  });

  it('of ten thousand is spread over pages and loses none', () => {
    const pages = pagesOf({ ...brief, pickers: [picker(10_000)] })!;
    const values = pages.flatMap((body) => all(body).flatMap(({ options = [] }) => options.map(({ value }) => value)));
    expect(new Set(values).size).toBe(10_000);
    expect(pages.flatMap(broken)).toEqual([]);
  });

  it('shows words of articles plainly, short, and without what turns them around', () => {
    const nasty = ['@everyone', '**b**', 'a\n# b', '\u202egnp.exe', 'क्षि'.repeat(60), ' '];
    const choices = nasty.map((label, n) => ({ value: String(n), label, short: '' }));
    const [menu] = menus({ ...brief, pickers: [{ ...picker(0), choices }] });
    const labels = menu!.options!.map(({ label }) => label);
    expect(labels.slice(0, 4)).toEqual(['@everyone', '**b**', 'a # b', 'gnp.exe']);
    expect(labels[4]).toMatch(/^(?:क्षि)+…$/u);
    expect(labels[4]!.length).toBeLessThanOrEqual(100);
    expect(labels[5]).toBe('5');
  });
});

const messages: fc.Arbitrary<Message> = fc.record({
  language: fc.constantFrom('en', 'hi'),
  blocks: blocks(plain).map((each) => [TITLE, ...each]),
  actions,
  pickers,
});

/** Ids and chosen values of whatever can be tapped in some bodies. */
function reachable(bodies: readonly { components: unknown }[]): Set<string> {
  const found = bodies.flatMap((body) => all(body));
  return new Set(
    found.flatMap(({ custom_id = '', options = [] }) => [
      custom_id,
      ...options.map(({ value }) => `${custom_id.split('#')[0]} ${value}`),
    ]),
  );
}

/** What must be reachable: every call that fits into an id, and every choice of a menu that does. */
function wanted({ actions = [], pickers = [] }: Message): string[] {
  const calls = actions
    .filter(({ label }) => label.replace(/[\s\u202a-\u202e]/g, '') !== '')
    .flatMap((each) => actionId({ ...each, page: undefined }) ?? []);
  const choices = pickers.flatMap(({ choices, ...each }) => {
    const id = actionId(each, 100);
    return id === undefined
      ? []
      : choices.filter(({ value }) => value !== '').map(({ value }) => `${id.split('#')[0]} ${value}`);
  });
  return [...calls, ...choices];
}

describe('any message, however long', () => {
  it('keeps every limit and loses no word and nothing that can be tapped, page by page', () => {
    fc.assert(
      fc.property(messages, (given) => {
        const message = { ...given, again };
        const pages = pagesOf(message) ?? renderBodies(message);
        expect(pages.flatMap(broken)).toEqual([]);
        const words = pages
          .flatMap((body, index) => texts(body).slice(index > 0 ? 1 : 0))
          .map(seen)
          .join('');
        const front = given.blocks.filter(({ kind }) => kind !== 'fold');
        const folds = given.blocks.filter(({ kind }) => kind === 'fold');
        expect([said(given.blocks), said(front) + said(folds)]).toContain(words);
        const taps = reachable(pages);
        for (const each of wanted(message)) expect(taps).toContain(each);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps every limit and loses nothing that can be tapped, part by part', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const parts = renderBodies(message);
        expect(parts.flatMap(broken)).toEqual([]);
        const taps = reachable(parts);
        for (const each of wanted(message)) expect(taps).toContain(each);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the limits of plain messages and loses no word and nothing that can be tapped', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const parts = plainBodies(message);
        for (const { content, components } of parts) {
          expect(content.trim()).not.toBe('');
          expect(content.length).toBeLessThanOrEqual(2000);
          expect(components.length).toBeLessThanOrEqual(5);
        }
        expect(parts.flatMap(broken)).toEqual([]);
        const words = parts.map(({ content }) => seen(content.replace(/\n-# \d+\/\d+$/, ''))).join('');
        expect(words.replace(/…$/, '')).toBe(said(message.blocks).replace(/…$/, ''));
        const taps = reachable(parts);
        for (const each of wanted(message)) expect(taps).toContain(each);
      }),
      { numRuns: 50 },
    );
  });

  it('in Devanagari stays under the bytes that Discord takes', () => {
    const long: Message = { ...brief, blocks: [TITLE, { kind: 'paragraph', text: line('क्षि '.repeat(4000)) }] };
    for (const body of [...pagesOf(long)!, ...renderBodies(long)]) expect(broken(body)).toEqual([]);
  });
});
