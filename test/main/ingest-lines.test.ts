/** `saar ingest -`: what another program writes comes in line by line, whatever a line is like and however it ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { jsonLines } from '../../src/corpus/json-lines.ts';
import { readData } from '../../src/data/read-data.ts';
import { runProgram } from '../../src/main/program.ts';

const data = readData('data');
const kept = vi.hoisted(() => ({ calls: [] as unknown[][], known: new Set<string>(), onIngest: () => {} }));
vi.mock('../../src/main/open-saar.ts', () => ({
  ADDED: 'added',
  openSaar: () => Promise.resolve({ data, app: { ingest }, close: () => Promise.resolve() }),
}));

function ingest(articles: readonly Article[]) {
  kept.calls.push(articles.map(({ id }) => id));
  kept.onIngest();
  const fresh = articles.filter(({ id }) => !kept.known.has(id));
  for (const { id } of fresh) kept.known.add(id);
  return Promise.resolve({ added: fresh.length, changed: 0, unchanged: articles.length - fresh.length, unread: [] });
}

const folder = mkdtempSync(join(tmpdir(), 'saar-lines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = (id: string, more: object = {}) =>
  JSON.stringify({ id, text: `The council of ${id} met on the question of the bridge.`, ...more });

function call() {
  kept.calls = [];
  kept.known.clear();
  kept.onIngest = () => {};
  const [out, err, input] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const [written, told] = [text(out), text(err)];
  const environment = { SAAR_DATABASE: join(folder, 'x.db') };
  const ended = runProgram(['node', 'saar', 'ingest', '-'], environment, { out, err, input }).then(async (code) => {
    out.end();
    err.end();
    return { code, out: (await written).trim(), err: await told, ids: kept.calls.flat() };
  });
  return { input, ended };
}

async function run(typed: string | Uint8Array) {
  const { input, ended } = call();
  input.end(typed);
  return ended;
}

describe('saar ingest -', () => {
  it('takes each line for an article', async () => {
    const { code, out, err, ids } = await run(`${line('a')}\r\n\n  \n${line('b')}\n${line('a')}`);
    expect([code, err, ids]).toEqual([0, '', ['a', 'b', 'a']]);
    expect(out).toBe('2 added, 0 changed, 1 unchanged, 0 refused.');
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['no JSON', '{"id": "x"', /stdin:2: .*JSON/],
    ['no article', '{"id": "x"}', /stdin:2: .*text/],
    ['a list', '[1]', /stdin:2: /],
    ['nothing but furniture', '{"text": "***"}', /stdin:2: /],
    ['bytes of another encoding', Buffer.from([0x7b, 0xca, 0xef, 0xe4, 0x7d]), /stdin:2: .*UTF-8/],
    ['too long', `{"text": "${'word '.repeat(1_100_000)}"}`, /stdin:2: .*5 MiB/],
    ['words for a terminal', '\u001b]0;x\u0007{', /stdin:2: /],
  ])('names a line that is %s, and goes on', async (_, bad, said) => {
    const typed = Buffer.concat([Buffer.from(`${line('a')}\n`), Buffer.from(bad), Buffer.from(`\n${line('b')}\n`)]);
    const { code, err, ids, out } = await run(typed);
    expect([code, ids]).toEqual([0, ['a', 'b']]);
    expect(err).toMatch(said);
    expect(err).not.toContain('\u001b');
    expect(out).toContain('1 refused');
  });

  it('knows a page by its address where it has no id', async () => {
    const url = 'https://news.example.org/a';
    const { ids } = await run(
      [line('x', { id: undefined, url }), line('y', { id: null, url: `${url}?utm_source=z` })].join('\n'),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('stores what has come though the other program goes on', async () => {
    const { input, ended } = call();
    const stored = new Promise<void>((resolve) => (kept.onIngest = resolve));
    input.write(`${line('a')}\n${line('b').slice(0, 12)}`);
    await stored;
    expect(kept.calls).toEqual([['a']]);
    input.end(`${line('b').slice(12)}\n`);
    expect((await ended).ids).toEqual(['a', 'b']);
  });

  it('ends well when it is stopped: whole lines are kept', async () => {
    const { input, ended } = call();
    const stored = new Promise<void>((resolve) => (kept.onIngest = resolve));
    input.write(`${line('a')}\n${line('b').slice(0, 12)}`);
    await stored;
    process.emit('SIGINT');
    process.emit('SIGINT');
    const { code, out, err } = await ended;
    expect([code, out, err]).toEqual([0, '1 added, 0 changed, 0 unchanged, 0 refused.', '']);
    expect(process.listenerCount('SIGINT')).toBe(0);
  });

  it('says that nothing came in', async () => {
    expect(await run('')).toMatchObject({ code: 2, out: '0 added, 0 changed, 0 unchanged, 0 refused.' });
  });

  it('reads no further than it stores', async () => {
    const state = { read: 0 };
    const chunks = async function* () {
      for (;;) yield Buffer.from(`${line(`a${(state.read += 1)}`)}\n`);
    };
    const lines = jsonLines(chunks(), 'x');
    for (let at = 0; at < 10; at += 1) await lines.next();
    expect(state.read).toBeLessThanOrEqual(6);
  });
});
