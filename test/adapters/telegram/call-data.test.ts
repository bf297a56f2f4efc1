import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCall, writeCall, type ButtonCall } from '../../../src/adapters/telegram/call-data.ts';

describe('the data of a button', () => {
  it('is the whole call', () => {
    const call = { command: 'brief', options: { topic: 'troop-deployment', language: 'hi' } };
    const data = writeCall({ ...call, effect: 'replace' });
    expect(data).toBe('r!brief?topic=troop-deployment&language=hi');
    expect(readCall(data)).toEqual({ ...call, effect: 'replace' });
    expect(readCall(writeCall({ ...call, effect: 'replace', page: 12 }))).toEqual({
      ...call,
      effect: 'replace',
      page: 12,
    });
  });

  it.each([
    '',
    'r',
    'r!',
    'x!brief',
    'r!brief?',
    'r!brief?=x',
    'r!brief?topic',
    'r!%',
    'r!brief?a=%ZZ',
    'brief',
    'p!b',
    'p1000!b',
    'r2!b',
  ])('says nothing when it is forged as %j', (data) => expect(readCall(data)).toBeUndefined());

  it('does not let a forged name reach the prototype of the options', () => {
    expect(Object.getPrototypeOf(readCall('a!brief?__proto__=x')!.options)).toBe(Object.prototype);
  });

  it('is read back as it was written', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const calls: fc.Arbitrary<ButtonCall> = fc.record({
      command: word,
      options: fc.dictionary(
        word.filter((name) => name !== '__proto__'),
        fc.string({ unit: 'grapheme' }),
        { noNullPrototype: true },
      ),
      effect: fc.constantFrom('replace' as const, 'answer' as const),
    });
    const page = fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined });
    fc.assert(
      fc.property(calls, page, (call, number) => {
        const turned: ButtonCall = number === undefined ? call : { ...call, effect: 'replace', page: number };
        expect(readCall(writeCall(turned))).toEqual(turned);
      }),
    );
  });

  it('never throws, whatever was forged', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (data) => void readCall(data)));
  });
});
