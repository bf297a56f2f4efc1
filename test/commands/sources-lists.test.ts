/** Lists of feeds in the chats: what one would add is shown first, a button adds just that, and only for those who may. */
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createDoor } from '../../src/app/door.ts';
import type { Planned, SourceVerbs } from '../../src/app/sources.ts';
import { SaarError } from '../../src/errors.ts';
import { fakeApp, invocation, now, type Call } from '../app/fake-app.ts';
import { fakeSource, fakeSources } from '../app/fake-sources.ts';
import { plainText } from '../messages/plain-text.ts';

const OPML = 'https://lists.test/feeds.opml';
const PLANNED: Planned = {
  added: [fakeSource(), fakeSource({ id: 'aaaaa1', title: undefined, url: 'https://herald.test/rss' })],
  known: [fakeSource({ id: 'aaaaa2' })],
  refused: [{ url: 'http://10.0.0.1/feed', code: 'fetch.private', parameters: { host: '10.0.0.1' } }],
  print: 'abc123',
};
const ALONE: Call = { place: { direct: true } };
const READER: Call = { caller: { mayManage: () => Promise.resolve(false) } };

function world(chosen: Partial<SourceVerbs> = {}, owners: string[] = []) {
  const asked: unknown[][] = [];
  const sources = fakeSources([fakeSource()], {
    planned: (address) => (asked.push(['planned', address]), Promise.resolve(PLANNED)),
    addPlanned: (planned, by) => (asked.push(['added', planned.print, by]), Promise.resolve(planned)),
    addresses: () => (asked.push(['addresses']), Promise.resolve(['https://gazette.test/feed.xml?key=s3cret'])),
    ...chosen,
  });
  const door = createDoor(commands, fakeApp({ sources, owners }), () => now);
  const ask = async (path: string, options: Record<string, string> = {}, call: Call = {}) =>
    plainText(await door.invoke(invocation(path, options, call)));
  return { ask, asked, door };
}

const LISTS = [
  ['sources import', { address: OPML }, OPML],
  ['sources starter', {}, undefined],
] as const;

describe.each(LISTS)('/%s', (path, options, address) => {
  it('says how many and which, and adds nothing before its button', async () => {
    const { ask, asked } = world();
    expect((await ask(path, options)).split('\n')).toEqual([
      '[title] 2 feeds can be added',
      '[paragraph] 1 is read already · 1 is refused',
      '[paragraph] Nothing is added until you press the button.',
      '- **The Ansel Gazette** · https://gazette.test/feed.xml',
      '- **herald.test** · https://herald.test/rss',
      '- **refused: its address leads into a private network** · http://10.0.0.1/feed',
      '[note] Its address leads into a private network. Whoever runs Saar can allow a host of their own in SAAR_FETCH_HOSTS.',
      `[button] Add 2 feeds → replace ${path} ${JSON.stringify({ ...options, shown: 'abc123' })}`,
      '[button] Sources read → answer sources list {}',
    ]);
    expect(asked).toEqual([['planned', address]]);
  });

  it('adds what was shown, and says what came of it', async () => {
    const { ask, asked } = world();
    const plain = await ask(path, { ...options, shown: 'abc123' });
    expect(plain).toContain('[title] 2 feeds added\n[paragraph] 1 is read already · 1 is refused\n');
    expect(plain).toContain('- **refused: its address leads into a private network**');
    expect(asked).toEqual([
      ['planned', address],
      ['added', 'abc123', 'telegram:person'],
    ]);
  });

  it('shows a list that is another one by now, and adds nothing', async () => {
    const { ask, asked } = world();
    expect(await ask(path, { ...options, shown: 'older' })).toContain('[title] 2 feeds can be added');
    expect(asked).toEqual([['planned', address]]);
  });

  it('has no button where there is nothing to add', async () => {
    const none = { ...PLANNED, added: [], refused: [] };
    const { ask, asked } = world({ planned: () => Promise.resolve(none) });
    const plain = await ask(path, { ...options, shown: 'abc123' });
    expect(plain).toContain('[title] There is no feed to add\n[paragraph] 1 is read already\n');
    expect([plain.includes('Add '), asked]).toEqual([false, []]);
  });

  it.each<[string, Call, string[], string]>([
    ['somebody alone with Saar', ALONE, [], 'SAAR_OWNERS=telegram:person'],
    ['somebody else than who is named', {}, ['discord:1'], 'SAAR_OWNERS=telegram:person'],
    ['who does not manage the group', READER, [], 'it needs administrator rights'],
  ])('refuses %s, by its button too', async (_who, call, owners, words) => {
    for (const shown of [undefined, 'abc123']) {
      const { ask, asked } = world({}, owners);
      expect(await ask(path, { ...options, ...(shown && { shown }) }, call)).toContain(words);
      expect(asked).toEqual([]);
    }
  });

  it('counts what would be too long to read', async () => {
    const added = Array.from({ length: 500 }, (_, at) => fakeSource({ url: `https://n${at}.test/` }));
    const refused = Array.from({ length: 40 }, () => PLANNED.refused[0]!);
    const { ask } = world({ planned: () => Promise.resolve({ ...PLANNED, added, refused }) });
    const plain = await ask(path, options);
    expect(plain).toMatch(/\n- and 450 more\n(?:.*\n)*- and 30 more\n/u);
    expect(plain).toContain('Add 500 feeds');
  });

  it.each(['opml.invalid', 'opml.too-large', 'fetch.unanswered', 'fetch.address'])('tells %s', async (code) => {
    const failing = { planned: () => Promise.reject(new SaarError(code, { reason: 'timeout' }, 'refused')) };
    for (const locale of ['en', 'hi'])
      expect(await world(failing).ask(path, options, { caller: { locale } })).toMatch(/^\[paragraph\] [^[{]+$/u);
  });
});

describe('/sources export', () => {
  it('gives every address as a whole, and says how it is had as OPML', async () => {
    const plain = await world().ask('sources export');
    expect(plain).toContain('[title] 1 address\n- https://gazette.test/feed.xml?key=s3cret\n');
    expect(plain).toContain('npm run -s saar -- sources export feeds.opml');
  });

  it('says where there are none how one is added', async () => {
    const none = { addresses: () => Promise.resolve([]) };
    expect(await world(none).ask('sources export')).toContain('To add one: /sources add https://');
  });

  it.each([ALONE, READER])('is only for those who may change them: %#', async (call) => {
    const { ask, asked } = world();
    expect(await ask('sources export', {}, call)).not.toContain('s3cret');
    expect(asked).toEqual([]);
  });
});

it('a button is typed by nobody: what stands in the help of import is its address alone', async () => {
  const help = await world().ask('help', { command: 'sources import' });
  expect(help).toContain('/sources import https://news.example/feeds.opml');
  expect(help).not.toMatch(/shown|0a1b2c/u);
  expect(world().door.parse('/sources import lists.test/feeds.opml')).toMatchObject({
    command: 'sources import',
    options: { address: 'lists.test/feeds.opml' },
  });
});
