import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { SaarError } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import { isOthersFailure } from '../../src/main/others-failure.ts';
import { ending } from '../../src/main/signals.ts';

const TELEGRAM = '7000000001:made_up_for_this_test_0123456789abc';
const DISCORD = ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'AbCdEf', 'made_up_for_this_test_0123456789'].join('.');

/** A process that can be sent signals, its clock, what it logged, and with what it was ended at once. */
function fakeProcess(secrets: string[] = []) {
  const exits: number[] = [];
  const source = Object.assign(new EventEmitter(), { exit: (code: number) => void exits.push(code) });
  const world = { time: 0, lines: '' };
  const log = createLog({ level: 'debug', secrets, short: false, write: (line) => void (world.lines += line) });
  const ended = ending(source, log, () => world.time);
  return { source, exits, world, ended };
}

/** As grammY throws it when the network fails: the address with the token stands in an own field and in the cause. */
function networkError(): Error {
  const inner = Object.assign(new Error(`request to https://api.telegram.org/bot${TELEGRAM}/getMe failed`), {
    url: `https://api.telegram.org/bot${TELEGRAM}/getMe`,
    headers: { authorization: `Bot ${DISCORD}` },
  });
  const outer = new Error('Network request for getMe failed!', { cause: inner });
  return Object.assign(outer, { name: 'HttpError', error: inner, requestBody: { token: DISCORD } });
}

/** The same error in every place where a failure can hide one. */
const CARRIERS: [string, unknown][] = [
  ['itself', networkError()],
  ['as a cause', new Error('outer', { cause: networkError() })],
  ['two causes deep', new Error('outer', { cause: new TypeError('middle', { cause: networkError() }) })],
  ['in an own field', Object.assign(new Error('outer'), { error: networkError(), response: { url: TELEGRAM } })],
  ['among others', new AggregateError([networkError()], `all failed with ${DISCORD}`)],
  ['as a plain object', { url: `https://h/bot${TELEGRAM}/x`, headers: { authorization: `Bot ${DISCORD}` } }],
  ['as words', `POST https://discord.com/api/webhooks/12/${'x'.repeat(68)} with ${TELEGRAM}`],
];

describe('a failure that nobody caught', () => {
  it.each(CARRIERS)('is logged without the tokens that it carries %s', (_how, error) => {
    for (const secrets of [[], [TELEGRAM, DISCORD]])
      for (const event of ['uncaughtException', 'unhandledRejection']) {
        const { source, world } = fakeProcess(secrets);
        source.emit(event, error);
        expect(world.lines).toContain('nobody caught');
        expect(world.lines).not.toMatch(/made_up_for_this_test|x{68}/);
      }
  });

  it('is logged even when it is its own cause', () => {
    const { source, world } = fakeProcess();
    const circle = new Error('round');
    circle.cause = circle;
    source.emit('uncaughtException', circle);
    expect(world.lines).toContain('round');
  });

  it.each<[string, unknown]>([
    ['uncaughtException', new Error('ours')],
    ['uncaughtException', networkError()],
    ['unhandledRejection', new TypeError('ours')],
    ['unhandledRejection', 'odd'],
    ['unhandledRejection', undefined],
  ])('ends the process with code 1: %s %s', async (event, error) => {
    const { source, ended } = fakeProcess();
    source.emit(event, error);
    expect(await ended.code).toBe(1);
  });

  it('does not end the process when it was a request that nobody waited for', async () => {
    const { source, ended, world } = fakeProcess();
    source.emit('unhandledRejection', networkError());
    expect(world.lines).toContain('going on');
    source.emit('SIGTERM');
    expect(await ended.code).toBe(0);
  });
});

describe('a failure of the other side', () => {
  const withCode = (code: string) => Object.assign(new Error('x'), { code });
  it.each<[unknown, boolean]>([
    [withCode('ECONNRESET'), true],
    [withCode('UND_ERR_SOCKET'), true],
    [new TypeError('fetch failed', { cause: withCode('ENOTFOUND') }), true],
    [new DOMException('x', 'TimeoutError'), true],
    [Object.assign(new Error('x'), { name: 'DiscordAPIError[50013]' }), true],
    [new SaarError('discord.unanswered', {}, 'unanswered'), true],
    [new SaarError('store.transition', {}, 'internal'), false],
    [withCode('ENOSPC'), false],
    [withCode('EMFILE'), false],
    [withCode('SQLITE_CORRUPT'), false],
    [new Error("Tried to connect a shard that wasn't idle"), false],
    [undefined, false],
  ])('is told from ours: %s', (error, expected) => expect(isOthersFailure(error)).toBe(expected));
});

describe('a signal', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'])('%s ends well', async (signal) => {
    const { source, ended, exits } = fakeProcess();
    source.emit(signal);
    expect([await ended.code, exits]).toEqual([0, []]);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('%s ends at once when it comes again, but not when one comes twice', (signal, code) => {
    const { source, exits, world } = fakeProcess();
    source.emit(signal);
    world.time = 20;
    source.emit(signal);
    expect(exits).toEqual([]);
    world.time = 1500;
    source.emit(signal);
    expect(exits).toEqual([code]);
  });

  it('ends at once when Ctrl-C is pressed while another reason already ends Saar', () => {
    const { source, exits, world, ended } = fakeProcess();
    ended.closing();
    world.time = 1500;
    source.emit('SIGINT');
    expect(exits).toEqual([130]);
  });

  it('of a terminal that is gone is never taken as impatience', () => {
    const { source, exits, world } = fakeProcess();
    for (const time of [0, 5000, 9000]) {
      world.time = time;
      source.emit('SIGHUP');
    }
    expect(exits).toEqual([]);
  });
});
