import { HttpError, type Transformer } from 'grammy';
import { describe, expect, it } from 'vitest';
import { createPaces } from '../../../src/adapters/telegram/paces.ts';
import { patience } from '../../../src/adapters/telegram/patience.ts';

type Prev = Parameters<Transformer>[0];

/** Calls `sendMessage` through the transformer; each try meets the next of `outcomes`. */
async function call(...outcomes: unknown[]) {
  const tries: unknown[] = [];
  const waits: number[] = [];
  const prev = ((_: string, payload: unknown) => {
    tries.push(payload);
    const next = outcomes.shift();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  }) as unknown as Prev;
  const moves: [string, number][] = [];
  const clock = { now: () => tries.length * 10_000, sleep: () => Promise.resolve() };
  const run = patience(createPaces(clock), {
    waiter: (ms) => Promise.resolve(void (ms > 0 && waits.push(ms))),
    onMoved: (...move) => void moves.push(move),
  });
  const payload = { chat_id: 7, text: 'x', reply_parameters: { message_id: 5 } };
  const result = await run(prev, 'sendMessage', payload).catch((error: unknown) => error);
  return { result, tries: tries.length, waits, moves, last: tries.at(-1) };
}

const done = { ok: true, result: {} };
const limited = (seconds: number) => ({
  ok: false,
  error_code: 429,
  description: '',
  parameters: { retry_after: seconds },
});
const network = (code: string) => new HttpError('failed', Object.assign(new Error(code), { code }));

describe('a reply', () => {
  it('waits as long as Telegram asks, but not for ever', async () => {
    expect(await call(limited(3), done)).toMatchObject({ result: done, waits: [3000] });
    expect(await call(limited(3600), done)).toMatchObject({ result: { ok: false }, tries: 1 });
    expect(await call(limited(1), limited(1), limited(1), limited(1))).toMatchObject({
      result: { ok: false },
      tries: 4,
    });
  });

  it('follows a group that became a supergroup', async () => {
    const moved = { ok: false, error_code: 400, description: '', parameters: { migrate_to_chat_id: -100 } };
    expect(await call(moved, done)).toEqual({
      ...{ result: done, tries: 2, waits: [], moves: [['7', -100]] },
      last: { chat_id: -100, text: 'x' },
    });
  });

  it('is tried again while nobody listens, and once when the answer is lost', async () => {
    const refused = network('ECONNREFUSED');
    expect(await call(refused, refused, done)).toMatchObject({ result: done, waits: [500, 1000] });
    expect(await call(refused, refused, refused, refused, done)).toMatchObject({ result: refused, tries: 4 });
    const reset = network('ECONNRESET');
    expect(await call(reset, done)).toMatchObject({ result: done, tries: 2 });
    expect(await call(reset, reset, done)).toMatchObject({ result: reset, tries: 2 });
    expect(await call({ ok: false, error_code: 502, description: '' }, done)).toMatchObject({ result: done, tries: 2 });
  });

  it('is not tried again when Telegram refuses it', async () => {
    expect(await call({ ok: false, error_code: 403, description: '' }, done)).toMatchObject({ tries: 1 });
  });
});
