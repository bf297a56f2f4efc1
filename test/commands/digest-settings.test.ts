/** What a channel may choose of its digest, typed in any order and in either language, and changed one by one. */
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { App, NewSubscription, Run, SubscriptionChanges } from '../../src/app/app.ts';
import { createDoor } from '../../src/app/door.ts';
import { readCalendar } from '../../src/delivery/calendar.ts';
import { SaarError } from '../../src/errors.ts';
import { fakeApp, fakeSubscription, invocation, now, type Call } from '../app/fake-app.ts';
import { plainText } from '../messages/plain-text.ts';

const HOUR = 3_600_000;
const calendar = readCalendar('data');
const WEEKDAYS = [1, 2, 3, 4, 5];

function world(chosen: Partial<App> = {}, subscription = fakeSubscription()) {
  const requests: NewSubscription[] = [];
  const changed: SubscriptionChanges[] = [];
  const app = fakeApp({
    readSchedule: ({ time, timeZone, days }) => ({
      localTime: calendar.parseLocalTime(time),
      timeZone: calendar.parseTimeZone(timeZone),
      weekdays: days === undefined ? [1, 2, 3, 4, 5, 6, 7] : calendar.parseWeekdays(days),
    }),
    subscriptions: () => Promise.resolve([subscription]),
    subscriptionStatus: () => Promise.resolve({ subscription }),
    subscribe: (request) => Promise.resolve((requests.push(request), fakeSubscription(request))),
    changeSubscription: (_id, changes) => Promise.resolve((changed.push(changes), { ...subscription, ...changes })),
    ...chosen,
  });
  const door = createDoor(commands, app, () => now);
  const ask = async (command: string, options: Record<string, string> = {}, call: Call = {}) => {
    const message = await door.invoke(invocation(command, options, call));
    return { message, plain: plainText(message), actions: message.actions ?? [] };
  };
  const type = (line: string) => {
    const { command, options } = door.parse(line)!;
    return ask(command, { ...options });
  };
  const suggest = (command: string, option: string, typed: string) => door.suggest(invocation(command), option, typed);
  return { requests, changed, ask, type, suggest };
}

describe('/digest set, typed in any order', () => {
  const least = { localTime: '08:00', timeZone: 'Asia/Kolkata', topics: ['all'] };
  it.each([
    ['/digest set 08:00 Asia/Kolkata all', {}],
    ['/digest set all Asia/Kolkata 8:00 hi', { language: 'hi' }],
    ['/digest set all 8 am Asia/Kolkata', {}],
    ['/digest set 8pm Asia/Kolkata all', { localTime: '20:00' }],
    ['/digest set 8 p.m. Asia/Kolkata all weekdays', { localTime: '20:00', weekdays: WEEKDAYS }],
    ['/digest set रात ९ बजे Asia/Kolkata सभी', { localTime: '21:00' }],
    ['/digest set ८:०० Asia/Kolkata all सोम,गुरु', { weekdays: [1, 4] }],
    ['/digest set 8 बजे Asia/Kolkata all', {}],
    ['/digest set 20 बजे Asia/Kolkata सभी', { localTime: '20:00' }],
    ['/digest set 08:00 Asia/Kolkata all सोम और गुरु', { weekdays: [1, 4] }],
    ['/digest set 08:00 Asia/Kolkata सोम, बुध और शुक्र सभी', { weekdays: [1, 3, 5] }],
    ['/digest set mon and thu 08:00 Asia/Kolkata all', { weekdays: [1, 4] }],
    ['/digest set all mon to fri 8 am Asia/Kolkata', { weekdays: WEEKDAYS }],
    ['/digest set 08:00 Asia/Kolkata all mon thu', { weekdays: [1, 4] }],
    ['/digest set short 08:00 Asia/Kolkata all quiet silent 12h', QUIET()],
    ['/digest set छोटा 08:00 Asia/Kolkata सभी शांत बेआवाज़ 12घंटे', QUIET()],
    ['/digest set 08:00 Asia/Kolkata all skip', { onUncertain: 'skip' }],
    ['/digest set 08:00 Asia/Kolkata all length:long catchup:0', { length: 'long', catchupWindowMs: 0 }],
    ['/digest set 08:00 Asia/Kolkata all quiet:no silent=yes', { skipEmpty: false, silent: true }],
  ])('%s', async (line, expected) => {
    const { requests, type } = world();
    await type(line);
    expect(requests).toMatchObject([{ ...least, ...expected }]);
  });

  function QUIET() {
    return { length: 'short', skipEmpty: true, silent: true, catchupWindowMs: 12 * HOUR } as const;
  }

  it.each([
    ['/digest set 08:00 IST all', '“IST” is not a time zone by name. Try: Asia/Kolkata'],
    ['/digest set 08:00 all ist', '“ist” is not a time zone by name. Try: Asia/Kolkata'],
    ['/digest set GMT+5:30 08:00 all', 'Try: Asia/Kolkata.'],
    ['/digest set all EST 08:00', 'Try: America/New_York.'],
    [
      '/digest set 8 Asia/Kolkata all',
      '“8” is not a time of day. Write it as HH:MM in 24 hours, such as 08:00 or 20:30',
    ],
    ['/digest set 25:00 Asia/Kolkata all', '“25:00” is not a time of day.'],
    ['/digest set 08:00 Asia/Kolkata nonsense', 'There is no topic “nonsense”'],
    ['/digest set 8 बजे IST grain-trade', '“IST” is not a time zone by name'],
    ['/digest set 08:00 Asia/Kolkata all everyday 8pm', '“08:00 8pm” is not a time of day.'],
    ['/digest set 08:00 Asia/Kolkata all length:huge', '“huge” will not do. Choose one of: short, standard, long'],
    ['/digest set 08:00 Asia/Kolkata all catchup:24', '“24” is no number of hours from 0 to 23.'],
  ])('%s is refused with what would do', async (line, words) => {
    const { requests, type } = world();
    expect((await type(line)).plain).toContain(words);
    expect(requests).toEqual([]);
  });

  it('a topic that is none is answered without what is beside the point', async () => {
    const { plain } = await world().type('/digest set 08:00 Asia/Kolkata nonsense');
    expect(plain).toContain('Lake treaty, Grain trade, or all.');
    expect(plain).not.toContain('/brief');
  });

  it('a word of the group in one language and slightly wrong is offered right', async () => {
    expect((await world().type('/digest हटाओ x')).plain).toContain('/digest remove');
  });

  it('a zone refused with its right name is a button away', async () => {
    const { type, ask, requests } = world();
    const { actions } = await type('/digest set 08:00 IST all');
    const [use] = actions;
    expect(actions.map(({ label }) => label).slice(0, 2)).toEqual(['Use Asia/Kolkata', 'Use Europe/Dublin']);
    await ask(use!.command, { ...use!.options });
    expect(requests).toMatchObject([{ timeZone: 'Asia/Kolkata', localTime: '08:00', topics: ['all'] }]);
    const change = await world().type('/digest change GMT+5:30');
    expect(change.actions.map(({ label, command }) => [label, command])).toEqual([
      ['Use Asia/Kolkata', 'digest change'],
    ]);
  });

  it('says that the same digest is there already, and offers to change it', async () => {
    const same = () => Promise.reject(new SaarError('digest.same', { id: 'k3x9qa' }));
    const { plain, actions } = await world({ subscribe: same }).type('/digest set 08:00 Asia/Kolkata all');
    expect(plain).toContain('Digest k3x9qa is there already');
    expect(actions.some(({ command }) => command === 'digest change')).toBe(true);
  });

  it('shows in one line what is not the usual', async () => {
    const { plain } = await world().type('/digest set short 08:00 Asia/Kolkata all quiet silent 12h skip');
    expect(plain).toContain(
      'English · short · nothing on days with nothing new · without a sound · up to 12 hours late · ' +
        'never twice after an unclear send · active',
    );
  });
});

describe('the zones suggested while one types', () => {
  it.each(['IST', 'india', 'delhi', 'भारत', 'GMT+5:30', '+5:30', 'kolkata', 'Asia/Calcutta'])(
    'begin for “%s” with the one that is meant',
    async (typed) => {
      const { suggest } = world({ timeZones: () => ['UTC', ...calendar.zones] });
      const zones = await suggest('digest set', 'timezone', typed);
      expect(zones[0]).toEqual({ value: 'Asia/Kolkata', label: 'Asia/Kolkata' });
    },
  );

  it('begin with what is typed before what may be meant', async () => {
    const { suggest } = world({ timeZones: () => ['UTC', ...calendar.zones] });
    const zones = await suggest('digest set', 'timezone', 'Europe/B');
    expect(zones.every(({ value }) => value.startsWith('Europe/B'))).toBe(true);
  });
});

describe('/digest change', () => {
  it.each([
    ['/digest change 20:30', { localTime: '20:30', timeZone: 'Asia/Kolkata' }],
    ['/digest change Europe/Kyiv', { localTime: '08:00', timeZone: 'Europe/Kyiv' }],
    ['/digest change weekdays', { localTime: '08:00', timeZone: 'Asia/Kolkata', weekdays: WEEKDAYS }],
    ['/digest change short', { length: 'short' }],
    ['/digest change quiet', { skipEmpty: true }],
    ['/digest change बिना आवाज़', { silent: true }],
    ['/digest change Without a sound', { silent: true }],
    ['/digest change शांत दिन', { skipEmpty: true }],
    [
      '/digest change k3x9qa सामान्य लंबाई सोम और गुरु',
      { length: 'standard', localTime: '08:00', timeZone: 'Asia/Kolkata', weekdays: [1, 4] },
    ],
    ['/digest change grain-trade', { topics: ['grain-trade'] }],
    ['/digest change k3x9qa hi', { language: 'hi' }],
    ['/digest change id:k3x9qa silent:no', { silent: false }],
  ])('%s changes that and nothing else', async (line, expected) => {
    const { changed, type } = world();
    const { plain } = await type(line);
    expect(changed).toEqual([expected]);
    expect(plain).toMatch(/Digest k3x9qa is changed|डाइजेस्ट k3x9qa बदल दिया गया/);
  });

  it('without anything to change shows how it is, with a button for each setting', async () => {
    const { changed, type } = world();
    const { actions } = await type('/digest change');
    expect(changed).toEqual([]);
    expect(actions.slice(3).map(({ options }) => Object.values(options)[1])).toEqual([
      'weekdays',
      'short',
      'long',
      'yes',
      'yes',
      'skip',
    ]);
  });

  it('offers a choice after an unclear send only where there is one', async () => {
    const { actions } = await world({}, fakeSubscription({ platform: 'discord' })).type('/digest change');
    expect(actions.some(({ options }) => 'uncertain' in options)).toBe(false);
  });
});

describe('/digest remove', () => {
  it('offers to set the very same digest again', async () => {
    const made = fakeSubscription({ length: 'long', skipEmpty: true, weekdays: [1, 7], onUncertain: 'skip' });
    const { requests, ask, type } = world({ unsubscribe: () => Promise.resolve() }, made);
    const { actions } = await type('/digest remove');
    expect(actions).toMatchObject([{ label: 'Set it again', command: 'digest set' }]);
    await ask(actions[0]!.command, { ...actions[0]!.options });
    const { topics, language, localTime, timeZone, weekdays, length, skipEmpty, silent, onUncertain } = made;
    const kept = { topics, language, localTime, timeZone, weekdays, length, skipEmpty, silent, onUncertain };
    expect(requests).toMatchObject([kept]);
  });
});

describe('/digest test', () => {
  it('lets others be answered while the platform takes its time', async () => {
    let end = () => {};
    const sending = new Promise<void>((resolve) => (end = resolve));
    const { ask } = world({ sendNow: () => sending });
    const tests = Array.from({ length: 20 }, () => ask('digest test'));
    expect((await ask('digest list')).plain).toContain('1 digest here');
    end();
    expect((await tests[0]!).plain).toContain('One edition of digest k3x9qa is on its way');
    await Promise.all(tests);
  });

  it.each([
    ['50013', 'could not be sent: Saar may not send messages in #chat.'],
    ['ECONNRESET', 'could not be sent: the platform did not answer.'],
  ])('says why it could not be sent: %s', async (reason, words) => {
    const refused = () => Promise.reject(new SaarError('digest.not-sent', { reason }, 'refused'));
    expect((await world({ sendNow: refused }).ask('digest test')).plain).toContain(words);
  });

  it('tells what kept it from being sent', async () => {
    const refused = () => Promise.reject(new SaarError('digest.under-way'));
    expect((await world({ sendNow: refused }).ask('digest test')).plain).toContain('is being sent right now');
  });
});

describe('a new time', () => {
  const runOf = (changes: Partial<Run>) =>
    ({ scheduledFor: now.getTime() - HOUR, state: 'sent', trigger: 'schedule', ...changes }) as Run;
  const ask = (lastSent: Run, options: Record<string, string>) => {
    const subscription = fakeSubscription();
    return world({ subscriptionStatus: () => Promise.resolve({ subscription, lastSent }) }).ask(
      'digest change',
      options,
    );
  };

  it.each<[string, Partial<Run>, Record<string, string>, boolean]>([
    ['after the edition of today', {}, { time: '20:00' }, true],
    ['after that of yesterday', { scheduledFor: now.getTime() - 24 * HOUR }, { time: '20:00' }, false],
    ['after a test alone', { trigger: 'manual' }, { time: '20:00' }, false],
    ['and no new time', {}, { length: 'short' }, false],
  ])('%s', async (_name, run, options, isSaid) => {
    const { plain } = await ask(runOf(run), options);
    expect(plain.includes('Today’s edition was already sent.')).toBe(isSaid);
  });
});
