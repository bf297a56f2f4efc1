import { ComponentType } from 'discord.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderBodies } from '../../../src/adapters/discord/render.ts';
import { text, type Block, type Inline, type Message } from '../../../src/messages/message.ts';
import { actions, all, bare, blocks, plain, rich, said, seen, texts } from './random-messages.ts';

const english = (blocks: Block[], actions?: Message['actions']): Message => ({
  language: 'en',
  blocks,
  ...(actions ? { actions } : {}),
});
const paragraph = (...inlines: Inline[]): Block => ({ kind: 'paragraph', text: inlines });

describe('rendering for Discord', () => {
  it('shows every kind of block', () => {
    const bodies = renderBodies(
      english(
        [
          { kind: 'title', text: [text('The bridge')] },
          { kind: 'lead', text: [text('It opens in May '), { kind: 'mark', number: 1 }, text('.')] },
          { kind: 'alert', text: [text('Two counts differ.')] },
          { kind: 'heading', text: [text('Key points')] },
          { kind: 'list', items: [[text('Paid by '), text('the town', 'strong')], [text('# not a heading')]] },
          paragraph(
            { kind: 'foreign', text: 'पुल मई में खुलेगा', language: 'hi' },
            text(' '),
            { kind: 'link', text: 'Daily', url: 'https://daily.test/a' },
            { kind: 'link', text: ' bad', url: 'javascript:x' },
          ),
          {
            kind: 'fold',
            title: [text('Sources')],
            blocks: [
              { kind: 'heading', text: [text('All')] },
              { kind: 'list', items: [[text('one')]] },
              paragraph(text('two')),
            ],
          },
          { kind: 'note', text: [text('Two articles read.')] },
        ],
        [{ label: 'Sources', command: 'sources', options: { brief: 'b1' }, effect: 'answer' }],
      ),
    );
    expect(bodies).toMatchInlineSnapshot(`
      [
        {
          "allowed_mentions": {
            "parse": [],
          },
          "components": [
            {
              "accent_color": 14256671,
              "components": [
                {
                  "content": "## The bridge
      **It opens in May [1].**
      ⚠️ Two counts differ.",
                  "type": 10,
                },
                {
                  "type": 14,
                },
                {
                  "content": "### Key points
      - Paid by **the town**
      - \\# not a heading
      पुल मई में खुलेगा (Hindi) [Daily](<https://daily.test/a>) bad",
                  "type": 10,
                },
                {
                  "type": 14,
                },
                {
                  "content": "-# **Sources**
      -# **All**
      -# • one
      -# two",
                  "type": 10,
                },
                {
                  "type": 14,
                },
                {
                  "content": "-# Two articles read.",
                  "type": 10,
                },
              ],
              "type": 17,
            },
            {
              "components": [
                {
                  "custom_id": "saar:a:sources:brief=b1",
                  "label": "Sources",
                  "style": 2,
                  "type": 2,
                },
              ],
              "type": 1,
            },
          ],
          "flags": 32768,
        },
      ]
    `);
  });

  it('says something even when a message is empty', () => {
    expect(texts(renderBodies(english([]))[0]!)).toEqual(['…']);
    expect(texts(renderBodies(english([paragraph(text(' \n '))]))[0]!)).toEqual(['…']);
  });

  it.each([
    ['exactly what fits', 'a'.repeat(3980), 1],
    ['one unit more', 'a'.repeat(3981), 2],
    ['a surrogate pair on the cut', `${'a'.repeat(3975)}${'😀'.repeat(20)}`, 2],
    ['a family of joined emoji on the cut', `${'a'.repeat(3970)}${'👩‍👩‍👧‍👦'.repeat(8)}`, 2],
    ['Devanagari clusters on the cut', `${'a'.repeat(3970)}${'क्षि'.repeat(40)}`, 2],
  ])('cuts at a cluster: %s', (_what, words, least) => {
    const bodies = renderBodies(english([paragraph(text(words))]));
    const shown = bodies.flatMap((body) => texts(body).filter((each) => !each.startsWith('-# ')));
    expect(bodies.length).toBeGreaterThanOrEqual(least);
    expect(shown.join('')).toBe(words);
    for (const part of shown.slice(1)) expect(part).not.toMatch(/^[\p{M}\u200d\udc00-\udfff]/u);
  });

  it.each([
    ['a word without an end', 'x'.repeat(200_000)],
    ['a run of dandas', '।'.repeat(100_000)],
    ['a run of signs', '(1,.:@'.repeat(20_000)],
    ['a run of emoji', '😀'.repeat(50_000)],
  ])('swallows %s', (_what, words) => {
    const shown = renderBodies(english([paragraph(text(words))])).flatMap((body) => texts(body).slice(0, 1));
    expect(shown.join('').replace(/\\/g, '')).toBe(words);
  });

  it('cuts a letter with two thousand marks between its marks, for want of a better place', () => {
    const words = `e${'\u0301'.repeat(2000)}`.repeat(3);
    const shown = renderBodies(english([paragraph(text(words))])).flatMap(texts);
    expect(shown.filter((each) => !each.startsWith('-# ')).join('')).toBe(words);
  });

  it('keeps a section together, numbers the parts and puts the buttons under the last', () => {
    const section = (name: string): Block[] => [
      { kind: 'heading', text: [text(name)] },
      paragraph(text('words '.repeat(400))),
    ];
    const action = { label: 'More', command: 'brief', options: {}, effect: 'replace' } as const;
    const bodies = renderBodies(english([...section('One'), ...section('Two')], [action]));
    expect(bodies.map((body) => texts(body).map((each) => each.slice(0, 7)))).toEqual([
      ['### One', '-# 1/2'],
      ['### Two', '-# 2/2'],
    ]);
    expect(bodies.map((body) => all(body).some(({ type }) => type === ComponentType.Button))).toEqual([false, true]);
  });
});

describe('any message in Discord', () => {
  it('stays within the limits, is never empty, and pings, links and formats nothing by itself', () => {
    fc.assert(
      fc.property(blocks(rich), actions, (given, buttons) => {
        for (const body of renderBodies(english(given, buttons))) {
          const shown = texts(body);
          expect(all(body).length).toBeLessThanOrEqual(40);
          expect(shown.join('').length).toBeLessThanOrEqual(4000);
          expect(shown.length).toBeGreaterThan(0);
          expect(body.allowed_mentions).toEqual({ parse: [] });
          for (const content of shown) {
            expect(content.trim()).not.toBe('');
            for (const sign of ['<@', '@everyone', '@here', '<#', '<t:', '||', '```', '__', '~~', 'discord.gg/'])
              expect(bare(content, sign)).toEqual([]);
          }
          expect(JSON.stringify(body)).not.toMatch(/\\ud[89a-f]/i);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('loses no word', () => {
    fc.assert(
      fc.property(blocks(plain), (given) => {
        const bodies = renderBodies(english(given));
        const shown = bodies.flatMap((body) => (bodies.length > 1 ? texts(body).slice(0, -1) : texts(body)));
        expect(shown.map(seen).join('')).toBe(said(given) || '…');
      }),
      { numRuns: 150 },
    );
  });
});
