/** Groups G07 to G09 of hostile input at the door: real store, real schedule, whatever a person may type or a forger send. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createApp } from '../../src/app/create-app.ts';
import { createDoor } from '../../src/app/door.ts';
import { createLimits } from '../../src/app/limits.ts';
import { readCalendar } from '../../src/delivery/calendar.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { inventedBrief } from '../messages/invented-brief.ts';
import { plainText } from '../messages/plain-text.ts';
import { invocation, now, type Call } from './fake-app.ts';
import { fakeData } from './fake-data.ts';

const schedule = readCalendar('data');
let store: Store;
beforeEach(async () => void (store = await openStore(':memory:')));
afterEach(() => store.close());

function world(limited = false) {
  let drawn = 0;
  let moment = now.getTime();
  const logged: unknown[] = [];
  const app = createApp({
    data: fakeData(),
    store,
    analyser: { version: '1', read: () => Promise.resolve(undefined) },
    buildBrief: ({ language }) => inventedBrief(language as 'en'),
    schedule,
    sendNow: () => Promise.resolve(),
    clock: () => new Date(moment),
    newId: (length) => String(++drawn).padStart(length, 'x'),
    collections: ['sample'],
    liveCollections: [],
    defaultLanguage: 'en',
    defaultTimeZone: 'UTC',
  });
  const parts = { log: (entry: unknown) => void logged.push(entry), ...(limited && { limits: createLimits() }) };
  const door = createDoor(commands, app, () => new Date(moment), parts);
  const ask = async (command: string, options: Record<string, string> = {}, call: Call = {}) => {
    const message = await door.invoke(invocation(command, options, call));
    return { message, plain: plainText(message) };
  };
  return { door, ask, logged, app, wait: (milliseconds: number) => void (moment += milliseconds) };
}

const whole = { time: '08:00', timezone: 'Asia/Kolkata', topics: 'all' };

describe('a time of day', () => {
  it.each(['24:00', '7:60', '25', '13pm', 'noon', '-1:00', '08:00:00', '8', '🕗', 'x'.repeat(500)])(
    '“%s” is refused with an example, and sets nothing',
    async (time) => {
      const { ask, logged } = world();
      const { message, plain } = await ask('digest set', { ...whole, time });
      expect(plain).toContain('is not a time of day. Write it as HH:MM');
      expect(plain.length).toBeLessThan(300);
      expect(message.actions).toMatchObject([{ command: 'digest setup' }]);
      expect(await store.subscriptionsOf('telegram', 'chat')).toEqual([]);
      expect(logged).toEqual([]);
    },
  );

  it.each([
    ['०८:००', '08:00'],
    ['8:00', '08:00'],
    ['20.30', '20:30'],
    ['00:00', '00:00'],
    ['٢٣:٥٩', '23:59'],
  ])('“%s” is %s', async (time, localTime) => {
    await world().ask('digest set', { ...whole, time });
    expect(await store.subscriptionsOf('telegram', 'chat')).toMatchObject([{ localTime }]);
  });
});

describe('a time zone', () => {
  it.each([
    ['IST', 'Asia/Kolkata'],
    ['GMT+5:30', 'Asia/Kolkata'],
    ['Etc/Unknown', 'Area/City'],
    ['../x', 'Area/City'],
    ['x'.repeat(500), 'Area/City'],
    ["'; drop table", 'Area/City'],
    ['__proto__', 'Area/City'],
  ])('“%s” is refused, naming %s', async (timezone, words) => {
    const { ask, logged } = world();
    const { message, plain } = await ask('digest set', { ...whole, timezone });
    expect(plain).toContain(words);
    // Beside its words stands a button for each zone that may be meant.
    expect(plainText({ ...message, actions: [] }).length).toBeLessThan(300);
    expect(message.actions!.length).toBeLessThanOrEqual(4);
    expect(await store.subscriptionsOf('telegram', 'chat')).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('in its old name is kept under the one of today', async () => {
    await world().ask('digest set', { ...whole, timezone: 'Europe/Kiev' });
    expect(await store.subscriptionsOf('telegram', 'chat')).toMatchObject([{ timeZone: 'Europe/Kyiv' }]);
  });
});

const STRANGE = [
  '../../x',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(1_000),
  '🌾🌾',
  '\u202eytaert',
  'معاهدة',
  "'; drop table settings; --",
  '%s%n',
  '{given}',
  '\u0000',
];

describe('a topic', () => {
  const called = ['brief', 'timeline', 'figures', 'changes', 'sources', 'source'];
  it.each(called.flatMap((command) => STRANGE.map((topic) => [command, topic] as const)))(
    'of /%s, “%s”, is unknown, and says so in one short private line',
    async (command, topic) => {
      const { ask, logged } = world();
      const { message, plain } = await ask(command, { [command === 'sources' ? 'brief' : 'topic']: topic });
      expect(message.private).toBe(true);
      expect(message.blocks).toHaveLength(1);
      expect(plain.length).toBeLessThan(400);
      expect(logged).toEqual([]);
    },
  );

  it.each(STRANGE)('“%s” never makes a digest', async (topics) => {
    const { ask, logged } = world();
    await ask('digest set', { ...whole, topics });
    await ask('digest setup', { ...whole, topics });
    expect(await store.subscriptionsOf('telegram', 'chat')).toEqual([]);
    expect(logged).toEqual([]);
  });

  it.each(STRANGE)('“%s” is no command, option, language, window, brief or digest either', async (words) => {
    const { ask, door, logged } = world();
    const calls: [string, Record<string, string>][] = [
      [words, {}],
      ['brief', { [words]: words, topic: 'lake-treaty' }],
      ['brief', { topic: 'lake-treaty', language: words }],
      ['brief', { topic: 'lake-treaty', window: words }],
      ['timeline', { brief: words }],
      ['language', { language: words }],
      ['digest preview', { id: words }],
      ['kept', { call: words }],
    ];
    for (const [command, options] of calls) expect((await ask(command, options)).message.private).toBe(true);
    for (const option of ['topic', words]) expect(await door.suggest(invocation('brief'), option, words)).toEqual([]);
    expect(door.parse(`/${words}`)?.command ?? '').not.toBe('brief');
    expect(logged).toEqual([]);
  });
});

describe('what is not near', () => {
  it.each([
    ['brif', 'Did you mean /brief'],
    ['digst', 'Did you mean /digest'],
    ['संक्षप', '/संक्षेप'],
    ['weather', 'There are: /brief'],
  ])('/%s is answered with “%s”', async (command, words) => {
    expect((await world().ask(command)).plain).toContain(words);
  });

  it('names topics in the reader’s words, with a button for each and for the words themselves', async () => {
    const { ask } = world();
    const near = await ask('brief', { topic: 'lake trety', window: '7d' }, { caller: { locale: 'hi' } });
    expect(near.plain).toContain('सबसे पास के: झील संधि');
    expect(near.message.actions).toEqual([
      { label: 'झील संधि', command: 'brief', options: { topic: 'lake-treaty', window: '7d' }, effect: 'answer' },
      { label: 'इन्हीं शब्दों में पूछें', command: 'brief', options: { about: 'lake trety', window: '7d' }, effect: 'answer' },
    ]);
    const far = await ask('timeline', { topic: 'weather' });
    expect(far.plain).toContain('There are: Lake treaty, Grain trade');
    expect(far.message.actions).toBeUndefined();
  });

  it('lists the windows there are', async () => {
    expect((await world().ask('brief', { topic: 'pact', window: 'soon' })).plain).toContain('24h, 7d, 30d, all');
  });
});

describe('too many', () => {
  it('digests of one server are refused, and another server is not', async () => {
    const { ask } = world();
    const place = (tenantId: string) => ({ place: { platform: 'discord', tenantId, destinationId: 'c' } as const });
    const answers: string[] = [];
    for (let minute = 0; minute < 90; minute++) {
      const time = `${8 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
      answers.push((await ask('digest set', { ...whole, time }, place('guild'))).plain);
    }
    expect(await store.subscriptionsOf('discord', 'guild')).toHaveLength(50);
    expect(answers.at(-1)).toContain('There are 50 digests here already');
    expect((await ask('digest set', whole, place('other'))).plain).toContain('is set');
  });

  it('calls of one person are refused with a kind line, once aloud, and others go on', async () => {
    const { ask, wait } = world(true);
    const refused: boolean[] = [];
    for (let call = 0; call < 100; call++) {
      const { message, plain } = await ask(
        call % 2 ? 'topics' : 'digest set',
        {},
        { caller: { id: 'p', locale: 'hi' } },
      );
      if (/सेकंड बाद फिर पूछें/.test(plain)) refused.push(message.quiet ?? false);
      wait(100);
    }
    expect(refused.length).toBeGreaterThan(50);
    expect(refused.filter((quiet) => !quiet).length).toBeLessThanOrEqual(2);
    expect((await ask('topics', {}, { caller: { id: 'another' } })).plain).toContain('Topics');
    wait(5_000);
    expect((await ask('topics', {}, { caller: { id: 'p' } })).plain).toContain('Topics');
  });

  it('calls of the one who runs Saar are none', async () => {
    const { ask } = world(true);
    for (let call = 0; call < 100; call++) {
      const platform = call % 2 ? 'terminal' : 'web';
      expect((await ask('topics', {}, { place: { platform } })).plain).toContain('Topics');
    }
  });

  it('words in one line are answered in little time and space', async () => {
    const { door } = world();
    const read = door.parse(`/brief ${'lake '.repeat(20_000)}`)!;
    const message = await door.invoke(invocation(read.command, read.options));
    expect(plainText(message).length).toBeLessThan(400);
  });
});

describe('a digest of another chat', () => {
  const words = ['preview', 'test', 'pause', 'resume', 'status', 'remove'];
  it.each(words)('is as unknown to /digest %s as one that is not there', async (word) => {
    const { ask } = world();
    await ask('digest set', whole);
    const [mine] = await store.subscriptionsOf('telegram', 'chat');
    const strangers = [{ tenantId: 'other', destinationId: 'other' }, { platform: 'discord' as const }];
    for (const place of strangers) {
      const { plain } = await ask(`digest ${word}`, { id: mine!.id }, { place });
      expect(plain).toBe(
        (await ask(`digest ${word}`, { id: mine!.id.replace('1', '9') }, { place })).plain.replace('9', '1'),
      );
      expect(plain).toContain('There is no digest');
    }
    expect(await store.subscription(mine!.id)).toEqual(mine);
  });
});
