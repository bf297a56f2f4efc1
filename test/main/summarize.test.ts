/** `saar summarize` as people and programs call it: what it prints, where, and how it ends. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../src/main/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'saar-summarize-'));
const at = (name: string) => join(folder, name);

interface Answer {
  text: string;
  sentences: { source: string; start: number; end: number; text: string; copies?: { source: string }[] }[];
}

const LAKE = [
  'Borduria and Syldavia agreed on Monday to share the water of the lake between their farms.',
  'The two governments will count the water of the lake together every spring.',
  'A festival of lanterns was held in the old town on the same evening by chance.',
];
const BRIDGE = [
  'Borduria and Syldavia will also build a bridge over the lake, their ministers said.',
  'The bridge is to carry trains and cost forty million crowns.',
];
const HINDI =
  'बोर्डुरिया और सिल्डाविया झील का पानी बाँटने पर सोमवार को सहमत हुए। डॉ. राव ने कहा कि झील का पानी हर साल गिना जाएगा।';

beforeAll(() => {
  mkdirSync(at('more'));
  writeFileSync(at('lake.txt'), LAKE.join(' '));
  writeFileSync(at('more/lake.txt'), BRIDGE.join(' '));
  writeFileSync(at('hindi.json'), JSON.stringify({ title: 'झील', language: 'hi', text: HINDI }));
  writeFileSync(
    at('page.html'),
    `<html><body><article><h1>Lake</h1><p>${LAKE.join('</p><p>')}</p></article></body></html>`,
  );
  writeFileSync(at('note.md'), `# Lake\n\n${LAKE.join(' ')}`);
  writeFileSync(
    at('rows.jsonl'),
    `${JSON.stringify({ id: 'a', text: LAKE[0] })}\n${JSON.stringify({ id: 'b', text: BRIDGE[0] })}`,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(words: string[], typed = ''): Promise<{ code: number; out: string; err: string }> {
  const [out, err, input] = [new PassThrough(), new PassThrough(), new PassThrough()];
  input.end(typed);
  const [written, told] = [text(out), text(err)];
  const environment = { SAAR_DATABASE: at('never.db'), SAAR_HTTP_PORT: '0' };
  const code = await runProgram(['node', 'saar', 'summarize', ...words], environment, { out, err, input });
  out.end();
  err.end();
  return { code, out: await written, err: await told };
}

async function answer(words: string[], typed = ''): Promise<Answer> {
  const { code, out, err } = await run([...words, '--json'], typed);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Answer;
}

describe('saar summarize', { timeout: 60_000 }, () => {
  it.each([
    ['a text', ['lake.txt']],
    ['Markdown', ['note.md']],
    ['a page', ['page.html']],
    ['a JSON article', ['hindi.json']],
    ['lines of JSON', ['rows.jsonl']],
    ['a folder', ['more']],
    ['several of them', ['lake.txt', 'hindi.json', 'rows.jsonl']],
  ])('chooses whole sentences from %s within the words it may use', async (_, names) => {
    const { text: all, sentences } = await answer([...names.map(at), '--words', '16']);
    expect(sentences.length).toBeGreaterThan(0);
    expect(all).toBe(sentences.map((sentence) => sentence.text).join(' '));
    expect(all.split(/\s+/u).length).toBeLessThanOrEqual(16);
    for (const { text: words } of sentences) expect([...LAKE, ...BRIDGE, ...HINDI.split(/(?<=।) /u)]).toContain(words);
  });

  it('gives offsets into the text of the article, and sentences in reading order', async () => {
    const { sentences } = await answer(['-', '--words', '60'], LAKE.join(' '));
    expect(sentences.map(({ start, end }) => LAKE.join(' ').slice(start, end))).toEqual(LAKE);
  });

  it('chooses what the question asks for', async () => {
    const { sentences } = await answer([at('lake.txt'), at('more'), '--words', '16', '--query', 'cost of the bridge']);
    expect(sentences.map(({ text: words }) => words)).toEqual([BRIDGE[1]]);
  });

  it('tells two files of one name apart, and takes one content once', async () => {
    const { sentences } = await answer([at('lake.txt'), at('more/lake.txt'), at('lake.txt'), '--words', '99']);
    expect([...new Set(sentences.map(({ source }) => source))]).toEqual(['lake', 'lake-2']);
    expect(sentences).toHaveLength(5);
  });

  it.each([
    ['Tamil', 'ஏரியின் நீரை இரு நாடுகளும் பகிர்ந்து கொள்ளும். பாலம் ஒன்றும் கட்டப்படும் என்று அமைச்சர் கூறினார்.', 6, 1],
    ['Chinese', '两国同意共用湖水。部长说，他们还将建一座桥，费用为四千万。', 2, 2],
    ['Urdu', 'دونوں ملک جھیل کا پانی بانٹیں گے۔ وزیر نے کہا کہ ایک پل بھی بنے گا۔', 8, 1],
  ])('splits %s, which no data pack reads, at its own stops', async (_, written, words, count) => {
    const { sentences } = await answer(['-', '--words', String(words)], written);
    expect(sentences).toHaveLength(count);
    for (const { start, end, text: own } of sentences) {
      expect(written.slice(start, end)).toBe(own);
      expect(own).toMatch(/[.。۔]$/u);
    }
  });

  it('chooses nothing rather than a part of a sentence, and says how long the shortest is', async () => {
    const { code, out, err } = await run([at('more/lake.txt'), '--words', '3', '--json']);
    expect([code, JSON.parse(out)]).toEqual([0, { text: '', sentences: [] }]);
    expect(err).toBe('No sentence fits into 3 words; the shortest has 11. Give --words a larger number.\n');
  });

  it('prints the sentences with the articles they stand in', async () => {
    const { out } = await run([at('lake.txt'), '--words', '16']);
    expect(out).toContain(`${LAKE[0]!.slice(0, 40)}`);
    expect(out).toMatch(/\n\[1\] .*lake\n$/);
  });

  it.each([
    ['no number of words', [at('lake.txt')], /--words/],
    ['a number that is none', [at('lake.txt'), '--words', 'ten'], /ten.*--words/],
    ['no word at all', [at('lake.txt'), '--words', '0'], /--words/],
    ['a file that is not there', [at('none.txt'), '--words', '9'], /none\.txt/],
    ['no file', ['--words', '9'], /files/],
  ])('answers %s with one clear line', async (_, words, line) => {
    const { code, out, err } = await run(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(line);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('explains itself', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const word of ['--words', '--query', '--json', 'no sentence is cut']) expect(out).toContain(word);
  });
});
