import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '../../../src/adapters/terminal/render.ts';
import { safeText } from '../../../src/adapters/terminal/safe-text.ts';
import { widthOf } from '../../../src/adapters/terminal/wrap.ts';
import { text, type Action, type Block, type Message } from '../../../src/messages/message.ts';

const plain = { width: 60, ansi: false };

function message(...blocks: Block[]): Message {
  return { language: 'en', blocks };
}

describe('a message in the terminal', () => {
  it('shows every kind of block as plain text', () => {
    const shown = render(
      message(
        { kind: 'title', text: [text('Treaty')] },
        { kind: 'lead', text: [text('They signed.'), { kind: 'mark', number: 1 }] },
        { kind: 'alert', text: [text('Two counts disagree.')] },
        { kind: 'heading', text: [text('Key points')] },
        { kind: 'list', items: [[text('One')], [text('Two', 'strong'), { kind: 'mark', number: 2 }]] },
        { kind: 'paragraph', text: [{ kind: 'foreign', text: 'सार', language: 'hi' }] },
        { kind: 'note', text: [{ kind: 'link', text: 'Source', url: 'https://a.example/1' }] },
        { kind: 'fold', title: [text('Evidence')], blocks: [{ kind: 'list', items: [[text('A sentence.')]] }] },
      ),
      plain,
    );
    expect(shown).toMatchInlineSnapshot(`
      "Treaty

      They signed.[1]

      ! Two counts disagree.

      Key points

      • One
      • Two[2]

      सार (hi)

      Source <https://a.example/1>

      ▸ Evidence
        • A sentence.
      "
    `);
  });

  it('uses escape codes on a terminal only', () => {
    const bold = message({ kind: 'title', text: [text('Treaty')] });
    expect(render(bold, { width: 60, ansi: true })).toBe('\u001b[1mTreaty\u001b[22m\n');
    expect(render(bold, plain)).toBe('Treaty\n');
  });

  it('shows actions as commands to type, and leaves out those that cannot be typed', () => {
    const actions: Action[] = [
      { label: 'Hindi', command: 'brief', options: { topic: 'treaty' }, effect: 'replace' },
      { label: 'Other', command: 'tap', options: {}, effect: 'answer' },
    ];
    const shown = render(
      { language: 'en', blocks: [], actions },
      { ...plain, typed: (action) => (action.command === 'brief' ? '/brief treaty hi' : undefined) },
    );
    expect(shown).toBe('→ /brief treaty hi  Hindi\n');
  });

  it('wraps at words, by what the eye counts, and indents what follows a bullet', () => {
    const words = 'संधि '.repeat(12).trim();
    const lines = render(message({ kind: 'list', items: [[text(words)]] }), { width: 20, ansi: false })
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]!.startsWith('• ') && lines.slice(1).every((line) => line.startsWith('  '))).toBe(true);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20);
  });

  it('keeps a mark with its word', () => {
    const shown = render(message({ kind: 'paragraph', text: [text('aaaa bbbb'), { kind: 'mark', number: 12 }] }), {
      width: 10,
      ansi: false,
    });
    expect(shown).toBe('aaaa\nbbbb[12]\n');
  });

  it('lets no control character of an article through, wherever it stands', () => {
    const evil = '\u001b]0;owned\u0007\r\nfake: line\u009b2J\u202etxt';
    const shown = render(
      message(
        { kind: 'title', text: [text(evil)] },
        { kind: 'list', items: [[{ kind: 'foreign', text: evil, language: evil }]] },
        {
          kind: 'fold',
          title: [text(evil)],
          blocks: [{ kind: 'note', text: [{ kind: 'link', text: evil, url: evil }] }],
        },
      ),
      plain,
    );
    // eslint-disable-next-line no-control-regex -- these are what must be gone
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(shown).not.toMatch(/^fake/m);
  });

  it('keeps every visible word, in order, whatever the width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 80 }),
        (words, width) => {
          const shown = render(message({ kind: 'paragraph', text: [text(words.join(' '))] }), { width, ansi: false });
          const plainWords = safeText(words.join(' ')).trim().split(/\s+/).join(' ');
          expect(shown.trim().split(/\s+/).join(' ')).toBe(plainWords);
        },
      ),
    );
  });
});
