import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SaarError } from '../src/errors.ts';
import { createLog } from '../src/log.ts';
import { redactor } from '../src/redact.ts';

const TOKEN = '7000000001:made_up_for_this_test_0123456789abc';
const DISCORD = ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'AbCdEf', 'made_up_for_this_test_0123456789'].join('.');

function logged(short: boolean, act: (log: ReturnType<typeof createLog>) => void, secrets: string[] = [TOKEN]): string {
  let lines = '';
  act(createLog({ level: 'debug', secrets, short, write: (line) => void (lines += line) }));
  return lines;
}

/** Shaped as grammY's network error: the token stands in the address of a nested error. */
function networkError(): Error {
  const inner = Object.assign(new Error(`request to https://api.telegram.org/bot${TOKEN}/getMe failed`), {
    url: `https://api.telegram.org/bot${TOKEN}/getMe`,
  });
  return Object.assign(new Error('Network request for getMe failed!', { cause: inner }), { error: inner });
}

describe('the log', () => {
  it.each([true, false])('never writes a token, however deep it stands (short lines: %s)', (short) => {
    const lines = logged(short, (log) => {
      log.error('call failed', { err: networkError(), error: networkError(), other: { deep: [networkError().cause] } });
      log.warn(inspect(networkError()), { reason: networkError() });
      log.info('address', { url: `https://x.example/?q=1&key=${TOKEN}`, text: encodeURIComponent(TOKEN) });
    });
    expect(lines).not.toContain('made_up_for_this_test');
    expect(lines).toContain('call failed');
  });

  it('keeps kind, code and words of an error, and of its cause', () => {
    const error = Object.assign(new Error('outer', { cause: new TypeError('inner') }), { code: 'ECONNRESET' });
    const line = JSON.parse(logged(false, (log) => log.warn('failed', { err: error }))) as Record<string, unknown>;
    expect(line).toMatchObject({
      msg: 'failed',
      err: { type: 'Error', message: 'outer', code: 'ECONNRESET', cause: { type: 'TypeError', message: 'inner' } },
    });
  });

  it('says of an expected error its code and parameters, and nothing more', () => {
    const error = new SaarError('discord.unanswered', { code: 'ECONNREFUSED' }, 'unanswered', networkError());
    const line = JSON.parse(logged(false, (log) => log.warn('not up', { err: error }))) as Record<string, unknown>;
    expect(line['err']).toEqual({ code: 'discord.unanswered', parameters: { code: 'ECONNREFUSED' } });
  });

  it('writes one line an event, whatever control characters the words hold', () => {
    for (const short of [true, false]) {
      const lines = logged(short, (log) => log.info('read', { title: 'a\nb\r\u001b]0;x\u0007' }));
      expect(lines.split('\n')).toHaveLength(2);
      expect(lines).not.toContain('\u001b');
    }
  });
});

describe('the redactor', () => {
  const redact = redactor(['short', 'se/cr?et']);
  it.each([
    ['a known secret', 'x short y', 'x *** y'],
    ['a known secret in an address', 'a=se%2Fcr%3Fet', 'a=***'],
    ['a Telegram token nobody told of', `https://h/bot${TOKEN}/x`, 'https://h/bot***/x'],
    ['a Discord token nobody told of', `Bot ${DISCORD}`, 'Bot ***'],
    ['a webhook', 'https://discord.com/api/webhooks/12/abc-DEF', 'https://discord.com/api/webhooks/12/***'],
    ['a password in an address', 'postgres://saar:pass@db/saar', 'postgres://***@db/saar'],
    ['a key in a query', 'https://h/?a=1&key=abc&b=2', 'https://h/?a=1&key=***&b=2'],
    ['nothing', 'On 4 December 2024 the treaty came into force.', 'On 4 December 2024 the treaty came into force.'],
  ])('takes out %s', (_, text, expected) => expect(redact(text)).toBe(expected));
});
