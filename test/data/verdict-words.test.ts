/** Whatever can keep a source or an item from being read has words in every language: what it is, why, and what to do about it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPhrases } from '../../src/data/phrases.ts';
import { OLDEST_MS } from '../../src/sources/freshness.ts';

const ROOMS = ['src/net', 'src/corpus', 'src/sources'];
const CODE = /'((?:feed|fetch|item|page|file|folder|manifest|opml|source)\.[a-z][a-z-]*)'/g;
/** A name that only looks like a code, and moods of a date that are told under a check. */
const [NO_CODES, ODD_DATES] = [['manifest.json'], ['item.undated', 'item.future']];
const phrases = readPhrases('data/phrases');

function codesIn(room: string): string[] {
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.flatMap((name) => [...readFileSync(join(room, name), 'utf8').matchAll(CODE)].map(([, code]) => code!));
}

const codes = [...new Set([...ROOMS.flatMap(codesIn), ...ODD_DATES])].filter((code) => !NO_CODES.includes(code)).sort();

describe.each([...phrases])('words in %s', (_language, words) => {
  it.each(codes)('say of %s why it is so and what to do', (code) => {
    const keys = [`sources.why.${code}`, `sources.do.${code}`, ...(code.startsWith('item.') ? [] : [`errors.${code}`])];
    expect(keys.filter((key) => !words.has(key))).toEqual([]);
  });

  it('tell what to do in whole sentences', () => {
    const told = words.keys.filter((key) => key.startsWith('sources.do.')).map((key) => words.say(key));
    expect(told.filter((sentence) => !/[.।]$|:\/\/\S+$/u.test(sentence))).toEqual([]);
    expect(told.filter((sentence) => /[;:](?!\/\/)(?!.*https)/u.test(sentence))).toEqual([]);
  });

  it('say how old an item may be', () => {
    expect(words.say('sources.why.item.stale')).toContain(String(OLDEST_MS / 86_400_000));
  });
});

it('finds the codes', () => {
  expect(codes.length).toBeGreaterThan(45);
  expect(codes).toEqual(expect.arrayContaining(['fetch.private', 'feed.entities', 'file.encoding', 'item.stale']));
});
