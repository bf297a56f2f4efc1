/** What a reader's own words ask for, whatever they hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/briefs/question.ts';
import { wantedBy } from '../../src/briefs/terms.ts';
import { ASKED } from '../../src/data/topics.ts';
import { compileStems } from '../../src/text/stems.ts';
import { data } from '../facts/reading.ts';

const stems = compileStems([...data.languages.values()].map(({ asking }) => asking));

/** Parts as `@actor`, a meaning by its first word, `~` before one that says little. */
function parts(words: string): string[] {
  return readQuestion(words, data).parts.map(({ actor, phrases, light }) =>
    actor === undefined ? `${light ? '~' : ''}${phrases[0]!.join(' ')}` : `@${actor}`,
  );
}

const TABLE: readonly [words: string, ...parts: string[]][] = [
  ['Sudan aid', '@sd', 'aid'],
  ['सूडान को सहायता', '@sd', 'aid'],
  ['सूडानी मदद', '@sd', 'aid'],
  ['AID FOR SUDAN', '@sd', 'aid'],
  ["sudan's aid", '@sd', 'aid'],
  ['गाज़ा युद्धविराम', '@gaza', 'ceasefire'],
  ['गाजा में युद्ध विराम', '@gaza', 'ceasefire'],
  ['what is the latest on the ceasefire in gaza?', '@gaza', 'ceasefire'],
  ['drones supplied to Ethiopia', '@et', 'drone', '~supply'],
  ['इथियोपिया को ड्रोन', '@et', 'drone'],
  ['भारत फ्रांस राफेल', '@in', '@fr', 'rafale'],
  ['India–France: Rafale', '@in', '@fr', 'rafale'],
  ['Indian Indians India', '@in'],
  ['Kim Jong-un', '@kim-jong-un'],
  ['who is the us talking to', '@us', 'talk'],
  ['who says what', ...[]],
  ['WHO cholera', '@who', 'cholera'],
  ['air strikes', 'attack'],
  ['prisoner of war', 'prisoner'],
  ['civil war', 'civil war'],
  ['supply', 'supply'],
  ['Russia supplies', '@ru', 'supply'],
  ['blockchain', 'blockchain'],
  ['2019 2019', '2019'],
  ['Sudan x aid क', '@sd', 'aid'],
  ['G7 5', '@g7', '5'],
  ['क्या हाल है', ...[]],
];

describe("a reader's own words", () => {
  it.each(TABLE)('«%s» ask for it', (words, ...wanted) => {
    expect(parts(words)).toEqual(wanted.map((part) => (/^[@~]/.test(part) ? part : stems.phrase(part).join(' '))));
  });

  it('are one question however they are written', () => {
    const ids = ['Sudan aid', ' sudan  AID ', '“Sudan aid”', '\u202eSudan aid\u202c'].map(
      (words) => readQuestion(words, data).id,
    );
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^about:[0-9a-f]{12}$/);
    expect(readQuestion('Sudan', data).id).not.toBe(ids[0]);
  });
});

const TITLES: readonly [typed: string, title: string][] = [
  ['  Sudan \n aid ', 'Sudan aid'],
  ['"Sudan aid"', 'Sudan aid'],
  ['<@123456> Sudan <#99> <@&5> <:smile:12> aid', 'Sudan aid'],
  ['@everyone Sudan @here', 'Sudan'],
  ['@someone Sudan', 'someone Sudan'],
  ['Sudan https://example.org/x?y aid www.example.org discord.gg/abc', 'Sudan aid'],
  ['Su\u0000d\u0007an\u200b \u202eaid\u2066', 'Sudan aid'],
  ['<b>Sudan<i>', 'b Sudan i'],
  ['\ud800Sudan', 'Sudan'],
  ['', '…'],
  ['"', '…'],
  ['<@1>', '…'],
];

describe('the title of a question', () => {
  it.each(TITLES)('of %j is %j', (typed, title) => {
    expect(readQuestion(typed, data).title).toBe(title);
  });

  it('is cut between letters, marks and all', () => {
    const { title } = readQuestion('ड्रोन'.repeat(3000), data);
    expect(title.length).toBeLessThanOrEqual(100);
    expect(title.length).toBeGreaterThan(90);
    expect(readQuestion('👩‍👩‍👧‍👦'.repeat(40), data).title.length % 11).toBe(0);
  });
});

const HOSTILE = [
  'a'.repeat(10_000),
  '"'.repeat(10_000),
  '(('.repeat(5000),
  'Sudan '.repeat(2000),
  '://'.repeat(3000),
  '* NEAR(a b) AND OR NOT "x" col:y ^z -w',
  "'; drop table articles; --",
  '👍🏽🇮🇳👩‍👩‍👧‍👦',
  '\u202e\u2066\u200f\u200d',
  'the of and to के का की',
  '__proto__ constructor toString',
  '%00%s{topic}{0}$&',
  '\ud83d',
];

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'Sudan',
        'रूस',
        'aid',
        'मदद',
        'the',
        'का',
        '"',
        '*',
        'NEAR',
        '(',
        '<@1>',
        '🙂',
        '-',
        'of war',
        'civil',
      ),
      {
        maxLength: 30,
      },
    )
    .map((list) => list.join(' ')),
);

describe('any words at all', () => {
  it.each(HOSTILE)('are read: %j', (typed) => {
    const { title, parts: read, id } = readQuestion(typed, data);
    expect(title.length).toBeGreaterThan(0);
    expect(title.length).toBeLessThanOrEqual(100);
    expect(read.length).toBeLessThanOrEqual(8);
    expect(id.startsWith(ASKED)).toBe(true);
  });

  it('make a clean line that asks the same again', () => {
    fc.assert(
      fc.property(words, (typed) => {
        const question = readQuestion(typed, data);
        expect(question.title).not.toMatch(
          /[@<>\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069]|\p{Cs}|:\/\//u,
        );
        expect(question.title.length).toBeLessThanOrEqual(100);
        expect(readQuestion(question.title, data)).toEqual(question);
        const wanted = wantedBy(question, data);
        expect(wanted.parts.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe('words of one meaning', () => {
  const claimed = data.meanings.flatMap(({ id, words: all }) =>
    [...new Set(Object.values(all).flatMap((list) => list.map((phrase) => stems.phrase(phrase).join(' '))))].map(
      (phrase) => [phrase, id] as const,
    ),
  );

  it('stand in one line only, and ask for something', () => {
    const twice = claimed.filter(([phrase, id]) => claimed.some(([other, owner]) => other === phrase && owner !== id));
    expect(twice).toEqual([]);
    expect(claimed.filter(([phrase]) => phrase === '' || stems.isStop(phrase))).toEqual([]);
  });

  it('stand in every spoken language', () => {
    const lacking = data.meanings.filter(({ words: all }) =>
      [...data.phrases.keys()].some((code) => !all[code]?.length),
    );
    expect(lacking).toEqual([]);
  });

  it.each([
    ['talks', 'talk'],
    ['negotiations', 'negotiation'],
    ['flooded', 'floods'],
    ['countries', 'country'],
    ['clashes', 'clash'],
    ['released', 'release'],
    ['समझौते', 'समझौता'],
    ['समझौतों', 'समझौता'],
    ['हमलों', 'हमला'],
    ['नदियों', 'नदी'],
    ['सेनाओं', 'सेना'],
  ])('%s meets %s', (one, other) => {
    expect(stems.phrase(one)).toEqual(stems.phrase(other));
  });

  it.each([
    ['planes', 'plan'],
    ['सेना', 'से'],
  ])('%s does not meet %s', (one, other) => {
    expect(stems.phrase(one)).not.toEqual(stems.phrase(other));
  });
});
