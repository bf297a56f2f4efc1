import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { App, NewSubscription } from '../../src/app/app.ts';
import { createDoor } from '../../src/app/door.ts';
import type { Action } from '../../src/messages/message.ts';
import { anyChannel, fakeApp, fakeSubscription, invocation, now, type Call } from '../app/fake-app.ts';
import { plainText } from '../messages/plain-text.ts';

const server = { platform: 'discord', tenantId: 'guild', destinationId: 'channel', threadId: 'thread' } as const;

function world(chosen: Partial<App> = {}) {
  const requests: NewSubscription[] = [];
  const app = fakeApp({
    subscriptions: () => Promise.resolve([]),
    subscribe: (request) => Promise.resolve((requests.push(request), fakeSubscription(request))),
    ...chosen,
  });
  const door = createDoor(commands, app, () => now);
  const ask = async (command: string, options: Record<string, string> = {}, call: Call = {}) => {
    const message = await door.invoke(invocation(command, options, call));
    return { message, plain: plainText(message), actions: message.actions ?? [] };
  };
  const tap = ({ command, options }: Action, call: Call = {}) => ask(command, { ...options }, call);
  return { requests, door, ask, tap };
}

describe('/digest setup, step by step', () => {
  it('asks for topics, time and zone, each answer a tap, and then sets the digest', async () => {
    const { ask, tap, requests } = world();
    const topics = await ask('digest setup');
    expect(topics.plain).toContain('What should it be about?');
    expect(topics.actions.map(({ label }) => label)).toEqual(['all topics', 'Lake treaty', 'Grain trade']);
    const time = await tap(topics.actions[1]!);
    expect(time.plain).toContain('topics: Lake treaty');
    expect(time.actions.map(({ label }) => label)).toContain('08:00');
    const zone = await tap(time.actions[1]!);
    expect(zone.plain).toContain('time: 08:00');
    expect(zone.actions.every(({ command, effect }) => command === 'digest set' && effect === 'replace')).toBe(true);
    expect(requests).toEqual([]);
    const done = await tap(zone.actions[0]!);
    expect(requests).toMatchObject([{ topics: ['lake-treaty'], localTime: '08:00', timeZone: 'Asia/Kolkata' }]);
    expect(done.plain).toContain('It is posted here.');
    expect(done.plain).toContain('Next edition: Wednesday, 21 May 2031, 08:00 (Asia/Kolkata)');
    const commandsThen = done.actions.map(({ command }) => command);
    expect(commandsThen.slice(0, 3)).toEqual(['digest preview', 'digest test', 'digest remove']);
    expect(new Set(commandsThen.slice(3))).toEqual(new Set(['digest change']));
  });

  it('is in the reader’s language, with its zones', async () => {
    const { plain } = await world().ask('digest setup', {}, { caller: { locale: 'hi' } });
    expect(plain).toContain('डाइजेस्ट किस विषय पर हो?');
  });

  it('asks again for what cannot be read, and for nothing that can', async () => {
    const { ask } = world();
    const wrong = await ask('digest setup', { topics: 'nonsense', time: '08:00' });
    expect(wrong.plain).toContain('What should it be about?');
    expect(wrong.plain).toContain('time: 08:00');
    const whole = await ask('digest setup', { topics: 'all', time: '08:00', timezone: 'UTC' });
    expect(whole.actions).toMatchObject([{ label: 'Set it', command: 'digest set' }]);
  });

  it('offers the zone of the newest digest here first', async () => {
    const kyiv = fakeSubscription({ timeZone: 'Europe/Kyiv', createdAt: 2 });
    const { ask } = world({ subscriptions: () => Promise.resolve([kyiv, fakeSubscription({ createdAt: 1 })]) });
    const { actions } = await ask('digest setup', { topics: 'all', time: '08:00' });
    expect(actions.map(({ label }) => label)).toEqual(['Europe/Kyiv', 'Asia/Kolkata', 'UTC', 'Europe/London']);
  });

  it('is offered when a digest is set wrongly, keeping what was right', async () => {
    const { ask, requests } = world();
    const cases: Record<string, string>[] = [{}, { time: '8 pm', timezone: 'UTC', topics: 'all' }, { time: '08:00' }];
    for (const options of cases) {
      const { message, actions } = await ask('digest set', options);
      expect(message.private).toBe(true);
      expect(actions).toEqual([{ label: 'Step by step', command: 'digest setup', options, effect: 'answer' }]);
    }
    expect(requests).toEqual([]);
    const refused = { caller: { mayManage: () => Promise.resolve(false) } };
    expect((await ask('digest set', {}, refused)).actions).toEqual([]);
  });
});

describe('the form of /digest setup', () => {
  it('asks for everything at once, with the usual already there', async () => {
    const { door } = world();
    const form = await door.form(invocation('digest setup', {}, { place: server, caller: { locale: 'hi' } }));
    expect(form).toMatchObject({ language: 'hi', title: 'डाइजेस्ट बनाएँ', command: 'digest set' });
    expect(form!.fields.map(({ option, kind, value }) => [option, kind, value])).toEqual([
      ['channel', 'destination', 'thread'],
      ['topics', 'choices', 'all'],
      ['time', 'text', '08:00'],
      ['timezone', 'text', 'Asia/Kolkata'],
      ['language', 'choice', 'hi'],
    ]);
    expect(form!.fields.length).toBeLessThanOrEqual(5);
  });

  it('is for those who may manage the place', async () => {
    const refused = { caller: { mayManage: () => Promise.resolve(false) } };
    expect(await world().door.form(invocation('digest setup', {}, refused))).toBeUndefined();
    expect(await world().door.form(invocation('brief'))).toBeUndefined();
  });

  it('sends what the digest takes', async () => {
    const { ask, requests } = world();
    const filled = { topics: 'lake-treaty,all', time: '8:00', timezone: 'UTC', language: 'hi' };
    await ask('digest set', { ...filled, time: '08:00', channel: 'thread' }, { place: server });
    expect(requests[0]).toMatchObject({
      destinationId: 'channel',
      threadId: 'thread',
      topics: ['all'],
      language: 'hi',
    });
  });
});

describe('where a digest is posted', () => {
  const typed = { time: '08:00', timezone: 'UTC', topics: 'all' };

  it.each([
    ['thread', { destinationId: 'channel', threadId: 'thread' }, 'here'],
    ['channel', { destinationId: 'channel' }, 'It is posted in #channel.'],
    ['news', { destinationId: 'news' }, 'It is posted in #news.'],
  ])('from a thread of a channel, %s', async (channel, expected, words) => {
    const { ask, requests } = world();
    const { plain } = await ask('digest set', { ...typed, channel }, { place: server, destinationProblem: anyChannel });
    expect(requests[0]).toMatchObject(expected);
    expect('threadId' in requests[0]!).toBe('threadId' in expected);
    expect(plain).toContain(words);
  });

  it('is never another chat, whatever a forged button says', async () => {
    const { ask, requests } = world();
    for (const command of ['digest set', 'digest setup']) {
      const { plain } = await ask(command, { ...typed, channel: '-100200' });
      expect(plain).toContain('A digest of another place cannot be set from here.');
    }
    expect(requests).toEqual([]);
    await ask('digest set', { ...typed, channel: 'chat' });
    expect(requests).toHaveLength(1);
  });
});
