/**
 * Small corpora of invented news with the truth known: who did what, how many, when, on whose word, in which sentence, and
 * which article copies which. Sentences are worded in `wording.ts`; the same seed gives the same corpora.
 */
import fc from 'fast-check';
import type { Article } from '../../../src/corpus/article.ts';
import { amountSaid, BODIES, CLAUSES, dateSaid, NOISE, ON_WORD, OPINIONS, STATES, weekdaySaid } from './wording.ts';
import type { Amount, Kind, Language, Speaker, State, Word } from './wording.ts';

/** What happened, however often and in whatever words it is told. */
export interface Event {
  key: string;
  kind: Kind;
  a: State;
  b: State;
  amount?: Amount;
  date?: string;
}

/** One sentence of an article and what it says. */
export interface Said {
  text: string;
  kind: Kind | 'noise' | 'opinion';
  event?: Event;
  /** The event's amount, or another that this sentence gives instead. */
  amount?: Amount;
  /** Thousands lost: the amount is a slip. */
  slip?: boolean;
  word: Word;
  claimant?: Speaker;
  /** ISO, with the precision that the text gives. */
  date?: string;
}

export interface Told {
  article: Article;
  said: Said[];
}

export interface Corpus {
  told: Told[];
  /** Copy → original. */
  copies: ReadonlyMap<string, string>;
}

const COUNTED: readonly Kind[] = ['deploy', 'lose', 'supply', 'plan', 'could'];
const DATED: readonly Kind[] = ['deploy', 'lose', 'supply', 'sign', 'ratify', 'drill'];
const KINDS = Object.keys(CLAUSES) as Kind[];

const amount: fc.Arbitrary<Amount> = fc
  .record({
    value: fc.oneof(
      fc.integer({ min: 21, max: 990 }),
      fc.integer({ min: 1, max: 40 }).map((n) => n * 1000),
      fc.integer({ min: 10, max: 99 }).map((n) => n * 100_000),
    ),
    how: fc.constantFrom('exact', 'exact', 'about', 'range', 'more-than', 'up-to', 'less-than'),
  })
  .map(({ value, how }): Amount => {
    if (how === 'about') return { value, approximate: true };
    if (how === 'range') return { value, max: value + Math.max(10, 10 ** (String(value).length - 1)) };
    return how === 'exact' ? { value } : { value, bound: how as NonNullable<Amount['bound']> };
  });

const date = fc
  .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }), precision: fc.nat(2) })
  .map(({ month, day, precision }) =>
    ['2024', String(month).padStart(2, '0'), String(day).padStart(2, '0')].slice(0, precision + 1).join('-'),
  );

const events = fc
  .tuple(
    fc.shuffledSubarray([...STATES], { minLength: 4, maxLength: 4 }),
    fc.array(
      fc.record({
        kind: fc.constantFrom(...KINDS),
        pair: fc.constantFrom([0, 1], [0, 1], [0, 1], [1, 0], [2, 1], [0, 3]),
        amount,
        date: fc.option(date, { freq: 2, nil: undefined }),
      }),
      { minLength: 2, maxLength: 5 },
    ),
  )
  .map(([states, drafts]) => ({
    states,
    events: drafts.map(({ kind, pair, amount: count, date: day }): Event => {
      const [a, b] = pair.map((index) => states[index]!) as [State, State];
      const dated = day !== undefined && DATED.includes(kind) ? { date: day } : {};
      const counted = COUNTED.includes(kind) ? { amount: count } : {};
      return { key: `${kind} ${a.id} ${b.id} ${dated.date ?? ''}`, kind, a, b, ...counted, ...dated };
    }),
  }));

interface Draft {
  event: number;
  wording: number;
  spelling: number;
  word: Word;
  claimant: number;
  other?: Amount | undefined;
  slip: boolean;
  /** Days before the article's own on which an event without a date is told to have been, by its weekday. */
  daysAgo?: number | undefined;
}

interface ArticleDraft {
  language: Language;
  publisher: string | undefined;
  day: number | undefined;
  inferred: boolean;
  drafts: Draft[];
  noise: number;
  opinion: boolean;
  copied: boolean;
}

const draft: fc.Arbitrary<Draft> = fc.record({
  event: fc.nat(20),
  wording: fc.nat(5),
  spelling: fc.nat(11),
  word: fc.constantFrom<Word>('own', 'own', 'asserts', 'asserts', 'estimates', 'unnamed'),
  claimant: fc.nat(4),
  other: fc.option(amount, { freq: 4, nil: undefined }),
  slip: fc.nat(14).map((n) => n === 0),
  daysAgo: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 3, nil: undefined }),
});

const articleDraft: fc.Arbitrary<ArticleDraft> = fc.record({
  language: fc.constantFrom<Language>('en', 'hi'),
  publisher: fc.constantFrom('Harbour Post', 'Nagar Samachar', 'The Lantern', 'Pahar Times', undefined),
  day: fc.option(fc.integer({ min: 1, max: 28 }), { freq: 6, nil: undefined }),
  inferred: fc.boolean(),
  drafts: fc.array(draft, { minLength: 1, maxLength: 4 }),
  noise: fc.nat(2),
  opinion: fc.nat(5).map((n) => n === 0),
  copied: fc.nat(5).map((n) => n === 0),
});

interface World {
  states: State[];
  events: Event[];
}

function sentenceOf(item: Draft, { states, events: known }: World, language: Language, day?: string): Said {
  const event = known[item.event % known.length]!;
  const { a, b, kind } = event;
  const word = kind === 'warn' || kind === 'deny' ? 'own' : item.word;
  const speakers = [...states.filter((state) => state !== a && state !== b), ...BODIES];
  const claimant = word === 'asserts' || word === 'estimates' ? speakers[item.claimant % speakers.length] : undefined;
  const { told, slip } = amountOf(item, event);
  const when = whenOf(item, event, language, day);
  const clause = oneOf(
    CLAUSES[kind][language],
    item.wording,
  )({
    a: a[language],
    b: b[language],
    bOf: language === 'en' ? b.enOf : b.hiOf,
    n: told ? amountSaid(told, language, item.spelling) : '',
    when: when.said,
  });
  return {
    text: closed(oneOf(ON_WORD[word][language], item.wording)(clause, claimant?.[language] ?? ''), language),
    kind,
    event,
    ...(told ? { amount: told } : {}),
    ...(slip ? { slip } : {}),
    word,
    ...(claimant ? { claimant } : {}),
    ...(when.iso ? { date: when.iso } : {}),
  };
}

/** The sentence's amount, which may be another than its event's, or have lost its "thousand". */
function amountOf({ other, slip }: Draft, { amount: own }: Event): { told?: Amount; slip?: boolean } {
  const told = own && (other ?? own);
  if (!told || !slip || told.value < 1000 || told.value >= 100_000 || told.max !== undefined)
    return told ? { told } : {};
  return { told: { value: told.value / 1000, approximate: true }, slip };
}

function whenOf(
  { daysAgo }: Draft,
  { kind, date }: Event,
  language: Language,
  day?: string,
): { said: string; iso?: string } {
  if (date) return { said: dateSaid(date, language), iso: date };
  if (daysAgo === undefined || day === undefined || !DATED.includes(kind)) return { said: '' };
  const iso = new Date(Date.parse(day) - daysAgo * 86_400_000).toISOString().slice(0, 10);
  return { said: weekdaySaid(iso, language), iso };
}

function oneOf<T>(items: readonly T[], choice: number): T {
  return items[choice % items.length]!;
}

function closed(text: string, language: Language): string {
  const tidy = text.replace(/\s+/gu, ' ').replace(/ ,/gu, ',').trim();
  return `${tidy.charAt(0).toUpperCase()}${tidy.slice(1)}${language === 'en' ? '.' : '।'}`;
}

/** An article of sentences of its own; offsets are found again by the sentence splitter. */
export function articleOf(
  id: string,
  language: string,
  said: readonly { text: string }[],
  more: Partial<Article> = {},
): Article {
  const text = said.map((sentence) => sentence.text).join(' ');
  return {
    id,
    title: said[0]!.text.replace(/[.।]$/u, ''),
    text,
    language,
    dateCertainty: more.publishedAt ? 'stated' : 'unknown',
    fetchedAt: '2025-04-01T00:00:00.000Z',
    contentHash: id,
    collection: 'generated',
    ...more,
  };
}

/** Corpora of 3 to 10 articles in both languages. */
export const corpora: fc.Arbitrary<Corpus> = fc
  .record({ world: events, articles: fc.array(articleDraft, { minLength: 3, maxLength: 8 }) })
  .map(({ world, articles }) => {
    const told: Told[] = [];
    const copies = new Map<string, string>();
    articles.forEach((item, index) => {
      const entry = toldOf(item, index, world);
      told.push(entry);
      if (!item.copied || told.length >= MOST) return;
      const id = `${entry.article.id}-copy`;
      told.push({ ...entry, article: { ...entry.article, id, publisher: 'The Echo', contentHash: id } });
      copies.set(id, entry.article.id);
    });
    return { told, copies };
  });

/** Articles of a corpus, a last one's copy apart. */
const MOST = 10;

function toldOf(item: ArticleDraft, index: number, world: World): Told {
  const { language, publisher, day, drafts } = item;
  const publishedAt = day === undefined ? undefined : `2025-03-${String(day).padStart(2, '0')}`;
  const facts = drafts.map((each) => sentenceOf(each, world, language, publishedAt));
  const distinct = facts.filter((each, at) => facts.findIndex((other) => other.text === each.text) === at);
  const plain = (text: string, kind: 'noise' | 'opinion'): Said => ({ text, kind, word: 'own' });
  const said = [
    ...distinct,
    ...NOISE[language].slice(0, item.noise).map((text) => plain(text, 'noise')),
    ...(item.opinion ? [plain(OPINIONS[language][index % 2]!(world.states[0]![language]), 'opinion')] : []),
  ];
  const more = {
    ...(publishedAt ? { publishedAt } : {}),
    ...(publisher ? { publisher } : {}),
    dateCertainty:
      publishedAt === undefined ? ('unknown' as const) : item.inferred ? ('inferred' as const) : ('stated' as const),
  };
  return { article: articleOf(`a${index}`, language, said, more), said };
}
