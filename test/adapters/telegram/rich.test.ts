import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { richBody } from '../../../src/adapters/telegram/rich.ts';
import { text, type Block, type Inline, type Message } from '../../../src/messages/message.ts';

const message = (...blocks: Block[]): Message => ({ language: 'en', blocks });
const mark = (number: number): Inline => ({ kind: 'mark', number });
const fold = (title: Inline[], ...blocks: Block[]): Block => ({ kind: 'fold', title, blocks });
const html = (...blocks: Block[]) => richBody(message(...blocks))?.rich_message.html;

/** Reads what we write as strictly as may be: known tags, nested and closed, nothing bare. */
function read(written: string): string {
  const open: string[] = [];
  let words = '';
  for (const [token] of written.matchAll(/<[^>]*>|[^<]+|</g)) {
    const [, closing, tag] =
      /^<(\/?)(h2|h3|p|footer|ul|li|details|summary|b|i|code|a|tg-reference)(?: (?:href|name)="[^"<>]*")?>$/.exec(
        token,
      ) ?? [];
    if (tag === undefined) {
      expect(token).not.toMatch(/[<>"]|&(?!(?:lt|gt|amp|quot);)/);
      words += token;
    } else if (closing) expect(open.pop()).toBe(tag);
    else open.push(tag);
  }
  expect(open).toEqual([]);
  return words;
}

describe('a rich message', () => {
  it('has folds that open one by one, and marks that lead to their source', () => {
    const body = richBody({
      ...message(
        { kind: 'title', text: [text('Lake treaty: figures')] },
        { kind: 'list', items: [[text('12,000 soldiers', 'strong'), mark(1)]] },
        fold([text('Sources (2)')], {
          kind: 'list',
          items: [
            [
              mark(1),
              text(' '),
              mark(3),
              text(' Gazette · '),
              { kind: 'link', text: 'Title', url: 'https://example.org/a?b=1&c=2' },
            ],
            [mark(2), text(' Patrika')],
          ],
        }),
        { kind: 'note', text: [text('9 articles read')] },
      ),
      actions: [{ label: 'Whole brief', command: 'brief', options: {}, effect: 'answer' }],
    });
    expect(body).toEqual({
      rich_message: {
        html:
          '<h2>Lake treaty: figures</h2><ul><li><b>12,000 soldiers</b><a href="#source-1">[1]</a></li></ul>' +
          '<details><summary>Sources (2)</summary><ul>' +
          '<li>[1] [3]<tg-reference name="source-1"> Gazette · <a href="https://example.org/a?b=1&amp;c=2">Title</a></tg-reference></li>' +
          '<li>[2]<tg-reference name="source-2"> Patrika</tg-reference></li></ul></details>' +
          '<footer>9 articles read</footer>',
        skip_entity_detection: true,
      },
      reply_markup: { inline_keyboard: [[{ text: 'Whole brief', callback_data: 'a!brief' }]] },
    });
  });

  it('is made neither of a brief, which has a bottom line, nor of what does not fold', () => {
    const sources = fold([text('Sources')], { kind: 'paragraph', text: [text('x')] });
    expect(richBody(message({ kind: 'lead', text: [text('Signed.')] }, sources))).toBeUndefined();
    expect(richBody(message({ kind: 'paragraph', text: [text('x')] }))).toBeUndefined();
    expect(richBody(message(fold([text(' ')])))).toBeUndefined();
  });

  it('is not made where it would be too long or have too many blocks', () => {
    const paragraph = (words: string): Block => ({ kind: 'paragraph', text: [text(words)] });
    expect(html(fold([text('x')], paragraph('क'.repeat(32_767))))).toBeDefined();
    expect(html(fold([text('x')], paragraph('क'.repeat(32_768))))).toBeUndefined();
    const items = (count: number): Block => ({ kind: 'list', items: Array.from({ length: count }, () => [text('y')]) });
    expect(html(fold([text('x')], items(498)))).toBeDefined();
    expect(html(fold([text('x')], items(499)))).toBeUndefined();
  });

  it('keeps nothing foreign that could be a tag', () => {
    const nasty = '</details><a href="tg://user?id=1">x</a> & <img src=x>';
    const written = html(
      fold([text(nasty)], { kind: 'paragraph', text: [{ kind: 'link', text: nasty, url: 'tg://user?id=1' }] }),
    )!;
    expect(read(written)).toContain('&lt;/details&gt;');
    expect(written).not.toContain('<a ');
  });

  it('is well formed whatever it says, and loses no letter', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('<b>', '&', '"', ' ', 'क्षि'),
    );
    const inline: fc.Arbitrary<Inline> = fc.oneof(
      fc.record({
        kind: fc.constant('text' as const),
        text: words,
        style: fc.constantFrom('strong' as const, 'code' as const, undefined),
      }),
      fc.record({ kind: fc.constant('link' as const), text: words, url: fc.webUrl() }),
      fc.record({ kind: fc.constant('mark' as const), number: fc.nat({ max: 9 }) }),
    );
    const list = fc.record({
      kind: fc.constant('list' as const),
      items: fc.array(fc.array(inline, { maxLength: 5 }), { maxLength: 5 }),
    });
    const paragraph = fc.record({
      kind: fc.constantFrom('paragraph' as const, 'alert' as const, 'note' as const),
      text: fc.array(inline, { maxLength: 5 }),
    });
    const folded = fc.record({
      kind: fc.constant('fold' as const),
      title: fc.array(inline, { maxLength: 3 }),
      blocks: fc.array(fc.oneof(list, paragraph), { maxLength: 3 }),
    });
    const letters = (shown: string) => shown.replace(/&(?:lt|gt|amp|quot);|⚠️|[^\p{L}\p{M}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.array(fc.oneof(list, paragraph, folded), { maxLength: 6 }), (blocks) => {
        const written = html(...blocks);
        if (written === undefined) return;
        const all = (each: Block): string =>
          each.kind === 'list'
            ? each.items.map(wordsIn).join('')
            : each.kind === 'fold'
              ? wordsIn(each.title) + each.blocks.map(all).join('')
              : wordsIn(each.text);
        expect(letters(read(written))).toBe(letters(blocks.map(all).join('')));
      }),
    );
  });
});

function wordsIn(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => (inline.kind === 'mark' ? String(inline.number) : inline.text.replace(/\p{Surrogate}/gu, '')))
    .join('');
}
