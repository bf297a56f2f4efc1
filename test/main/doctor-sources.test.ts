/** `saar doctor` on sources: how many are read, which nobody could read for a day, and why. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Source } from '../../src/app/sources.ts';
import { readData } from '../../src/data/read-data.ts';
import { runProgram } from '../../src/main/program.ts';
import { fakeApp } from '../app/fake-app.ts';
import { fakeSource, fakeSources } from '../app/fake-sources.ts';

const opened = vi.hoisted(() => ({ saar: undefined as unknown }));
vi.mock('../../src/main/open-saar.ts', () => ({ openSaar: () => Promise.resolve(opened.saar) }));

const folder = mkdtempSync(join(tmpdir(), 'saar-doctor-'));
const corpus = join(folder, 'a.json');
writeFileSync(corpus, JSON.stringify({ text: 'Borduria signed a treaty.', language: 'en', publishedAt: '2025-03-02' }));
const data = readData('data');
const DAY = 86_400_000;

async function doctor(all: Source[], unread = 0) {
  const summary = { articles: 1, byLanguage: {}, byTopic: {}, oldest: '2031-05-01', newest: '2031-05-17' };
  const provenance = { publishers: [], others: 0, lastAdded: null, sample: 0, unread };
  const app = fakeApp({
    sources: fakeSources(all),
    summary: () => Promise.resolve(summary),
    provenance: () => Promise.resolve(provenance),
  });
  const config = { corpus };
  opened.saar = { app, data, collection: 'c', config, close: () => Promise.resolve() };
  const [out, err, input] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const written = text(out);
  const settings = { SAAR_DATABASE: join(folder, 'x.db'), SAAR_CORPUS: corpus, SAAR_HTTP_PORT: '0' };
  const code = await runProgram(['node', 'saar', 'doctor'], settings, { out, err, input });
  out.end();
  return { code, lines: (await written).replace(/\n? +/gu, ' ').split('\n') };
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('saar doctor', () => {
  const failing = (since: number) => ({ failures: 2, failingSince: Date.now() - since, lastError: 'fetch.unanswered' });

  it('says where nothing is read how a source is added, and that is nothing to mend', async () => {
    const { code, lines } = await doctor([]);
    expect(code).toBe(0);
    expect(lines).toContainEqual(expect.stringMatching(/^• off +Sources: none are read; add one: .*sources add/u));
  });

  it('counts what is stored and cannot be read, which nobody can mend', async () => {
    const { code, lines } = await doctor([], 2);
    expect(code).toBe(0);
    expect(lines).toContainEqual(expect.stringMatching(/1 article, 2 stored articles cannot be read by this version/u));
    expect((await doctor([])).lines.join('\n')).not.toContain('cannot be read');
  });

  it('counts them, and takes a failure of hours for the site’s affair', async () => {
    const { code, lines } = await doctor([fakeSource(), fakeSource({ id: 'aaaaa1', ...failing(DAY / 2) })]);
    expect(code).toBe(0);
    const counted = 'Sources: 2 sources are read · 1 of them is failing · the newest of 17 May 2031';
    expect(lines).toContain(`• ok ${counted}`);
    expect(lines).toContainEqual(expect.stringMatching(/^• ok +Source: .*aaaaa1.*the site does not answer/u));
  });

  it.each<[string, Partial<Source>, string]>([
    ['a failure of days', failing(2 * DAY), 'the site does not answer'],
    ['one that is off', { state: 'off', reason: 'fetch.gone' }, 'off: its address is gone for good'],
  ])('wants %s mended', async (_what, changes, words) => {
    const { code, lines } = await doctor([fakeSource(changes)]);
    expect(code).toBe(2);
    expect(lines.find((line) => line.startsWith('• mend Source: '))).toContain(words);
  });
});
