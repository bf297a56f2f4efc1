/** What is read from the web, in the chats: who may change it, what is told of each source, and every failure in words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { App } from '../../src/app/app.ts';
import { createDoor } from '../../src/app/door.ts';
import type { CheckedItem, Source, SourceVerbs } from '../../src/app/sources.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { SaarError } from '../../src/errors.ts';
import { whyNotRead } from '../../src/messages/source-words.ts';
import { fakeApp, invocation, now, type Call } from '../app/fake-app.ts';
import { fakeSource, fakeSources } from '../app/fake-sources.ts';
import { plainText } from '../messages/plain-text.ts';

const phrases = readPhrases('data/phrases');
const MINUTE = 60_000;
const ADDRESS = 'https://gazette.test/feed.xml?key=s3cret';
const OWNER = 'telegram:person';

const ITEMS: CheckedItem[] = [
  { title: 'Old news', publishedAt: '2031-05-01T08:00:00Z', verdict: 'known' },
  { title: 'The newest', publishedAt: '2031-05-19T08:00:00Z', verdict: 'new' },
  { title: 'In verse', publishedAt: '2031-05-18T08:00:00Z', verdict: 'file.language' },
  { title: 'No day', verdict: 'new' },
  { title: '', url: 'https://gazette.test/a', publishedAt: '2031-05-17T08:00:00Z', verdict: 'surprise.of-its-own' },
];

interface World {
  all?: Source[];
  verbs?: Partial<SourceVerbs>;
  owners?: string[];
  app?: Partial<App>;
}

function world({ all = [fakeSource({ url: ADDRESS })], verbs = {}, owners = [], app = {} }: World = {}) {
  const asked: unknown[][] = [];
  const source = all[0] ?? fakeSource({ url: ADDRESS });
  const check = { source, items: ITEMS };
  const sources = fakeSources(all, {
    addSource: (address, by) => (asked.push(['add', address, by]), Promise.resolve({ source, check })),
    checkSource: (typed) => (asked.push(['check', typed]), Promise.resolve(check)),
    removeSource: (id) => (asked.push(['remove', id]), Promise.resolve(source)),
    ...verbs,
  });
  const door = createDoor(commands, fakeApp({ sources, owners, ...app }), () => now);
  const ask = async (path: string, options: Record<string, string> = {}, call: Call = {}) => {
    const message = await door.invoke(invocation(path, options, call));
    return { message, plain: plainText(message) };
  };
  return { ask, asked, door };
}

const ALONE: Call = { place: { direct: true } };
const READER: Call = { caller: { mayManage: () => Promise.resolve(false) } };
const TERMINAL: Call = { place: { platform: 'terminal', direct: true }, caller: { id: 'terminal' } };
const CHANGES = [
  ['sources add', { address: ADDRESS }],
  ['sources remove', { source: 'g4z377' }],
  ['sources check', { source: 'https://other.test/' }],
] as const;

describe.each(CHANGES)('who may %s %o', (path, options) => {
  it.each<[string, string[], Call, boolean]>([
    ['whoever manages a group, where nobody is named', [], {}, true],
    ['nobody alone with Saar, where nobody is named', [], ALONE, false],
    ['whoever is named', [OWNER], {}, true],
    ['whoever is named, alone with Saar too', [OWNER], ALONE, true],
    ['nobody else, where somebody is named', ['telegram:other', 'discord:person'], {}, false],
    ['whoever sits at the terminal', [OWNER], TERMINAL, true],
  ])('%s', async (_who, owners, call, may) => {
    const { ask, asked } = world({ owners });
    const { plain } = await ask(path, options, call);
    expect(asked.length).toBe(may ? 1 : 0);
    if (!may) expect(plain).toContain('SAAR_OWNERS=telegram:person');
  });

  it('nobody without rights here, though named', async () => {
    const { ask, asked } = world({ owners: [OWNER] });
    expect((await ask(path, options, READER)).plain).toContain('it needs administrator rights');
    expect(asked).toEqual([]);
  });

  it('is said in Hindi too', async () => {
    const { ask } = world({ owners: ['discord:1'] });
    expect((await ask(path, options, { caller: { locale: 'hi' } })).plain).toContain('SAAR_OWNERS=telegram:person');
  });
});

describe('/sources add', () => {
  it('tells what was found, the newest of it, and when it is read next, and notes who added it', async () => {
    const { ask, asked } = world();
    const { plain, message } = await ask('sources add', { address: ADDRESS });
    expect(asked).toEqual([['add', ADDRESS, 'telegram:person']]);
    expect(message.private).toBe(true);
    expect(plain.split('\n')).toEqual([
      '[title] Added: The Ansel Gazette',
      `[paragraph] A feed · ${ADDRESS}`,
      '[paragraph] 5 items: 2 new, 1 known, 2 refused · next in 20 minutes',
      '- The newest · 19 May 2031',
      '- In verse · 18 May 2031',
      '- https://gazette.test/a · 17 May 2031',
      '[button] Sources read → answer sources list {}',
      '[button] Remove → answer sources remove {"source":"g4z377"}',
    ]);
  });

  it('shows the source that is there already', async () => {
    const same = () => Promise.reject(new SaarError('source.same', { id: 'g4z377' }));
    const { plain } = await world({ verbs: { addSource: same } }).ask('sources add', { address: ADDRESS });
    expect(plain).toContain('[title] Source g4z377 is that already\n- **The Ansel Gazette** · g4z377 · gazette.test');
  });

  it('asks for an address', async () => {
    expect((await world().ask('sources add')).plain).toContain('for example: https://');
  });
});

/** Every code, with what it comes with. */
const FAILURES: readonly (readonly [code: string, parameters: Record<string, string | number>])[] = [
  ['fetch.address', {}],
  ['fetch.scheme', { scheme: 'ftp:' }],
  ['fetch.userinfo', {}],
  ['fetch.port', { port: 22 }],
  ['fetch.private', { host: 'feeds.lan' }],
  ['fetch.redirects', { most: 5 }],
  ['fetch.gone', { status: 410 }],
  ['fetch.missing', { status: 404 }],
  ['fetch.forbidden', { status: 403 }],
  ['fetch.later', { status: 429, seconds: 60 }],
  ['fetch.status', { status: 500 }],
  ['fetch.empty', {}],
  ['fetch.encoding', { encoding: 'zstd' }],
  ['fetch.too-large', { mebibytes: 5 }],
  ['fetch.certificate', {}],
  ['fetch.unanswered', { reason: 'timeout' }],
  ['fetch.robots', {}],
  ['feed.invalid', {}],
  ['feed.entities', {}],
  ['feed.too-deep', {}],
  ['opml.invalid', {}],
  ['opml.too-large', {}],
  ['source.unknown', { given: 'x' }],
  ['source.too-many', { most: 500 }],
  ['source.nothing', {}],
  ['source.not-running', {}],
  ['source.not-allowed', { id: 'discord:1' }],
];

describe.each([...phrases.keys()])('in %s', (language) => {
  const said = phrases.get(language)!;

  it.each(FAILURES)('%s is told with what to do', async (code, parameters) => {
    const refused = () => Promise.reject(new SaarError(code, parameters, 'refused'));
    const { ask } = world({ verbs: { addSource: refused } });
    const { plain } = await ask('sources add', { address: ADDRESS }, { caller: { locale: language } });
    expect(plain).toBe(`[paragraph] ${said.say(`errors.${code}`, parameters)}`);
    expect(plain).not.toMatch(/\{\w+\}|\[errors/u);
  });

  it.each(FAILURES.map(([code]) => code).filter((code) => /^(?:fetch|feed)\./u.test(code)))(
    '%s is told in a line too',
    (code) => {
      expect(whyNotRead(code, said)).not.toContain(code);
    },
  );
});

describe('/sources list', () => {
  const since = now.getTime() - 90 * MINUTE;
  const failing = { failures: 3, failingSince: since, lastError: 'fetch.unanswered', lastOkAt: since };
  const all = [
    fakeSource(),
    fakeSource({ id: 'aaaaa1', title: 'Late', ...failing, nextAt: now.getTime() - 1 }),
    fakeSource({ id: 'aaaaa2', url: ADDRESS, title: undefined, state: 'off', reason: 'fetch.gone' }),
    fakeSource({ id: 'aaaaa3', title: 'Fresh', lastOkAt: undefined, lastTriedAt: undefined, articles: 0 }),
  ] as Source[];

  it('tells of each how it fares in words, those in trouble first, without the path that may hold a key', async () => {
    const { plain, message } = await world({ all }).ask('sources list');
    const read = 'read on Tuesday, 20 May 2031, 11:20';
    expect(plain.split('\n')).toEqual([
      '[title] 4 sources',
      '- **Late** · aaaaa1 · gazette.test · failing since Tuesday, 20 May 2031, 10:00: the site does not answer · 3 tries · read on Tuesday, 20 May 2031, 10:00 · next now · 9 articles',
      `- **gazette.test** · aaaaa2 · ${read} · off: its address is gone for good · 9 articles`,
      `- **The Ansel Gazette** · g4z377 · gazette.test · ${read} · next in 20 minutes · 9 articles`,
      '- **Fresh** · aaaaa3 · gazette.test · not read yet · next in 20 minutes · 0 articles',
      '[note] Times are those of Asia/Kolkata.',
      '[note] The site does not answer. Saar tries again by itself.',
      '[note] Its address is gone for good. Look on the site for the new address, add that one, and remove this one.',
    ]);
    expect(message.pickers![0]).toMatchObject({ command: 'sources check', option: 'source' });
    expect(plain).not.toContain('s3cret');
  });

  it('says where there are none how one is added', async () => {
    const { plain } = await world({ all: [] }).ask('sources list');
    expect(plain).toContain('[paragraph] To add one: /sources add https://');
  });

  it('is for those who may manage', async () => {
    expect((await world().ask('sources list', {}, READER)).plain).toContain('it needs administrator rights');
  });
});

describe('/sources check', () => {
  it('tells of each item what would come of it', async () => {
    const { ask, asked } = world();
    const { plain } = await ask('sources check', { source: 'G4Z377' });
    expect(asked).toEqual([['check', 'g4z377']]);
    expect(plain).toContain('- **known** · Old news · 1 May 2031\n- **new** · The newest · 19 May 2031');
    expect(plain).toContain('- **refused: it is in a language that is not read** · In verse');
    expect(plain).toContain('- **refused: it could not be read (surprise.of-its-own)** · https://gazette.test/a');
    expect(plain).toContain('[button] Remove → answer sources remove {"source":"g4z377"}');
  });

  it('shows an address as a whole to those alone who may change it', async () => {
    expect((await world().ask('sources check', { source: 'g4z377' })).plain).toContain('s3cret');
    const { plain } = await world().ask('sources check', { source: 'g4z377' }, ALONE);
    expect(plain).toContain('A feed · gazette.test\n');
    expect(plain).not.toMatch(/s3cret|Remove/u);
  });

  it('offers to read what is not read yet', async () => {
    const { ask, asked } = world({ all: [] });
    const { plain } = await ask('sources check', { source: ADDRESS });
    expect(asked).toEqual([['check', ADDRESS]]);
    expect(plain).toContain(`[button] Read this → answer sources add {"address":"${ADDRESS}"}`);
  });

  it.each(['sources check', 'sources remove'])('%s asks which, when none is named', async (path) => {
    const { ask, asked } = world();
    const { message } = await ask(path);
    expect(message.actions).toMatchObject([{ command: path, options: { source: 'g4z377' } }]);
    expect((await ask(path, { source: 'zzzzzz' })).plain).toContain('There is no such source.');
    expect(asked).toEqual([]);
  });
});

it('/sources remove says that the articles stay, and one tap adds it again', async () => {
  const { ask, asked } = world();
  const { plain } = await ask('sources remove', { source: 'g4z377' });
  expect(asked).toEqual([['remove', 'g4z377']]);
  expect(plain).toContain('The Ansel Gazette is read no more. Its articles stay.');
  expect(plain).toContain(`[button] Add again → replace sources add {"address":"${ADDRESS}"}`);
});

describe('what strangers call themselves', () => {
  it('is plain text, and cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 400, unit: 'binary' }), async (words) => {
        const source = fakeSource({ title: words, failures: 1, lastError: words.slice(0, 300) });
        const verbs = { checkSource: () => Promise.resolve({ source, items: [{ title: words, verdict: words }] }) };
        const { ask } = world({ all: [source], verbs });
        for (const path of ['sources list', 'sources check']) {
          const { message } = await ask(path, path === 'sources check' ? { source: source.id } : {});
          const inlines = message.blocks.flatMap((block) =>
            block.kind === 'list' ? block.items.flat() : 'text' in block ? block.text : [],
          );
          for (const inline of inlines) {
            expect(inline.kind).toBe('text');
            expect('text' in inline ? inline.text.length : 0).toBeLessThan(400);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('/status and /about', () => {
  const summary = { articles: 0, byLanguage: {}, byTopic: {}, oldest: null, newest: null };
  const app: Partial<App> = {
    summary: () => Promise.resolve(summary),
    provenance: () => Promise.resolve({ publishers: [], others: 0, lastAdded: null, sample: 0, unread: 0 }),
    subscriptions: () => Promise.resolve([]),
  };
  const failing = { failures: 2, failingSince: now.getTime() - 90 * MINUTE, lastError: 'fetch.certificate' };
  const all = [fakeSource(), fakeSource({ id: 'aaaaa1', ...failing }), fakeSource({ id: 'aaaaa2', state: 'off' })];

  it('count the sources, and tell those who may manage which fail and why', async () => {
    const { ask } = world({ all, app });
    const { plain } = await ask('status');
    expect(plain).toContain('- 2 sources are read · 1 of them is failing · 1 is off\n');
    expect(plain).toContain(
      '- The Ansel Gazette (aaaaa1): failing since Tuesday, 20 May 2031, 10:00: the site’s certificate is not valid · 2 tries · read on Tuesday, 20 May 2031, 11:20 · next in 20 minutes · 9 articles\n',
    );
    expect(plain).toMatch(/- The Ansel Gazette \(aaaaa2\): read on [^\n]* · off · 9 articles\n/);
    expect(plain).toContain('- The Ansel Gazette (g4z377): read on Tuesday, 20 May 2031, 11:20 · next in');
    const reader = (await ask('status', {}, READER)).plain;
    expect(reader).toContain('2 sources are read');
    expect(reader).not.toContain('aaaaa1');
  });

  it.each([
    [90, 'full texts are kept for 90 days'],
    [undefined, 'every text is kept'],
  ])('tell those who may manage how large the database is and what is kept: %s', async (keepTextDays, words) => {
    const program = { ...fakeApp({}).program, databaseBytes: () => 123_456_789, keepTextDays };
    const { ask } = world({ all, app: { ...app, program } });
    expect((await ask('status')).plain).toContain(`- Database: 123 MB · ${words}\n`);
    expect((await ask('status', {}, READER)).plain).not.toContain('Database');
  });

  it('say how one is added, and by whom', async () => {
    const { ask } = world({ all, app });
    expect((await ask('about')).plain).toContain('read all the time: /sources add https://');
    expect((await ask('about', {}, ALONE)).plain).toContain('by those who manage a server or group: /sources add');
    expect((await world({ all: [], app }).ask('status')).plain).not.toContain('source');
  });
});

describe('the command that was there before', () => {
  it.each([
    ['/sources', 'sources', {}],
    ['/sources treaty', 'sources', { brief: 'treaty' }],
    ['/स्रोत', 'sources', {}],
    ['/स्रोत संधि', 'sources', { brief: 'संधि' }],
    ['/sources brief', 'sources brief', {}],
    ['/sources brief treaty', 'sources brief', { brief: 'treaty' }],
    ['/स्रोत संक्षेप संधि', 'sources brief', { brief: 'संधि' }],
    ['/sources list', 'sources list', {}],
    ['/स्रोत सूची', 'sources list', {}],
    ['/sources add https://a.test/b?c=d:e', 'sources add', { address: 'https://a.test/b?c=d:e' }],
    ['/sources@SaarBot add https://a.test', 'sources add', { address: 'https://a.test' }],
    ['/sources remove g4z377', 'sources remove', { source: 'g4z377' }],
    ['/स्रोत जाँचें https://a.test', 'sources check', { source: 'https://a.test' }],
  ])('“%s” is %s %o', (typed, command, options) => {
    const { typedIn: _, ...call } = world().door.parse(typed)!;
    expect(call).toEqual({ command, options });
  });

  it('is explained with its group', async () => {
    const { plain } = await world().ask('help', { command: 'sources' });
    for (const word of ['brief', 'add', 'list', 'check', 'remove']) expect(plain).toContain(`- /sources ${word}`);
  });
});
