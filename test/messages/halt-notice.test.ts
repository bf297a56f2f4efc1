/** The owner of a halted digest learns where it could not be posted, why, and what to type, and where. */
import { describe, expect, it } from 'vitest';
import { renderInlines } from '../../src/adapters/discord/inlines.ts';
import { linesOf } from '../../src/adapters/telegram/lines.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { haltNotice, type HaltedDigest } from '../../src/messages/halt-notice.ts';
import type { Message } from '../../src/messages/message.ts';

const phrases = readPhrases('data/phrases');

function noticeOf(changes: Partial<HaltedDigest>, language = 'en'): Message {
  const halted = { id: '8n1acj', destinationId: '4242', localTime: '08:00', timeZone: 'Asia/Kolkata', isOver: false };
  return haltNotice({ ...halted, platform: 'discord', stateReason: '50013', ...changes }, phrases.get(language)!);
}

const onDiscord = (message: Message) =>
  message.blocks.flatMap((block) =>
    block.kind === 'title' || block.kind === 'paragraph'
      ? [renderInlines(block.text, { language: message.language, strong: false })]
      : [],
  );
const onTelegram = (message: Message) => linesOf(message).map(({ runs }) => runs.map(({ text }) => text).join(''));

describe('the notice of a halted digest', () => {
  it('names the channel, what is missing, and the server to type in', () => {
    expect(onDiscord(noticeOf({}))).toEqual([
      'Digest 8n1acj could not be posted',
      expect.stringContaining('could not be posted: Saar may not send messages in <#4242>.'),
      expect.stringContaining('To make it go on by hand, send `/digest resume id:8n1acj` in that server.'),
    ]);
  });

  it('names the thread of a digest that is posted in one', () => {
    expect(onDiscord(noticeOf({ threadId: '77', stateReason: '160005' })).join()).toContain(
      'the thread <#77> is locked',
    );
  });

  it('says it in Hindi', () => {
    const said = onDiscord(noticeOf({}, 'hi')).join();
    expect(said).toContain('सार <#4242> में संदेश नहीं भेज सकता।');
    expect(said).toContain('उसी सर्वर में `/digest resume id:8n1acj` लिखें।');
  });

  it('speaks of the chat on Telegram, where a number names nothing', () => {
    const chat = { platform: 'telegram', destinationId: '-10042', stateReason: '403 CHAT_WRITE_FORBIDDEN' };
    const said = onTelegram(noticeOf(chat)).join(' ');
    expect(said).toContain('Saar may not send messages in its chat.');
    expect(said).toContain('type /digest resume 8n1acj in that chat.');
    expect(said).not.toContain('-10042');
  });

  it.each(['en', 'hi'])('says in %s that it is over, and shows a code nobody foresaw', (language) => {
    const said = onDiscord(noticeOf({ isOver: true, stateReason: 'odd 7' }, language)).join(' ');
    expect(said).toContain('<#4242>');
    expect(said).toContain('odd 7');
    expect(said).toContain('30');
  });
});
