import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionId, readActionId } from '../../../src/adapters/discord/actions.ts';
import { actionRows } from '../../../src/adapters/discord/controls.ts';

describe('buttons', () => {
  it('carry a whole call and give it back', () => {
    const call = { command: 'digest status', options: { id: 'a:b c', topic: 'सार' }, effect: 'answer' } as const;
    expect(actionId({ ...call, options: { id: 'a:b c' } })).toBe('saar:a:digest+status:id=a%3Ab+c');
    expect(readActionId(actionId(call)!)).toEqual(call);
  });

  it('give back any call that fits', () => {
    const calls = fc.record({
      command: fc.string({ minLength: 1, maxLength: 20 }).map((words) => words.replace(/\s+/g, ' ')),
      options: fc.dictionary(fc.string({ maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 6 }), {
        maxKeys: 3,
      }),
      effect: fc.constantFrom('replace' as const, 'answer' as const),
    });
    fc.assert(
      fc.property(calls, (call) => {
        const id = actionId(call);
        if (id === undefined) return;
        expect(id.length).toBeLessThanOrEqual(100);
        expect({ ...readActionId(id), options: { ...readActionId(id)?.options } }).toEqual({
          ...call,
          options: { ...call.options },
        });
      }),
    );
  });

  it.each(['', 'saar:', 'saar:x:brief:', 'other:r:brief:', 'saar:r::topic=x', 'saar:r:brief:a:b'])(
    'know that %j is not theirs',
    (id) => {
      expect(readActionId(id)).toBeUndefined();
    },
  );

  it('read a forged id without harm', () => {
    expect(readActionId('saar:r:%E0%A4%A:__proto__=x')).toMatchObject({ command: '%E0%A4%A' });
    expect(Object.getPrototypeOf(readActionId('saar:r:brief:__proto__=x')!.options)).toBe(Object.prototype);
  });

  it('stand in rows of five; what does not fit, has no label or is there twice is left out', () => {
    const action = (label: string, topic: string) =>
      ({ label, command: 'brief', options: { topic }, effect: 'answer' }) as const;
    const seven = Array.from({ length: 7 }, (_, n) => action(`Topic ${n}`, String(n)));
    const rows = actionRows([...seven, action('again', '1'), action(' ', 'none'), action('long', 'x'.repeat(100))]);
    expect(rows.map((row) => row.components.length)).toEqual([5, 2]);
    expect(actionRows([action('y'.repeat(200), 'a')])[0]!.components[0]).toMatchObject({ label: `${'y'.repeat(79)}…` });
    expect(actionRows([])).toEqual([]);
  });
});
