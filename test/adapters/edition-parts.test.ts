/** Each part of a digest says how many of the message's blocks have stood whole by its end. */
import { expect, it } from 'vitest';
import { editionParts } from '../../src/adapters/discord/edition.ts';
import { renderParts } from '../../src/adapters/telegram/render.ts';
import { text, type Block, type Message } from '../../src/messages/message.ts';
import { RENDERING } from './rendering.ts';

const MOST = 30;
const ending = (at: number) => `end-${String(at).padStart(2, '0')}`;
const words = (at: number, count: number) => [text(`${'word '.repeat(count)}${ending(at)}`)];

/** Blocks of every kind, each with its number as its last word. */
function blockOf(at: number): Block {
  const kinds = ['heading', 'lead', 'paragraph', 'list', 'fold', 'note', 'alert'] as const;
  const kind = kinds[at % kinds.length]!;
  if (kind === 'list')
    return { kind, items: [...Array.from({ length: 12 }, () => [text('word '.repeat(90))]), words(at, 5)] };
  if (kind === 'fold') return { kind, title: [text('More')], blocks: [{ kind: 'list', items: [words(at, 60)] }] };
  return { kind, text: words(at, kind === 'heading' ? 3 : 150) };
}

const LONG: Message = { language: 'en', blocks: Array.from({ length: MOST }, (_, at) => blockOf(at)) };
const platforms = {
  discord: (message: Message) => editionParts(message, RENDERING),
  telegram: (message: Message) => renderParts(message),
};

it.each(Object.entries(platforms))('on %s', (_platform, partsOf) => {
  const parts = partsOf(LONG);
  expect(parts.length).toBeGreaterThan(3);
  let shown = '';
  for (const { body, blocks } of parts) {
    shown += JSON.stringify(body);
    const whole = LONG.blocks.findIndex((_, at) => !shown.includes(ending(at)));
    expect(blocks).toBe(whole < 0 ? MOST : whole);
  }
  expect(partsOf({ ...LONG, blocks: LONG.blocks.slice(0, 2) }).map(({ blocks }) => blocks)).toEqual([2]);
});
