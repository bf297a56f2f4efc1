import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyboardOf, readCall, writeCall, type Call } from '../../../src/adapters/telegram/keyboard.ts';
import type { Action } from '../../../src/messages/message.ts';

const action = (change: Partial<Action> = {}): Action => ({
  label: 'Sources',
  command: 'brief',
  options: { topic: 'treaty' },
  effect: 'replace',
  ...change,
});

describe('buttons', () => {
  it('carry the whole call', () => {
    const data = keyboardOf([action({ options: { topic: 'troop-deployment', language: 'hi' } })])[0]![0]!.callback_data;
    expect(data).toBe('r!brief?topic=troop-deployment&language=hi');
    expect(readCall(data)).toEqual({
      command: 'brief',
      options: { topic: 'troop-deployment', language: 'hi' },
      effect: 'replace',
    });
  });

  it('leave out a call of 65 bytes and keep one of 64', () => {
    const room = 64 - writeCall(action({ options: { topic: '' } })).length;
    expect(keyboardOf([action({ options: { topic: 'x'.repeat(room) } })])).toHaveLength(1);
    expect(keyboardOf([action({ options: { topic: 'x'.repeat(room + 1) } })])).toEqual([]);
    expect(keyboardOf([action({ options: { topic: 'संधि'.repeat(6) } })])).toEqual([]);
  });

  it('stand three in a row when their labels are short, else two', () => {
    expect(keyboardOf(['a', 'b', 'c', 'd'].map((label) => action({ label }))).map((row) => row.length)).toEqual([3, 1]);
    const long = keyboardOf(['a', 'b', 'a rather long label'].map((label) => action({ label })));
    expect(long.map((row) => row.length)).toEqual([2, 1]);
  });

  it('have a label of at least one and at most forty units', () => {
    expect(keyboardOf([action({ label: ' \n' })])).toEqual([]);
    expect(keyboardOf([action({ label: 'क्ष'.repeat(40) })])[0]![0]!.text).toBe(`${'क्ष'.repeat(13)}…`);
  });

  it.each(['', 'r', 'r!', 'x!brief', 'r!brief?', 'r!brief?=x', 'r!brief?topic', 'r!%', 'r!brief?a=%ZZ', 'brief'])(
    'read nothing from the forged data %j',
    (data) => expect(readCall(data)).toBeUndefined(),
  );

  it('do not let a forged name reach the prototype of the options', () => {
    expect(Object.getPrototypeOf(readCall('a!brief?__proto__=x')!.options)).toBe(Object.prototype);
  });

  it('read back every call they write', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const calls: fc.Arbitrary<Call> = fc.record({
      command: word,
      options: fc.dictionary(
        word.filter((name) => name !== '__proto__'),
        fc.string({ unit: 'grapheme' }),
        { noNullPrototype: true },
      ),
      effect: fc.constantFrom('replace' as const, 'answer' as const),
    });
    fc.assert(
      fc.property(calls, (call) => {
        expect(readCall(writeCall(call))).toEqual(call);
      }),
    );
  });
});
