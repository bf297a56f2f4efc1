/** The list of feeds that comes with Saar: well formed, in both reading languages, and refused whole where one line is wrong. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStarterSources } from '../../src/data/starter-sources.ts';
import { readTarget, USUAL_PORTS } from '../../src/net/target.ts';

const GOOD = '- {url: "https://news.example/feed", title: News, language: en}\n';

function listOf(words: string) {
  const folder = mkdtempSync(join(tmpdir(), 'saar-starter-'));
  writeFileSync(join(folder, 'sources.yaml'), words);
  return readStarterSources(folder);
}

describe('the starter list', () => {
  const all = readStarterSources('data');

  it('holds feeds of each language that is read and spoken, and addresses that may be asked', () => {
    for (const language of ['en', 'hi'])
      expect(all.filter((each) => each.language === language).length).toBeGreaterThan(5);
    for (const { url } of all)
      expect(readTarget(url, { ports: USUAL_PORTS, hosts: [] })).toMatchObject({ isTrusted: false });
  });

  it('names no address and no title twice', () => {
    expect(new Set(all.map(({ url }) => url)).size).toBe(all.length);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  it.each([
    ['an address without TLS', GOOD.replace('https', 'http')],
    ['no address', GOOD.replace('https://news.example/feed', 'news')],
    ['no language', GOOD.replace(', language: en', '')],
    ['an unknown field', GOOD.replace('language', 'tongue')],
    ['the same address twice', GOOD + GOOD],
    ['nothing', '[]'],
  ])('is refused with %s', (_what, words) => {
    expect(() => listOf(words)).toThrow('data.invalid');
  });

  it('is read as it stands', () => {
    expect(listOf(GOOD)).toEqual([{ url: 'https://news.example/feed', title: 'News', language: 'en' }]);
  });
});
