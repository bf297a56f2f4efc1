/** Messages that nobody would write, and what a reader sees of the payloads made of them. */
import * as fc from 'fast-check';
import { oneLine } from '../../../src/adapters/discord/escape.ts';
import type { Block, Inline } from '../../../src/messages/message.ts';

export interface Component {
  type: number;
  content?: string;
  custom_id?: string;
  label?: string;
  disabled?: boolean;
  placeholder?: string;
  options?: { label: string; value: string }[];
  components?: Component[];
}

export function walk(components: readonly Component[]): Component[] {
  return components.flatMap((each) => [each, ...walk(each.components ?? [])]);
}

export const all = (body: { components: unknown }) => walk(body.components as Component[]);
export const texts = (body: { components: unknown }) =>
  all(body).flatMap(({ content }) => (content === undefined ? [] : [content]));

const NASTY = ['@everyone', '<@1>', '<@&2>', '**', '__', '||', '```', '# ', '-# ', '> ', '1. ', '[a](https://x.test)'];
const MORE = ['\\', '\n', '<t:0:R>', 'discord.gg/x', '😀', 'क्षि', '\u202e', '\ud800', 'e\u0301', 'a'.repeat(700), ' '];
export const words = fc
  .array(fc.oneof(fc.constantFrom(...NASTY, ...MORE), fc.string({ unit: 'grapheme', maxLength: 12 })), {
    maxLength: 14,
  })
  .map((parts) => parts.join(''));
export const plain: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: words,
    style: fc.constantFrom('strong', 'emphasis', undefined),
  }),
  fc.record({ kind: fc.constant('mark' as const), number: fc.nat(99) }),
);
export const rich: fc.Arbitrary<Inline> = fc.oneof(
  plain,
  fc.record({ kind: fc.constant('text' as const), text: words, style: fc.constant('code' as const) }),
  fc.record({ kind: fc.constant('foreign' as const), text: words, language: fc.constantFrom('hi', 'en', 'x', '**') }),
  fc.record({ kind: fc.constant('link' as const), text: words, url: fc.oneof(fc.webUrl(), words) }),
);
export const blocks = (inline: fc.Arbitrary<Inline>): fc.Arbitrary<Block[]> => {
  const line = fc.array(inline, { maxLength: 5 });
  const kinds = ['title', 'lead', 'alert', 'heading', 'paragraph', 'note'] as const;
  const simple: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constantFrom(...kinds), text: line }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(line, { maxLength: 5 }) }),
  );
  const fold = fc.record({
    kind: fc.constant('fold' as const),
    title: line,
    blocks: fc.array(simple, { maxLength: 4 }),
  });
  return fc.array(fc.oneof({ weight: 5, arbitrary: simple }, { weight: 1, arbitrary: fold }), { maxLength: 30 });
};
export const actions = fc.array(
  fc.record({
    label: words,
    command: words,
    options: fc.dictionary(fc.string({ maxLength: 5 }), words, { maxKeys: 2 }),
    effect: fc.constantFrom('replace' as const, 'answer' as const),
  }),
  { maxLength: 30 },
);

/** Where a sign stands without a backslash of its own before it. */
export function bare(content: string, sign: string): number[] {
  const found: number[] = [];
  for (let at = content.indexOf(sign); at >= 0; at = content.indexOf(sign, at + 1)) {
    const slashes = /\\*$/.exec(content.slice(0, at))![0].length;
    if (slashes % 2 === 0) found.push(at);
  }
  return found;
}

/** What a reader sees of a rendered line: prefixes and signs of style gone, escapes undone, blanks left out. */
export function seen(content: string): string {
  return content
    .split('\n')
    .map((line) => line.replace(/^(?:#{2,3} |- |-# • |-# (?:⚠️ )?|⚠️ )/u, ''))
    .join('')
    .replace(/\\(.)|\*/gsu, (_, escaped: string | undefined) => escaped ?? '')
    .replace(/\s/gu, '');
}

export function said(of: readonly Block[]): string {
  const line = (inlines: readonly Inline[]) =>
    inlines.map((each) => ('text' in each ? oneLine(each.text) : `[${each.number}]`)).join('');
  return of
    .map((block) => {
      if (block.kind === 'list') return block.items.map(line).join('');
      if (block.kind === 'fold') return line(block.title) + said(block.blocks);
      return line(block.text);
    })
    .join('')
    .replace(/\s/gu, '');
}

export const pickers = fc.array(
  fc.record({
    label: words,
    command: words,
    options: fc.dictionary(fc.string({ maxLength: 5 }), words, { maxKeys: 1 }),
    option: fc.string({ minLength: 1, maxLength: 6 }),
    choices: fc.array(fc.record({ value: fc.string({ maxLength: 20 }), label: words, short: fc.constant('') }), {
      maxLength: 70,
    }),
    effect: fc.constantFrom('replace' as const, 'answer' as const),
  }),
  { maxLength: 4 },
);

/** Limits of one body that Discord would refuse, or answer 500 to; empty when it keeps them. */
export function broken(body: { components: unknown }): string[] {
  const found = all(body);
  const ids = found.flatMap(({ custom_id }) => custom_id ?? []);
  const bytes = Buffer.byteLength(texts(body).join('')) + 12 * found.length;
  const names = found.flatMap(({ label, placeholder }) => [label ?? 'x', placeholder ?? 'x']);
  const options = found.flatMap((each) => each.options ?? []);
  const checks: [string, boolean][] = [
    ['components', found.length <= 40],
    ['text', texts(body).join('').length <= 4000],
    ['bytes', bytes + options.reduce((sum, each) => sum + Buffer.byteLength(JSON.stringify(each)), 0) <= 10_170],
    ['ids', new Set(ids).size === ids.length && ids.every((id) => id.length >= 1 && id.length <= 100)],
    ['names', names.every((name) => name.trim() !== '' && name.length <= 150)],
    ['labels', found.every(({ label = '' }) => label.length <= 80)],
    ['menus', found.every((each) => !each.options || (each.options.length >= 1 && each.options.length <= 25))],
    [
      'values',
      found.every((each) => new Set(each.options?.map(({ value }) => value)).size === (each.options?.length ?? 0)),
    ],
    [
      'options',
      options.every(({ label, value }) => [label, value].every((each) => each.length >= 1 && each.length <= 100)),
    ],
    ['rows', found.filter(({ type }) => type === 1).every(({ components = [] }) => isRow(components))],
  ];
  return checks.flatMap(([name, kept]) => (kept ? [] : [name]));
}

function isRow(components: readonly Component[]): boolean {
  const menus = components.filter(({ type }) => type === 3).length;
  return components.length >= 1 && components.length <= (menus > 0 ? 1 : 5);
}
