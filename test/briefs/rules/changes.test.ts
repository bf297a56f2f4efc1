/** Rule F17: what is new since an earlier brief, and that nothing is where the same facts are only told in other words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Brief } from '../../../src/briefs/brief.ts';
import type { Article } from '../../../src/corpus/article.ts';
import { briefMessage } from '../../../src/messages/brief-message.ts';
import { plainText } from '../../messages/plain-text.ts';
import { analysed, briefOf, data } from './built.ts';
import { noting } from './oracle.ts';
import { articleOf } from './generated-corpus.ts';
import {
  amountSaid,
  CLAUSES,
  dateSaid,
  ON_WORD,
  STATES,
  type Amount,
  type Language,
  type State,
  type Word,
} from './wording.ts';

type Kind = 'deploy' | 'lose' | 'supply' | 'sign' | 'ratify' | 'drill' | 'warn';

const TOPIC: Record<Kind, string> = {
  deploy: 'troop-deployment',
  lose: 'troop-deployment',
  supply: 'munitions',
  sign: 'treaty',
  ratify: 'treaty',
  drill: 'regional-warnings',
  warn: 'regional-warnings',
};

interface Fact {
  states: State[];
  kind: Kind;
  amount: Amount;
  word: Word;
  date: string;
}

interface Telling {
  language: Language;
  wording: number;
  spelling: number;
}

const language = fc.constantFrom<Language>('en', 'hi');
const telling: fc.Arbitrary<Telling> = fc.record({ language, wording: fc.nat(5), spelling: fc.nat(11) });
const counted: Kind[] = ['deploy', 'lose', 'supply'];

const fact = (kinds: readonly Kind[], words: readonly Word[] = ['own', 'asserts']): fc.Arbitrary<Fact> =>
  fc.record({
    states: fc.shuffledSubarray([...STATES], { minLength: 4, maxLength: 4 }),
    kind: fc.constantFrom(...kinds),
    amount: fc.record({ value: fc.integer({ min: 6, max: 80 }).map((n) => n * 100_000) }),
    word: fc.constantFrom(...words),
    date: fc.constantFrom('', '2025-02-11'),
  });

/** An article that tells one fact in some wording; `others` follow it. */
function tell(
  { states, kind, amount, word, date }: Fact,
  how: Telling,
  id: string,
  more: Partial<Article> = {},
): Article {
  const [a, b, x] = states as [State, State, State];
  const { language: tongue, wording, spelling } = how;
  const clauses = CLAUSES[kind][tongue];
  const clause = clauses[wording % clauses.length]!({
    a: a[tongue],
    b: b[tongue],
    bOf: tongue === 'en' ? b.enOf : b.hiOf,
    n: amountSaid(amount, tongue, spelling),
    when: date ? dateSaid(date, tongue) : '',
  });
  const words = ON_WORD[kind === 'warn' ? 'own' : word][tongue];
  const text = words[wording % words.length]!(clause, x[tongue]).replace(/\s+/gu, ' ').trim();
  const said = { text: `${text.charAt(0).toUpperCase()}${text.slice(1)}${tongue === 'en' ? '.' : '।'}` };
  return articleOf(id, tongue, [said], { publishedAt: '2025-03-02', ...more });
}

function brief(articles: readonly Article[], kind: Kind, reader: string, previous?: Brief): Brief {
  return briefOf(analysed(articles), TOPIC[kind], reader, previous ? { previous } : {});
}

/** Another kind of event of the same topic. */
const OTHER: Partial<Record<Kind, Kind>> = {
  deploy: 'lose',
  lose: 'deploy',
  sign: 'ratify',
  ratify: 'sign',
  drill: 'warn',
  warn: 'drill',
};

const RUNS = { numRuns: 25, seed: 7 };
const kinds = Object.keys(TOPIC) as Kind[];
const paired = Object.keys(OTHER) as Kind[];

describe('what changed since an earlier brief', () => {
  it('F17 is nothing where another outlet tells the same in other words, another language or another spelling', () => {
    fc.assert(
      fc.property(fact(kinds), telling, telling, language, language, (told, first, second, was, is) => {
        const one = tell(told, first, 'one', { publisher: 'Harbour Post' });
        const two = tell(told, second, 'two', { publisher: 'The Lantern', publishedAt: '2025-03-03' });
        const before = brief([one], told.kind, was);
        fc.pre(before.bottomLine !== null);
        const after = brief([two, one], told.kind, is, before);
        noting(`${one.text}\n${two.text}`, () => expect(after.changes).toEqual([]));
        const none = data.phrases
          .get(is)!
          .say('brief.change.none-since', { date: is === 'en' ? '2 April 2025' : '2 अप्रैल 2025' });
        expect(plainText(briefMessage(after, data.phrases.get(is)!))).toContain(none);
      }),
      RUNS,
    );
  });

  it('F17 is the fact that was not there before, with its citation', () => {
    fc.assert(
      fc.property(fact(paired), fact(counted), telling, telling, language, (old, drawn, first, second, reader) => {
        const [a, b, x, y] = old.states as [State, State, State, State];
        const fresh: Fact = { ...drawn, kind: OTHER[old.kind]!, states: [x, y, a, b] };
        const one = tell(old, first, 'one');
        const two = tell(fresh, second, 'two', { publishedAt: '2025-03-09' });
        const before = brief([one], old.kind, reader);
        const after = brief([one, two], old.kind, reader, before);
        fc.pre(before.bottomLine !== null);
        noting(`${one.text}\n${two.text}`, () => expect(after.changes.map(({ kind }) => kind)).toEqual(['added']));
        expect(after.changes[0]!.citations.map(({ source }) => source)).toEqual(['two']);
      }),
      RUNS,
    );
  });

  it('F17 is revised where a claimant gives a newer number, with both sentences', () => {
    fc.assert(
      fc.property(
        fact(counted, ['asserts', 'estimates']),
        telling,
        telling,
        language,
        (told, first, second, reader) => {
          const one = tell({ ...told, date: '' }, first, 'one');
          const newer = { ...told, date: '', amount: { value: told.amount.value + 300_000 } };
          const two = tell(newer, second, 'two', { publishedAt: '2025-03-20' });
          const before = brief([one], told.kind, reader);
          const after = brief([one, two], told.kind, reader, before);
          noting(`${one.text}\n${two.text}`, () => expect(after.changes.map(({ kind }) => kind)).toEqual(['revised']));
          const [change] = after.changes;
          expect(change!.citations.map(({ source }) => source)).toEqual(['one', 'two']);
          expect(one.text).toContain(change!.before);
          expect(two.text).toContain(change!.after);
        },
      ),
      RUNS,
    );
  });

  it('F17 is withdrawn where a new edition of the only article lacks it, and nothing where the article is out of view', () => {
    fc.assert(
      fc.property(fact(paired), fact(paired), telling, telling, language, (gone, drawn, first, second, reader) => {
        const [a, b, x, y] = gone.states as [State, State, State, State];
        const kept: Fact = { ...drawn, kind: OTHER[gone.kind]!, states: [x, y, b, a] };
        const stays = tell(kept, second, 'stays');
        const one = tell(gone, first, 'one');
        const before = brief([one, stays], gone.kind, reader);
        fc.pre(before.sources.some(({ id }) => id === 'one'));
        const edited = { ...tell(kept, second, 'one'), text: `${stays.text} ${stays.text}` };
        const after = brief([edited, stays], gone.kind, reader, before);
        noting(one.text, () => expect(after.changes.map(({ kind }) => kind)).toEqual(['withdrawn']));
        expect(after.changes[0]!.citations.map(({ source }) => source)).toEqual(['one']);
        const later = brief([stays], gone.kind, reader, before);
        noting(one.text, () => expect(later.changes).toEqual([]));
      }),
      RUNS,
    );
  });

  it('F17 says nothing of changes where there is no earlier brief', () => {
    fc.assert(
      fc.property(fact(kinds), telling, language, (told, how, reader) => {
        const first = brief([tell(told, how, 'one')], told.kind, reader);
        expect([first.changes, first.sinceBriefId, first.since]).toEqual([[], undefined, undefined]);
      }),
      { numRuns: 5, seed: 7 },
    );
  });
});
