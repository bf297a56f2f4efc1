import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { App, Delivery, NewSubscription, Run } from '../../src/app/app.ts';
import { actionId } from '../../src/adapters/discord/actions.ts';
import { applicationCommands } from '../../src/adapters/discord/commands.ts';
import { writeCall } from '../../src/adapters/telegram/call-data.ts';
import { createDoor } from '../../src/app/door.ts';
import { anyChannel, fakeApp, fakeSubscription, invocation, now, type Call } from '../app/fake-app.ts';
import { text } from '../../src/messages/message.ts';
import { inventedBrief, texts } from '../messages/invented-brief.ts';
import { plainText } from '../messages/plain-text.ts';

async function ask(app: Partial<App>, command: string, options: Record<string, string> = {}, call: Call = {}) {
  const message = await createDoor(commands, fakeApp(app), () => now).invoke(invocation(command, options, call));
  return { message, plain: plainText(message) };
}

describe('/brief', () => {
  const asking = () => {
    const requests: unknown[] = [];
    const brief: App['brief'] = (request) =>
      Promise.resolve((requests.push(request), inventedBrief(request.language as 'en')));
    return { requests, app: { brief } };
  };

  it.each([
    [undefined, undefined],
    ['all', undefined],
    ['24h', '2031-05-19T06:00:00.000Z'],
    ['7D', '2031-05-13T06:00:00.000Z'],
    ['30d', '2031-04-20T06:00:00.000Z'],
  ])('reads the window %s from %s on', async (window, from) => {
    const { requests, app } = asking();
    await ask(app, 'brief', { topic: 'lake-treaty', ...(window && { window }) });
    expect(requests).toEqual([{ topic: 'lake-treaty', language: 'en', from }]);
  });

  it('offers its parts, its sources and the other language, keeping the window', async () => {
    const { message } = await ask(asking().app, 'brief', { topic: 'lake-treaty', language: 'hi', window: '7d' });
    expect(message.language).toBe('hi');
    expect(message.actions).toEqual([
      { label: 'स्रोत', command: 'sources', options: { brief: 'brief-hi' }, effect: 'answer' },
      { label: 'मतभेद', command: 'disputes', options: { brief: 'brief-hi' }, effect: 'answer' },
      { label: 'घटनाक्रम', command: 'timeline', options: { brief: 'brief-hi' }, effect: 'answer' },
      { label: 'आँकड़े', command: 'figures', options: { brief: 'brief-hi' }, effect: 'answer' },
      { label: 'क्या बदला', command: 'changes', options: { brief: 'brief-hi' }, effect: 'answer' },
      {
        label: 'English',
        command: 'brief',
        options: { topic: 'lake-treaty', language: 'en', window: '7d' },
        effect: 'replace',
      },
    ]);
  });

  it.each(['', '0d', 'yesterday', '99999d', '7w'])('refuses the window “%s” unless it is empty', async (window) => {
    const { message } = await ask(asking().app, 'brief', { topic: 'lake-treaty', window });
    expect(message.private ?? false).toBe(window !== '');
  });
});

describe('the options of /brief in Discord', () => {
  it('are a topic or words, and none of them required', () => {
    const [brief] = applicationCommands(
      createDoor(commands, fakeApp(), () => now),
      'global',
    );
    const options = brief!.options!.map(({ name, name_localizations: local }) => [name, local?.hi]);
    expect(options).toEqual([
      ['topic', 'विषय'],
      ['language', 'भाषा'],
      ['window', 'अवधि'],
      ['about', 'सवाल'],
    ]);
    expect(brief!.options!.some((option) => 'required' in option && option.required)).toBe(false);
  });
});

describe('/brief on a question', () => {
  const asked = (language: string, id = 'b0', changes: object = {}) =>
    inventedBrief(language as 'en', { id, topic: { id: 'about:0123456789ab', title: 'Lake <b>*x*</b>' }, ...changes });
  const asking = (changes: object = {}) => {
    const requests: unknown[] = [];
    const app: Partial<App> = {
      brief: (request) => Promise.resolve((requests.push(request), asked(request.language, 'b0', changes))),
      storedBrief: (id) => Promise.resolve(id === 'b0' ? asked('en') : undefined),
      topicsNear: () => [{ id: 'lake-treaty', title: 'Lake treaty' }],
    };
    return { requests, app };
  };

  it('asks with the words as they are', async () => {
    const { requests, app } = asking();
    await ask(app, 'brief', { about: 'lake war', window: 'all' });
    expect(requests).toEqual([{ about: 'lake war', language: 'en', from: undefined }]);
  });

  it('switches the language by the id of the brief, which fits into every button', async () => {
    const { message } = await ask(asking().app, 'brief', { about: 'lake war', window: '7d' });
    const action = message.actions!.at(-1)!;
    expect(action).toEqual({
      label: 'हिन्दी',
      command: 'again',
      options: { window: '7d', brief: 'b0', language: 'hi' },
      effect: 'replace',
    });
    const long = { ...action, options: { ...action.options, brief: 'b0123456789ab', window: '9999d' } };
    expect(Buffer.byteLength(writeCall(long))).toBeLessThanOrEqual(64);
    expect(actionId(long)).toBeDefined();
  });

  it('asks the stored words again', async () => {
    const { requests, app } = asking();
    await ask(app, 'again', { brief: 'b0', language: 'hi' });
    expect(requests).toEqual([{ about: 'Lake <b>*x*</b>', language: 'hi', from: undefined }]);
    expect((await ask(app, 'again', { brief: 'gone' })).plain).toContain('no brief “gone”');
  });

  it('names the nearest topics when it finds nothing', async () => {
    const { app } = asking({ bottomLine: null, emptyReason: 'nothing-asked' });
    const { message, plain } = await ask(app, 'brief', { about: 'of the' });
    expect(plain).toContain('name nothing to look for');
    expect(plain).toContain('one of these topics: Lake treaty');
    expect(message.actions!.map(({ label }) => label)).toEqual(['Lake treaty', 'हिन्दी']);
  });

  it('refuses a topic and words together, and lists the topics for neither', async () => {
    const { requests, app } = asking();
    const both = await ask(app, 'brief', { topic: 'lake-treaty', about: 'war' });
    expect(both.plain).toContain('either a topic or');
    expect(both.message.private).toBe(true);
    const summary = { articles: 9, byLanguage: {}, byTopic: {}, oldest: null, newest: null };
    const neither = await ask({ ...app, summary: () => Promise.resolve(summary) }, 'brief', { about: ' ' });
    expect(neither.plain).toContain('in your own words, for example: /brief about');
    expect(neither.message.actions!.map(({ options }) => options['topic'])).toEqual(['lake-treaty', 'grain-trade']);
    expect(requests).toEqual([]);
  });
});

describe('/sources', () => {
  const app: Partial<App> = {
    brief: ({ language }) => Promise.resolve(inventedBrief(language as 'en')),
    storedBrief: (id) => Promise.resolve(id === 'brief-hi' ? inventedBrief('hi') : undefined),
    sourceText: (id) => Promise.resolve(texts[id]),
  };

  it('answers in the language of the brief', async () => {
    const { message, plain } = await ask(app, 'sources', { brief: 'brief-hi' }, { caller: { locale: 'en' } });
    expect(message).toMatchObject({ language: 'hi', private: true });
    expect(plain).toContain('स्रोत: झील संधि');
  });

  it('shows one mark when asked for it', async () => {
    const { message } = await ask(app, 'sources', { brief: 'brief-hi', number: '2' });
    expect(message.blocks.filter(({ kind }) => kind === 'fold')).toHaveLength(1);
  });

  it.each([
    [{ brief: 'gone' }, 'There is no brief “gone” any more.'],
    [{ brief: 'brief-hi', number: '77' }, 'no citation mark 77: its marks run from 1 to 5'],
    [{ brief: 'brief-hi', number: 'two' }, '“two” will not do for number'],
    [{}, 'No brief has been shown here yet'],
  ])('says what to do about %o', async (options, words) => {
    expect((await ask(app, 'sources', options as Record<string, string>)).plain).toContain(words);
  });
});

describe('/topics', () => {
  const summary = {
    articles: 9,
    byLanguage: { en: 4, hi: 5 },
    byTopic: { 'lake-treaty': 3 },
    oldest: '2030-11-02',
    newest: '2031-05-17',
  };

  it('lists every topic with its number of articles and a button', async () => {
    const { message, plain } = await ask({ summary: () => Promise.resolve(summary) }, 'topics');
    expect(plain).toContain('**Lake treaty** · 3 articles · /brief lake-treaty');
    expect(plain).toContain('**Grain trade** · 0 articles');
    expect(plain).toContain('9 articles read · 2 November 2030 to 17 May 2031');
    expect(message.actions!.map(({ options }) => options['topic'])).toEqual(['lake-treaty', 'grain-trade']);
  });

  it('shows how each is asked for where it is shown', async () => {
    const call: Call = { place: { platform: 'discord' }, caller: { locale: 'hi' } };
    const { plain } = await ask({ summary: () => Promise.resolve(summary) }, 'topics', {}, call);
    expect(plain).toContain('/संक्षेप विषय:lake-treaty');
  });

  it('makes a menu of more topics than fit under it as buttons', async () => {
    const many = Array.from({ length: 6 }, (_, at) => ({ id: `topic-${at}`, title: `Topic ${at}` }));
    const app: Partial<App> = { summary: () => Promise.resolve(summary), topics: () => many };
    const { message } = await ask(app, 'topics');
    expect(message.actions).toEqual([]);
    expect(message.pickers).toMatchObject([{ command: 'brief', option: 'topic', options: {}, effect: 'answer' }]);
    const { choices } = message.pickers![0]!;
    expect(choices).toHaveLength(6);
    expect(choices[1]).toEqual({ value: 'topic-1', short: 'Topic 1', label: 'Topic 1 · 0 articles' });
  });

  it('says so when nothing has been read', async () => {
    const none = { articles: 0, byLanguage: {}, byTopic: {}, oldest: null, newest: null };
    const { plain } = await ask({ summary: () => Promise.resolve(none) }, 'topics', {}, { caller: { locale: 'hi' } });
    expect(plain).toContain('अभी तक कोई लेख नहीं पढ़ा गया है');
  });
});

describe('/digest set', () => {
  const typed = { time: '08:00', timezone: 'Asia/Kolkata', topics: 'pact, grain-trade' };
  const setting = () => {
    const requests: NewSubscription[] = [];
    const subscribe: App['subscribe'] = (request) =>
      Promise.resolve((requests.push(request), fakeSubscription(request)));
    return { requests, app: { subscribe } };
  };

  it('subscribes the place in which it is typed, thread and all', async () => {
    const { requests, app } = setting();
    const { plain } = await ask(
      app,
      'digest set',
      { ...typed, language: 'hi', days: 'weekdays' },
      { place: { threadId: '11' } },
    );
    expect(requests).toEqual([
      {
        platform: 'telegram',
        tenantId: 'chat',
        destinationId: 'chat',
        threadId: '11',
        topics: ['lake-treaty', 'grain-trade'],
        language: 'hi',
        localTime: '08:00',
        timeZone: 'Asia/Kolkata',
        weekdays: [1, 2, 3, 4, 5],
        createdBy: 'person',
      },
    ]);
    expect(plain).toContain('डाइजेस्ट k3x9qa तय हो गया');
    expect(plain).toContain('08:00 Asia/Kolkata · सोम–शुक्र · झील संधि, अनाज व्यापार · हिन्दी · चालू');
    expect(plain).toContain('अगला अंक: बुधवार, 21 मई 2031, 08:00 (Asia/Kolkata)');
  });

  it('subscribes a chosen channel without the thread of the place', async () => {
    const { requests, app } = setting();
    await ask(
      app,
      'digest set',
      { ...typed, channel: 'news' },
      { place: { platform: 'discord', tenantId: 'guild', threadId: '11' }, destinationProblem: anyChannel },
    );
    expect(requests[0]).toMatchObject({ destinationId: 'news', language: 'en', weekdays: [1, 2, 3, 4, 5, 6, 7] });
    expect(requests[0]).not.toHaveProperty('threadId');
  });

  it.each([
    [{ ...typed, time: '' }, 'This needs a value for “time”, for example: 08:00'],
    [{ ...typed, topics: 'nonsense' }, 'There is no topic “nonsense”'],
    [{ ...typed, language: 'xx' }, 'Saar does not speak “xx”'],
  ])('refuses %o and stores nothing', async (options, words) => {
    const { requests, app } = setting();
    const { plain, message } = await ask(app, 'digest set', options);
    expect(plain).toContain(words);
    expect(message.private).toBe(true);
    expect(requests).toEqual([]);
  });
});

describe('the other words of /digest', () => {
  const here = fakeSubscription();
  const elsewhere = fakeSubscription({ id: 'other1', destinationId: 'channel', topics: ['all'], weekdays: [1] });
  const chat = (all = [here, elsewhere]): Partial<App> => ({
    subscriptions: (_platform, tenantId) => Promise.resolve(tenantId === 'chat' ? all : []),
    setPaused: (id, paused) => Promise.resolve(fakeSubscription({ id, state: paused ? 'paused' : 'active' })),
    unsubscribe: () => Promise.resolve(),
    sendNow: () => Promise.resolve(),
    subscriptionStatus: (id) => Promise.resolve({ subscription: all.find((each) => each.id === id)! }),
    edition: () => Promise.resolve({ message: { language: 'en', blocks: [] }, briefs: [], empty: false }),
  });
  const words = ['preview', 'test', 'pause', 'resume', 'status', 'remove'];

  it('list every digest of the tenant', async () => {
    const { plain } = await ask(chat(), 'digest list');
    expect(plain).toContain('2 digests here');
    expect(plain).toContain('- other1 · 08:00 Asia/Kolkata · Mon · all topics · English · active · in #channel');
  });

  it.each(words)(
    '%s takes the only digest of the place without an id, and any of the tenant with one',
    async (word) => {
      for (const options of [{}, { id: 'k3x9qa' }, { id: 'OTHER1' }] as Record<string, string>[])
        expect((await ask(chat(), `digest ${word}`, options)).plain).not.toContain('There is');
    },
  );

  it.each(words)('%s knows nothing of another tenant’s digest', async (word) => {
    const { plain } = await ask(chat(), `digest ${word}`, { id: 'k3x9qa' }, { place: { tenantId: 'other' } });
    expect(plain).toContain('There is no digest “k3x9qa” here.');
  });

  it.each(words)('%s asks for the id when there are several, and says so when there is none', async (word) => {
    const twice = chat([here, { ...here, id: 'second' }]);
    const { plain, message } = await ask(twice, `digest ${word}`);
    expect(plain).toContain('There is more than one digest here. Which one do you mean?');
    expect(plain).toContain('- second · 08:00 Asia/Kolkata · every day · Lake treaty');
    expect(message.actions).toMatchObject([
      { label: '08:00 · Lake treaty · k3x9qa', command: `digest ${word}`, options: { id: 'k3x9qa' } },
      { label: '08:00 · Lake treaty · second', command: `digest ${word}`, options: { id: 'second' } },
    ]);
    const none = await ask(chat([]), `digest ${word}`);
    expect(none.plain).toContain('There is no digest here yet. Set one up with /digest setup.');
    expect(none.message.actions?.map(({ command }) => command)).toEqual(['digest setup']);
  });

  it('act and say what was done', async () => {
    expect((await ask(chat(), 'digest pause')).plain).toContain('Digest k3x9qa is paused.');
    expect((await ask(chat(), 'digest resume')).plain).toContain(
      'Next edition: Wednesday, 21 May 2031, 08:00 (Asia/Kolkata)',
    );
    expect((await ask(chat(), 'digest remove')).plain).toContain('Digest k3x9qa is removed.');
    expect((await ask(chat(), 'digest test')).plain).toContain('One edition of digest k3x9qa is on its way');
  });

  it.each([
    ['pause', 'active', 'paused', 'Digest k3x9qa is paused.'],
    ['resume', 'paused', 'active', 'Digest k3x9qa goes on.'],
    ['resume', 'suspended', 'active', 'Digest k3x9qa goes on.'],
  ] as const)('%s means the only one here that is %s', async (word, state, others, said) => {
    const other = { ...here, id: 'second', state: others };
    expect((await ask(chat([other, { ...here, state }]), `digest ${word}`)).plain).toContain(said);
  });

  it.each(['resume', 'test'])('%s looks first whether Saar may post there', async (word) => {
    const asked: string[] = [];
    const destinationProblem = (channel: string, language: string) => {
      asked.push(channel);
      return Promise.resolve({
        language,
        blocks: [{ kind: 'paragraph' as const, text: [text('Saar lacks Send Messages')] }],
      });
    };
    const unused = {
      setPaused: () => Promise.reject(new Error('resumed')),
      sendNow: () => Promise.reject(new Error('sent')),
    };
    const app = { ...chat([{ ...here, state: 'suspended', threadId: '77' }]), ...unused };
    const { plain } = await ask(app, `digest ${word}`, {}, { destinationProblem });
    expect(plain).toContain('Saar lacks Send Messages');
    expect(asked).toEqual(['77']);
  });

  it('names the channels of several that are posted elsewhere', async () => {
    const away = chat([elsewhere, { ...elsewhere, id: 'other2', threadId: '77' }]);
    const { plain } = await ask(away, 'digest status');
    expect(plain).toContain('There is more than one digest. Which one');
    expect(plain).toContain('active · in #channel');
    expect(plain).toContain('active · in #77');
  });

  it.each([
    [[1, 2, 3, 4, 5], 'Mon–Fri'],
    [[1, 2], 'Mon, Tue'],
    [[1, 2, 3, 5], 'Mon–Wed, Fri'],
    [[1, 4, 7], 'Mon, Thu, Sun'],
  ])('name the days %j as %s', async (weekdays, words) => {
    expect((await ask(chat([{ ...here, weekdays }]), 'digest list')).plain).toContain(`Asia/Kolkata · ${words} · `);
  });

  it('say that a digest is never late where it may not be', async () => {
    expect((await ask(chat([{ ...here, catchupWindowMs: 0 }]), 'digest list')).plain).toContain(' · never late · ');
  });

  it('preview to the asker alone', async () => {
    expect((await ask(chat(), 'digest preview')).message.private).toBe(true);
  });

  it('status tells the next and the last edition with its result', async () => {
    const run = { scheduledFor: Date.parse('2031-05-20T02:30:00Z'), state: 'failed' } as Run;
    const deliveries = [{ lastErrorCode: '50013' }] as Delivery[];
    const app = {
      ...chat(),
      subscriptionStatus: () => Promise.resolve({ subscription: here, last: { run, deliveries } }),
    };
    const { plain } = await ask(app, 'digest status');
    expect(plain).toContain('Last edition: Tuesday, 20 May 2031, 08:00: failed. Saar may not write there.');
    expect((await ask(chat(), 'digest status')).plain).toContain('No edition has been sent yet.');
  });

  it('are all settings', () => {
    const digest = commands.filter(({ path }) => path.startsWith('digest '));
    expect(digest).toHaveLength(10);
    expect(digest.every(({ access }) => access === 'settings')).toBe(true);
  });
});
