import { describe, expect, it } from 'vitest';
import { MOST_BYTES, readCall } from '../../../src/adapters/telegram/call-data.ts';
import { createSender } from '../../../src/adapters/telegram/sender.ts';
import { visibleText } from '../../../src/adapters/telegram/html.ts';
import type { Body } from '../../../src/adapters/telegram/render.ts';
import { readPhrases } from '../../../src/data/phrases.ts';
import { editionMessage } from '../../../src/messages/edition-message.ts';
import { inventedBrief } from '../../messages/invented-brief.ts';
import { RENDERING } from '../rendering.ts';

const silent = { info() {}, warn() {}, error() {} };
const phrases = readPhrases('data/phrases');
const sender = createSender('7:made_up', 'http://127.0.0.1:9', silent);
const time = { timeZone: 'Asia/Kolkata', scheduledFor: new Date('2031-05-20T02:30:00Z') };

/** An edition of so many topics, each with a brief of its own. */
function edition(language: 'en' | 'hi', topics: number): Body[] {
  const briefs = Array.from({ length: topics }, (_, index) =>
    inventedBrief(language, {
      id: `b0123456789${String(index).padStart(2, '0')}`,
      topic: { id: `topic-${index}`, title: `${inventedBrief(language).topic.title} ${index}` },
    }),
  );
  const message = editionMessage(
    briefs.map((brief) => ({ brief })),
    phrases.get(language)!,
    time,
  );
  return sender.render(message, RENDERING).map(({ body }) => JSON.parse(body) as Body);
}

describe.each(['en', 'hi'] as const)('a digest in %s', (language) => {
  it('is one message as long as it fits, without a preview of its links', () => {
    const bodies = edition(language, 3);
    expect(bodies).toHaveLength(1);
    expect(visibleText(bodies[0]!.text).length).toBeLessThanOrEqual(4096);
    expect(bodies[0]!.link_preview_options).toEqual({ is_disabled: true });
  });

  it('has a button for the sources of each topic under its last part, each the whole call', () => {
    const bodies = edition(language, 12);
    const rows = bodies.map((body) => body.reply_markup?.inline_keyboard.flat() ?? []);
    expect(rows.slice(0, -1).flat()).toEqual([]);
    const buttons = rows.at(-1)!.flatMap((button) => ('callback_data' in button ? [button.callback_data] : []));
    expect(buttons.map(readCall)).toEqual(
      Array.from({ length: 12 }, (_, index) => ({
        ...{ command: 'sources', effect: 'answer' },
        options: { brief: `b0123456789${String(index).padStart(2, '0')}` },
      })),
    );
    for (const data of buttons) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(MOST_BYTES);
  });
});
