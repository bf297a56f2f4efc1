import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkOf, payloadOf, readPayload } from '../../../src/adapters/telegram/deep-link.ts';
import { fakeDoor } from './fake-door.ts';

const door = fakeDoor();

describe('a deep link', () => {
  it('is words where they say it all, and a code else', () => {
    expect(payloadOf({ command: 'brief', options: { topic: 'treaty' } }, door)).toBe('brief_treaty');
    const coded = payloadOf({ command: 'evidence', options: { brief: 'b12' } }, door)!;
    expect(coded).toMatch(/^c-[\w-]+$/);
    expect(readPayload(coded, door)).toEqual({ command: 'evidence', options: { brief: 'b12' } });
    expect(payloadOf({ command: 'brief', options: { topic: 'x'.repeat(60) } }, door)).toBeUndefined();
    expect(linkOf({ command: 'topics', options: {} }, 'saar_bot', door)).toBe('https://t.me/saar_bot?start=topics');
  });

  it.each([
    'digest_list',
    'c-',
    'c-!!!',
    `c-${Buffer.from('digest set?time=08:00').toString('base64url')}`,
    `c-${Buffer.from([0xff, 0xfe]).toString('base64url')}`,
    'brief treaty',
    'b'.repeat(65),
    'weather_treaty',
    '__proto__',
  ])('opens nothing when it is forged as %j', (payload) => expect(readPayload(payload, door)).toBeUndefined());

  it('opens what it was made for, and never throws', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 9 });
    fc.assert(
      fc.property(
        fc.dictionary(
          word.filter((name) => name !== '' && name !== '__proto__'),
          word,
          { maxKeys: 2, noNullPrototype: true },
        ),
        (options) => {
          const payload = payloadOf({ command: 'evidence', options }, door);
          if (payload === undefined) return;
          expect(payload).toMatch(/^[\w-]{1,64}$/);
          expect(readPayload(payload, door)).toEqual({ command: 'evidence', options });
        },
      ),
    );
    fc.assert(fc.property(fc.string({ maxLength: 70 }), (payload) => void readPayload(payload, door)));
  });
});
