/** `saar sources …` as it is typed: what it prints and where, its exit codes, and what it asks of the app. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Added, Source, SourceVerbs } from '../../src/app/sources.ts';
import { SaarError } from '../../src/errors.ts';
import { runProgram } from '../../src/main/program.ts';
import { fakeApp } from '../app/fake-app.ts';
import { fakeSource, fakeSources } from '../app/fake-sources.ts';

const opened = vi.hoisted(() => ({ app: undefined as unknown, closed: 0 }));
vi.mock('../../src/main/open-saar.ts', () => ({
  openSaar: () => Promise.resolve({ app: opened.app, close: () => Promise.resolve(void (opened.closed += 1)) }),
}));

const folder = mkdtempSync(join(tmpdir(), 'saar-sources-'));
const OPML = '<opml version="2.0"><body><outline xmlUrl="https://a.test/feed"/></body></opml>\n';
const ADDED: Added = {
  added: [fakeSource()],
  known: [],
  refused: [{ url: 'http://10.0.0.1/\u001b[2J', code: 'fetch.private', parameters: { host: '10.0.0.1' } }],
};

let asked: unknown[][] = [];

function have(all: Source[], chosen: Partial<SourceVerbs> = {}): void {
  const source = all[0] ?? fakeSource();
  const check = { source, items: [{ title: 'Ships \u001b]0;x\u0007leave', verdict: 'new' }] };
  opened.app = fakeApp({
    sources: fakeSources(all, {
      addFolder: (path, by) => (asked.push(['folder', path, by]), Promise.resolve({ source, check })),
      checkFolder: (path) => (asked.push(['look', path]), Promise.resolve(check)),
      addSource: (address, by) => (asked.push(['add', address, by]), Promise.resolve({ source, check })),
      checkSource: (typed) => (asked.push(['check', typed]), Promise.resolve(check)),
      removeSource: (id) => (asked.push(['remove', id]), Promise.resolve(source)),
      importSources: (opml, by) => (asked.push(['import', opml, by]), Promise.resolve(ADDED)),
      addStarter: (by) => (asked.push(['starter', by]), Promise.resolve(ADDED)),
      exportSources: () => Promise.resolve(OPML),
      ...chosen,
    }),
  });
}

/** @param isTTY whether a person looks at standard error */
async function run(words: string[], typed = '', isTTY = false) {
  const [out, err, input] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY }), new PassThrough()];
  input.end(typed);
  const [written, told] = [text(out), text(err)];
  const code = await runProgram(['node', 'saar', 'sources', ...words], {}, { out, err, input });
  out.end();
  err.end();
  return { code, out: await written, err: await told };
}

beforeEach(() => {
  asked = [];
  opened.closed = 0;
  have([fakeSource()]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('saar sources', () => {
  it.each([[[]], [['list']]])('%j lists them', async (words) => {
    const { code, out, err } = await run(words);
    expect([code, err, opened.closed]).toEqual([0, '', 1]);
    expect(out).toMatch(/^1 source\n\n• The Ansel Gazette · g4z377 · gazette.test · read on Tuesday, 20 May\s+2031/u);
  });

  it('lists them as JSON, just as they are kept', async () => {
    expect(JSON.parse((await run(['--json'])).out)).toEqual([fakeSource()]);
    expect(JSON.parse((await run(['list', '--json'])).out)).toEqual([fakeSource()]);
  });

  it('says where there are none how one is added', async () => {
    have([]);
    expect((await run([])).out).toContain('sources add <address>');
  });

  it.each([folder, `${folder}/`, `file://${folder}`])('takes %s for a folder', async (typed) => {
    await run(['add', typed]);
    await run(['check', typed]);
    expect(asked.map(([what]) => what)).toEqual(['folder', 'look']);
    expect(asked.every(([, path]) => String(path).replace(/\/$/, '') === folder)).toBe(true);
  });

  it.each(['news.test', 'http://news.test/', 'localhost:9000/feed'])('takes %s for an address', async (typed) => {
    await run(['add', typed]);
    expect(asked).toEqual([['add', typed, 'terminal']]);
  });

  it('shows of a folder its name alone', async () => {
    have([fakeSource({ kind: 'folder', url: 'file:///home/anna/%E0%A4%95/', title: undefined })]);
    const { out } = await run([]);
    expect(out).toContain('क · g4z377');
    expect(out).not.toContain('anna');
  });

  it('adds one after another', async () => {
    const { code, out, err } = await run(['add', 'https://a.test', 'https://b.test']);
    expect([code, err]).toEqual([0, '']);
    expect(asked).toEqual([
      ['add', 'https://a.test', 'terminal'],
      ['add', 'https://b.test', 'terminal'],
    ]);
    expect(out).toContain('Added: The Ansel Gazette\n\nA feed · https://gazette.test/feed.xml\n\n1 item: 1 new');
    expect(out).not.toContain('\u001b');
  });

  it.each<[string, SaarError, number, string]>([
    ['the user’s mistake', new SaarError('fetch.private', { host: '10.0.0.1' }), 2, 'SAAR_FETCH_HOSTS=10.0.0.1'],
    ['a site’s refusal', new SaarError('fetch.forbidden', { status: 403 }, 'refused'), 1, '(403)'],
    ['a site that is silent', new SaarError('fetch.unanswered', { reason: 'timeout' }, 'unanswered'), 1, 'timeout'],
  ])('tells %s in one line, and adds the others', async (_what, error, exitCode, words) => {
    const { source, items } = { source: fakeSource(), items: [] };
    const addSource = (address: string) =>
      address.includes('bad') ? Promise.reject(error) : Promise.resolve({ source, check: { source, items } });
    have([], { addSource });
    const { code, out, err } = await run(['add', 'http://bad.test', 'https://good.test']);
    expect(code).toBe(exitCode);
    expect(err).toMatch(/^saar: http:\/\/bad\.test: [^\n]+\n$/u);
    expect(err).toContain(words);
    expect(out).toContain('Added:');
  });

  it('takes what is there already for no mistake', async () => {
    have([], { addSource: () => Promise.reject(new SaarError('source.same', { id: 'g4z377' })) });
    const { code, out, err } = await run(['add', 'https://a.test']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe('Source g4z377 is that already. “npm run -s saar -- sources” shows them all.\n');
  });

  it('says on a terminal what it looks at, and takes it back', async () => {
    const { err } = await run(['check', 'https://a.test'], '', true);
    expect(err).toBe('\r\u001b[2KLooking at https://a.test …\r\u001b[2K');
  });

  it('looks, in words and as JSON', async () => {
    const { code, out } = await run(['check', 'g4z377']);
    expect([code, asked]).toEqual([0, [['check', 'g4z377']]]);
    expect(out).toContain('• new · Ships ]0;xleave');
    expect(JSON.parse((await run(['check', 'g4z377', '--json'])).out)).toMatchObject({ items: [{ verdict: 'new' }] });
  });

  it('removes by id or address', async () => {
    expect((await run(['remove', 'https://gazette.test/feed.xml'])).out).toContain('is read no more');
    expect(asked).toEqual([['remove', 'g4z377']]);
    const { code, err } = await run(['remove', 'zzzzzz']);
    expect([code, err]).toEqual([
      2,
      'saar: There is no such source. “npm run -s saar -- sources” shows them all, with their ids.\n',
    ]);
  });

  it('imports a file or standard input, and says what was refused', async () => {
    const file = join(folder, 'feeds.opml');
    writeFileSync(file, `\ufeff${OPML}`, 'utf16le');
    for (const { code, out, err } of [await run(['import', file]), await run(['import', '-'], OPML)]) {
      expect(code).toBe(0);
      expect(out).toBe('1 added, 0 known already, 1 refused.\nEach is read within minutes once Saar runs.\n');
      expect(err).toContain('saar: http://10.0.0.1/[2J: 10.0.0.1 lies in a private network');
    }
    expect(asked.map(([, opml]) => String(opml).replace('\ufeff', ''))).toEqual([OPML, OPML]);
  });

  it.each([
    ['a file that is not there', join(folder, 'none.opml'), 'none.opml'],
    ['a folder', folder, folder],
  ])('refuses %s by name', async (_what, file, words) => {
    const { code, err } = await run(['import', file]);
    expect([code, asked]).toEqual([2, []]);
    expect(err).toMatch(/^saar: [^\n{]+\n$/u);
    expect(err).toContain(words);
  });

  it('exports to standard output or a file', async () => {
    const file = join(folder, 'out.opml');
    const others = (['page', 'folder'] as const).map((kind) => ({ ...fakeSource(), id: kind, kind }));
    have([fakeSource(), ...others]);
    expect((await run(['export'])).out).toBe(OPML);
    expect((await run(['export', file])).out).toBe(`1 source written to ${file}.\n`);
    expect(readFileSync(file, 'utf8')).toBe(OPML);
    const { code, err } = await run(['export', join(folder, 'no', 'out.opml')]);
    expect([code, err.includes('ENOENT')]).toEqual([2, true]);
  });

  it('adds the starter list', async () => {
    expect((await run(['starter'])).code).toBe(0);
    expect(asked).toEqual([['starter', 'terminal']]);
  });

  it.each([[['frobnicate']], [['add']], [['remove']], [['import']]])('%j is the user’s mistake', async (words) => {
    const { code, err } = await run(words);
    expect([code, asked]).toEqual([2, []]);
    expect(err).not.toBe('');
  });

  it('explains itself', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const word of ['list', 'add', 'remove', 'check', 'import', 'export', 'starter']) expect(out).toContain(word);
  });
});
