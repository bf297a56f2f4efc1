import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createDoor } from '../../src/app/door.ts';
import { fakeApp, now } from './fake-app.ts';

const { parse } = createDoor(commands, fakeApp(), () => now);

const table: [string, string, Record<string, string>][] = [
  ['/brief lake-treaty', 'brief', { topic: 'lake-treaty' }],
  ['brief lake-treaty', 'brief', { topic: 'lake-treaty' }],
  ['  /BRIEF   lake-treaty  ', 'brief', { topic: 'lake-treaty' }],
  ['/brief@SaarBot lake-treaty hi', 'brief', { topic: 'lake-treaty', language: 'hi' }],
  ['/brief hi lake-treaty', 'brief', { topic: 'lake-treaty', language: 'hi' }],
  ['/brief lake-treaty Hindi 7d', 'brief', { topic: 'lake-treaty', language: 'Hindi', window: '7d' }],
  ['/brief lake-treaty 7D', 'brief', { topic: 'lake-treaty', window: '7D' }],
  ['/brief lake-treaty ७d', 'brief', { topic: 'lake-treaty', window: '7d' }],
  ['/brief झील संधि हिंदी', 'brief', { topic: 'झील संधि', language: 'हिंदी' }],
  ['/brief Grain Trade en', 'brief', { topic: 'Grain Trade', language: 'en' }],
  ['/brief topic:lake-treaty language=hi', 'brief', { topic: 'lake-treaty', language: 'hi' }],
  ['/brief topic: grain trade window:30d', 'brief', { topic: 'grain trade', window: '30d' }],
  ['/brief topic:grain trade', 'brief', { topic: 'grain trade' }],
  ['/संक्षेप विषय:संधि भाषा:hi', 'brief', { topic: 'संधि', language: 'hi' }],
  ['संक्षेप संधि', 'brief', { topic: 'संधि' }],
  ['Grain Trade', 'brief', { topic: 'Grain Trade' }],
  ['grain trade hi 7d', 'brief', { topic: 'grain trade', language: 'hi', window: '7d' }],
  ['झील संधि', 'brief', { topic: 'झील संधि' }],
  ['/brief', 'brief', {}],
  ['/brief about Sudan aid', 'brief', { about: 'Sudan aid' }],
  ['/brief ABOUT Sudan aid hi', 'brief', { about: 'Sudan aid', language: 'hi' }],
  ['/brief hi about Sudan aid', 'brief', { about: 'Sudan aid', language: 'hi' }],
  ['/brief about Sudan aid hi 7d', 'brief', { about: 'Sudan aid', language: 'hi', window: '7d' }],
  ['/brief about Hindi films', 'brief', { about: 'Hindi films' }],
  ['/brief about Hindi', 'brief', { about: 'Hindi' }],
  ['/brief about all', 'brief', { about: 'all' }],
  ['/brief about:Sudan aid language:hi', 'brief', { about: 'Sudan aid', language: 'hi' }],
  ['/brief about:"films in Hindi" hi', 'brief', { about: 'films in Hindi', language: 'hi' }],
  ['/brief about “films in Hindi” 7d', 'brief', { about: 'films in Hindi', window: '7d' }],
  ['/brief about:"Sudan" 7d', 'brief', { about: 'Sudan', window: '7d' }],
  ['/brief about "Sudan aid', 'brief', { about: 'Sudan aid' }],
  ['/brief about: window:7d', 'brief', { about: '', window: '7d' }],
  ['/brief about', 'brief', { about: '' }],
  ['/brief about 2019: the war', 'brief', { about: '2019: the war' }],
  ['/brief lake-treaty about:Sudan aid', 'brief', { topic: 'lake-treaty', about: 'Sudan aid' }],
  ['/brief what about Sudan', 'brief', { topic: 'what about Sudan' }],
  ['/संक्षेप सवाल सूडान को मदद', 'brief', { about: 'सूडान को मदद' }],
  ['/brief सवाल:सूडान हिंदी', 'brief', { about: 'सूडान', language: 'हिंदी' }],
  ['/again b0123 hi', 'again', { brief: 'b0123', language: 'hi' }],
  ['/topics and more', 'topics', {}],
  ['/start', 'start', {}],
  ['/source 3', 'source', { number: '3' }],
  ['/source [3] grain trade', 'source', { number: '[3]', topic: 'grain trade' }],
  ['/source lake-treaty ३', 'source', { topic: 'lake-treaty', number: '3' }],
  ['/source three', 'source', { topic: 'three' }],
  ['/source 3 brief:b0123456789ab', 'source', { number: '3', brief: 'b0123456789ab' }],
  ['/मूल-वाक्य ३ झील संधि', 'source', { number: '3', topic: 'झील संधि' }],
  ['/timeline lake-treaty hi 7d', 'timeline', { topic: 'lake-treaty', language: 'hi', window: '7d' }],
  ['/timeline brief:b0123456789ab', 'timeline', { brief: 'b0123456789ab' }],
  ['/घटनाक्रम झील संधि ३०d', 'timeline', { topic: 'झील संधि', window: '30d' }],
  ['/figures Grain Trade', 'figures', { topic: 'Grain Trade' }],
  ['/आँकड़े संधि विषय:संधि', 'figures', { topic: 'संधि संधि' }],
  ['/changes lake-treaty 2031-05-01 hi', 'changes', { topic: 'lake-treaty', since: '2031-05-01', language: 'hi' }],
  ['/changes 7d lake-treaty', 'changes', { topic: 'lake-treaty', since: '7d' }],
  ['/changes lake-treaty since:b0123456789ab', 'changes', { topic: 'lake-treaty', since: 'b0123456789ab' }],
  ['/बदलाव झील संधि कबसे:२०३१-०५-०१', 'changes', { topic: 'झील संधि', since: '2031-05-01' }],
  ['/sources', 'sources', {}],
  ['/sources grain trade', 'sources', { brief: 'grain trade' }],
  ['/स्रोत झील संधि', 'sources', { brief: 'झील संधि' }],
  ['/sources abc123 4', 'sources', { brief: 'abc123', number: '4' }],
  ['/sources abc123 ४', 'sources', { brief: 'abc123', number: '4' }],
  [
    '/digest set 08:00 Asia/Kolkata all hi',
    'digest set',
    { time: '08:00', timezone: 'Asia/Kolkata', topics: 'all', language: 'hi' },
  ],
  [
    '/digest set ०८:०० Asia/Kolkata झील संधि, गेहूँ weekdays',
    'digest set',
    { time: '08:00', timezone: 'Asia/Kolkata', topics: 'झील संधि, गेहूँ', days: 'weekdays' },
  ],
  [
    '/digest set 08:00 Asia/Kolkata lake-treaty grian hi weekdays',
    'digest set',
    { time: '08:00', timezone: 'Asia/Kolkata', topics: 'lake-treaty grian', language: 'hi', days: 'weekdays' },
  ],
  [
    '/digest set time:08:00 timezone:Asia/Kolkata topics:all',
    'digest set',
    { time: '08:00', timezone: 'Asia/Kolkata', topics: 'all' },
  ],
  ['/digest set channel:999 08:00', 'digest set', { time: '08:00', timezone: 'channel:999' }],
  ['/डाइजेस्ट सूची', 'digest list', {}],
  ['/digest pause k3x9qa', 'digest pause', { id: 'k3x9qa' }],
  ['/digest pause', 'digest pause', {}],
  ['/digest', 'digest', {}],
  ['/digest frobnicate now', 'digest frobnicate', {}],
  ['/breif lake-treaty', 'breif', {}],
];

describe('typed commands', () => {
  it.each(table)('reads “%s”', (typed, command, options) => {
    const { typedIn: _, ...call } = parse(typed)!;
    expect(call).toEqual({ command, options });
  });

  it.each([
    ['/संक्षेप संधि', 'hi'],
    ['संक्षेप', 'hi'],
    ['/डाइजेस्ट सूची', 'hi'],
    ['/digest सूची', 'hi'],
    ['/डाइजेस्ट', 'hi'],
    ['/brief संधि', undefined],
    ['/brief hi संधि', undefined],
    ['/BRIEF treaty', undefined],
    ['/digest list', undefined],
    ['/digest', undefined],
    ['/नहीं', undefined],
  ])('“%s” is typed in %s', (typed, language) => {
    expect(parse(typed)?.typedIn).toBe(language);
  });

  it.each(['', '   ', '/', '/@SaarBot', 'good morning', 'the brief'])('sees no command in “%s”', (typed) => {
    expect(parse(typed)).toBeUndefined();
  });

  it('never throws and never reads a destination from text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('/digest', 'set', 'channel:1', 'channel=1', 'x', 'चैनल:1', '08:00', '=', ':', 'hi')),
        (words) => {
          expect(parse(words.join(' '))?.options ?? {}).not.toHaveProperty('channel');
        },
      ),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void parse(typed)));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void parse(`/brief ${typed}`)));
  });
});
