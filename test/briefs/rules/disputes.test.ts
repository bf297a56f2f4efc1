/** Rules F10 to F13: where the sources differ, every position is shown, and no disputed or doubtful figure stands alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Brief } from '../../../src/briefs/brief.ts';
import { briefMessage } from '../../../src/messages/brief-message.ts';
import { plainText } from '../../messages/plain-text.ts';
import { analysed, briefOf, builtBriefs, data } from './built.ts';
import { articleOf } from './generated-corpus.ts';
import { numbersIn, plain, statementsOf, noting } from './oracle.ts';
import { amountSaid, CLAUSES, dateSaid, ON_WORD, spelled, STATES, type Language, type State } from './wording.ts';

const built = builtBriefs(303, 14);

interface Rivals {
  states: State[];
  kind: 'deploy' | 'lose' | 'supply';
  base: number;
  times: number;
  languages: [Language, Language];
  spelling: number;
  dates: [string, string];
}

/** Two claims of one deed whose amounts lie `times` apart, by two states, in two articles. */
const rivals: fc.Arbitrary<Rivals> = fc.record({
  states: fc.shuffledSubarray([...STATES], { minLength: 4, maxLength: 4 }),
  kind: fc.constantFrom('deploy', 'lose', 'supply'),
  base: fc.integer({ min: 2, max: 90 }).map((n) => n * 100),
  times: fc.constantFrom(2, 3, 5, 8),
  languages: fc.tuple(fc.constantFrom<Language>('en', 'hi'), fc.constantFrom<Language>('en', 'hi')),
  spelling: fc.nat(11),
  dates: fc.constantFrom<[string, string]>(['', ''], ['2024-11', '2024-11'], ['2025-02-03', '2025-02-03']),
});

function claimOf({ states, kind, base, times, languages, spelling, dates }: Rivals, second: 0 | 1): string {
  const language = languages[second];
  const [a, b] = states as [State, State];
  const value = second ? base * times : base;
  const clause = CLAUSES[kind][language][spelling % 2]!({
    a: a[language],
    b: b[language],
    bOf: language === 'en' ? b.enOf : b.hiOf,
    n: amountSaid({ value }, language, spelling),
    when: dates[second] ? dateSaid(dates[second], language) : '',
  });
  const said = ON_WORD.asserts[language][0]!(clause, states[2 + second]![language]);
  return `${said.replace(/\s+/gu, ' ').trim()}${language === 'en' ? '.' : '।'}`;
}

const TOPIC = { deploy: 'troop-deployment', lose: 'troop-deployment', supply: 'munitions' };

function briefsOf(made: Rivals): Brief[] {
  const articles = ([0, 1] as const).map((second) =>
    articleOf(`r${second}`, made.languages[second], [{ text: claimOf(made, second) }], {
      publishedAt: `2025-03-0${2 + second}`,
    }),
  );
  return ['en', 'hi'].map((language) => briefOf(analysed(articles), TOPIC[made.kind], language));
}

const RUNS = { numRuns: 25, seed: 5 };

describe('every brief of generated corpora', () => {
  it('F10 sets two claims that cannot both be true against each other, with both claimants and amounts', () => {
    fc.assert(
      fc.property(rivals, (made) => {
        for (const brief of briefsOf(made)) {
          const conflict = brief.disputes.find(({ kind }) => kind === 'conflict');
          const language = brief.language as Language;
          const names = conflict?.positions.map(({ claimantName }) => plain(claimantName ?? ''));
          noting(claimOf(made, 0), () =>
            expect(names).toEqual(made.states.slice(2).map((state) => plain(state[language]))),
          );
          expect(conflict!.positions.map(({ value }) => value)).toEqual([made.base, made.base * made.times]);
          expect(conflict!.positions.every(({ asOf, period }) => asOf ?? period)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('F10 gives each position the amount that its sentence gives: none averaged, none changed', () => {
    const positions = built.flatMap(({ brief, truth }) =>
      brief.disputes.flatMap((dispute) =>
        dispute.positions.map((position) => ({ position, truth: truth(position.citations[0]!) })),
      ),
    );
    const counted = positions.filter(({ position }) => position.unit !== undefined);
    expect(counted.length).toBeGreaterThan(20);
    for (const { position, truth } of counted) {
      const { value, min, max } = position;
      const ends = [value, min, max].filter((end) => end !== undefined);
      noting(truth.text, () =>
        expect(ends).toEqual([truth.amount!.value, ...(truth.amount!.max === undefined ? [] : [truth.amount!.max])]),
      );
    }
  });

  it('F11 never lets a figure in conflict, or a doubtful one, stand alone in a line', () => {
    const disputed = built.filter(({ brief }) => brief.disputes.some(({ kind }) => kind === 'conflict'));
    expect(disputed.length).toBeGreaterThan(6);
    for (const { brief } of built) {
      const conflicts = brief.disputes.filter(({ kind }) => kind === 'conflict');
      const doubtful = brief.figures.filter(({ suspect }) => suspect);
      for (const { text, citations } of statementsOf(brief)) {
        const cited = (part: { citations: { source: string; start: number }[] }) =>
          part.citations.some((one) => citations.some((two) => one.source === two.source && one.start === two.start));
        for (const { positions } of conflicts)
          if (positions.some(cited)) noting(text, () => expect(positions.filter(cited).length).toBeGreaterThan(1));
        for (const figure of doubtful)
          if (cited(figure)) noting(text, () => expect(citations.length).toBeGreaterThan(1));
      }
    }
  });

  it('F11 flags a count a thousandfold below all its peers, with the reason', () => {
    fc.assert(
      fc.property(rivals, fc.integer({ min: 11, max: 40 }), (made, slip) => {
        const [a, b] = made.states as [State, State];
        const told = (value: number, about: boolean) =>
          `${a.en} deployed ${about ? 'about ' : ''}${spelled(value, 'en', 0)} soldiers to ${b.en}.`;
        const texts = [told(slip * 1000, false), told(slip * 1000 + 500, true), told(slip, true)];
        const articles = texts.map((text, at) => articleOf(`s${at}`, 'en', [{ text }], { publishedAt: '2025-03-02' }));
        for (const language of ['en', 'hi']) {
          const brief = briefOf(analysed(articles), 'troop-deployment', language);
          const flagged = brief.figures.filter(({ suspect }) => suspect);
          expect(flagged.map(({ value, note }) => [value, typeof note])).toEqual([[slip, 'string']]);
          for (const { text, citations } of statementsOf(brief))
            if (citations.some(({ source }) => source === 's2'))
              noting(text, () => expect(citations.length).toBeGreaterThan(1));
        }
      }),
      RUNS,
    );
  });

  it.each([
    ['period', ['2023', '2024']],
    ['date', ['2025-02-03', '2025-02-19']],
  ] as const)(
    'F12 calls counts of another %s no conflict, and names the difference in the reader’s words',
    (note, days) => {
      fc.assert(
        fc.property(rivals, (drawn) => {
          const made: Rivals = { ...drawn, dates: [...days] };
          for (const brief of briefsOf(made)) {
            noting(claimOf(made, 0), () =>
              expect(brief.disputes.map((dispute) => [dispute.kind, dispute.note])).toEqual([['scope', note]]),
            );
            const phrases = data.phrases.get(brief.language)!;
            expect(plainText(briefMessage(brief, phrases))).toContain(phrases.say(`brief.note.${note}`));
          }
        }),
        RUNS,
      );
    },
  );

  it('F12 finds no difference of scope without saying what it is one of', () => {
    const scopes = built.flatMap(({ brief }) => brief.disputes.filter(({ kind }) => kind === 'scope'));
    for (const { note, positions } of scopes)
      noting(JSON.stringify(positions), () => expect(['period', 'kind', 'date']).toContain(note));
  });

  it('F13 prints with every figure its unit, its claimant and its day, and keeps the original words', () => {
    const shown = built.filter(({ brief }) => brief.figures.length > 0);
    expect(shown.length).toBeGreaterThan(15);
    for (const { brief, truth } of shown) {
      const lines = plainText(briefMessage(brief, data.phrases.get(brief.language)!)).split('\n');
      for (const figure of brief.figures) {
        const { text, amount, claimant } = truth(figure.citations[0]!);
        expect(text).toContain(figure.text);
        const language = brief.language as Language;
        const unit = { en: /soldier|drone/u, hi: /सैनिक|ड्रोन/u }[language];
        const name = claimant && plain(claimant[language].replace(/^the /u, ''));
        const fitting = lines.filter(
          (line) =>
            /^\s*- \*\*/u.test(line) &&
            numbersIn(line).includes(amount!.value) &&
            unit.test(line) &&
            (!name || plain(line).includes(name)) &&
            (!figure.asOf || /20\d\d/u.test(line)),
        );
        noting(`${figure.text}\n${lines.join('\n')}`, () => expect(fitting.length).toBeGreaterThan(0));
      }
    }
  });
});
