/** A folder that is watched: what comes in when, what never does, and what is said of it. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaarError } from '../../src/errors.ts';
import { readSource } from '../../src/sources/read-source.ts';
import { NOW } from './samples.ts';
import { createWorld, type World } from './world.ts';

let folder: string;
let world: World;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saar-watched-'));
  world = await createWorld();
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.store.close();
});

const about = (name: string) => `The council of ${name} met.\n\nIt put off the question of the bridge until summer.\n`;

/** Writes a file that was changed so many seconds before the tests' now. */
function write(name: string, content: string, seconds = 60, now = NOW): void {
  writeFileSync(join(folder, name), content);
  touch(name, seconds, now);
}

function touch(name: string, seconds: number, now = NOW): void {
  const at = new Date(now - seconds * 1_000);
  utimesSync(join(folder, name), at, at);
}

/** Reads it once at that moment; answers the titles of what came in, in the order of their names. */
async function look(now = NOW): Promise<string[]> {
  const [source] = await world.store.sources();
  world.ingested.length = 0;
  await readSource({ ...world.parts, clock: () => now }, source!, new AbortController().signal);
  return world.ingested.map(({ title }) => title).sort();
}

const added = () => world.verbs.addFolder(folder, 'terminal');
const titleOf = (name: string) => `The council of ${name} met.`;
const verdicts = async () =>
  (await world.verbs.checkFolder(folder)).items.map(({ title, verdict }) => `${title} ${verdict}`).sort();

describe('a watched folder', () => {
  it('is a source like others: added once, listed, and removed', async () => {
    const { source, check } = await added();
    expect(source).toMatchObject({ kind: 'folder', url: pathToFileURL(`${folder}/`).href, state: 'on', articles: 0 });
    expect(check.items).toEqual([]);
    expect(((await added().catch((error: unknown) => error)) as SaarError).code).toBe('source.same');
    await world.verbs.removeSource(source.url);
    expect(await world.store.sources()).toEqual([]);
  });

  it('brings in what is there, and afterwards what is new or changed, each once', async () => {
    write('a.txt', about('Ashford'));
    write('b.json', JSON.stringify({ text: about('Brook'), title: 'Brook', url: 'https://news.example.org/b' }));
    await added();
    expect(await look()).toEqual(['Brook', titleOf('Ashford')]);
    expect(await look()).toEqual([]);
    write('c.md', about('Cliff'), 40);
    write('a.txt', about('Ashford').replace('summer', 'autumn'), 30);
    expect(await look()).toEqual([titleOf('Ashford'), titleOf('Cliff')]);
    expect(await world.store.sources()).toMatchObject([{ articles: 3, failures: 0, lastOkAt: NOW }]);
  });

  it('waits for a file that is being written, and takes it once it rests', async () => {
    await added();
    write('a.txt', 'The council of', 1);
    expect(await look()).toEqual([]);
    write('a.txt', about('Ashford'), 0);
    expect(await look()).toEqual([]);
    expect(await look(NOW + 30_000)).toEqual([titleOf('Ashford')]);
  });

  it('takes a file from a clock that goes ahead when it is the same twice', async () => {
    await added();
    write('a.txt', about('Ashford'), -2);
    expect(await look()).toEqual([]);
    expect(await look()).toEqual([titleOf('Ashford')]);
  });

  it('leaves a file for the next look that changed while it was read', async () => {
    write('a.txt', about('Ashford'));
    await added();
    const { reading } = world.parts;
    const readFile: typeof reading.readFile = (...given) => {
      appendFileSync(join(folder, 'a.txt'), 'More of it came.\n');
      return reading.readFile(...given);
    };
    const [source] = await world.store.sources();
    await readSource({ ...world.parts, reading: { ...reading, readFile } }, source!, new AbortController().signal);
    expect(world.ingested).toEqual([]);
    touch('a.txt', 20);
    expect(await look()).toEqual([titleOf('Ashford')]);
  });

  it('keeps the articles of a file that is gone', async () => {
    write('a.txt', about('Ashford'));
    await added();
    await look();
    rmSync(join(folder, 'a.txt'));
    expect(await look()).toEqual([]);
    expect(await world.store.countArticles(['sources'])).toBe(1);
  });

  it('reads a file again when what the manifest says of it changes', async () => {
    const manifest = (title: string) =>
      write('manifest.json', JSON.stringify({ documents: [{ file: 'a.txt', title }] }));
    write('a.txt', about('Ashford'));
    manifest('Bridge');
    await added();
    expect(await look()).toEqual(['Bridge']);
    manifest('The bridge');
    expect(await look()).toEqual(['The bridge']);
    expect(await world.store.countArticles(['sources'])).toBe(1);
  });

  it('takes nothing from outside, no pipe, no hidden file and no other kind, and says why', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'saar-outside-'));
    writeFileSync(join(outside, 'secret.txt'), about('Nowhere'));
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
    symlinkSync(join(folder, 'none'), join(folder, 'dead.txt'));
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    touch('pipe.txt', 60);
    mkdirSync(join(folder, 'below'));
    write('.hidden.txt', about('Nowhere'));
    write('a.pdf', about('Nowhere'));
    write('legacy.txt', '');
    writeFileSync(join(folder, 'legacy.txt'), Buffer.from([0xca, 0xef, 0xe4, 0x20, 0xd1]));
    touch('legacy.txt', 60);
    write('a.txt', about('Ashford'));
    await added();
    expect(await verdicts()).toEqual([
      `${titleOf('Ashford')} new`,
      'a.pdf file.kind',
      'dead.txt file.missing',
      'legacy.txt file.encoding',
      'link.txt file.outside',
      'pipe.txt file.special',
    ]);
    await look();
    expect(await look()).toEqual([]);
    expect((await verdicts())[1]).toBe('a.txt known');
    rmSync(outside, { recursive: true });
  });

  it('names the bad lines of a file and takes the others', async () => {
    write('wire.jsonl', `${JSON.stringify({ id: 'w1', text: about('Ashford') })}\nnot json\n{"text": 5}\n`);
    await added();
    expect(await verdicts()).toEqual([
      `${titleOf('Ashford')} new`,
      'wire.jsonl:2 file.json',
      'wire.jsonl:3 file.field',
    ]);
    expect(await look()).toEqual([titleOf('Ashford')]);
  });

  it('keeps files of one name in two folders apart, and knows a page that a feed brought', async () => {
    write('a.txt', about('Ashford'));
    await added();
    await look();
    const [{ id } = { id: '' }] = world.ingested;
    expect(id).toMatch(/^[\da-f]{16}$/);
    write('b.json', JSON.stringify({ text: about('Brook'), url: 'https://www.news.example.org/b?utm_source=x' }), 30);
    write('c.json', JSON.stringify({ text: about('Brook'), url: 'https://news.example.org/b' }), 20);
    await look();
    expect(new Set(world.ingested.map((article) => article.id)).size).toBe(1);
  });

  it('fails while it is not there, is looked at every minute, and goes on when it is back', async () => {
    await added();
    rmSync(folder, { recursive: true });
    await look();
    expect(await world.store.sources()).toMatchObject([
      { state: 'on', failures: 1, lastError: 'folder.missing', nextAt: NOW + 60_000 },
    ]);
    mkdirSync(folder);
    write('a.txt', about('Ashford'));
    expect(await look()).toEqual([titleOf('Ashford')]);
    expect(await world.store.sources()).toMatchObject([{ failures: 0, nextAt: NOW + 30_000 }]);
  });

  it('comes back at once for what it had no room for', async () => {
    for (let at = 0; at < 130; at += 1) write(`${at}.txt`, about(`Place ${at}`), 60 + at);
    await added();
    expect(await look()).toHaveLength(100);
    expect(await world.store.sources()).toMatchObject([{ nextAt: NOW }]);
    expect(await look()).toHaveLength(30);
  });

  it.each([
    ['missing', '/none-such'],
    ['a file', '/a.txt'],
  ])('is refused where it is %s', async (_, path) => {
    write('a.txt', about('Ashford'));
    const error = (await world.verbs
      .addFolder(folder + path, 'terminal')
      .catch((thrown: unknown) => thrown)) as SaarError;
    expect(error.code).toBe('folder.missing');
  });

  it.each(['file:///etc/', '/etc', './'])('cannot be added as %s where addresses are typed', async (typed) => {
    const error = (await world.done(world.verbs.addSource(typed, 'discord:1')).catch((e: unknown) => e)) as SaarError;
    expect(error.code).toMatch(/^(?:fetch|source)\./);
    expect(await world.store.sources()).toEqual([]);
  });
});
