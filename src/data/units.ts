/** How one tongue counts: units and their words, currencies, bounds and hedges, and what only looks like a count. */
import { z } from 'zod';

const words = z.array(z.string().min(1)).default([]);
const boundWords = z.strictObject({ 'more-than': words, 'at-least': words, 'up-to': words, 'less-than': words });

const unitSchema = z.strictObject({
  /** Canonical unit of slots.md, or the plural English noun for others. */
  unit: z.string().min(1),
  kind: z.enum(['people', 'arms', 'transport', 'money', 'time', 'distance', 'area', 'mass', 'other']),
  /** Words that mean the unit; a star at the end matches every ending. */
  nouns: words,
  /** Words that mean the unit unless a further noun follows, which is then the head ("artillery shells", "तोप के गोले"). */
  modifiers: words,
  /** Words that mean the unit unless the neighbouring figure's unit fits them ("हजारों अन्य घायल"). */
  carriers: words,
  /** Words that mean the unit right behind a model's name ("MiG-21 fighters"). */
  modelNouns: words,
  /** Words that count only glued or hyphened behind the number ("three-day", "5,000-strong"). */
  compounds: words,
  /** Whether a later number without a noun may count it too; people, arms and transport do unless told otherwise. */
  lends: z.boolean().optional(),
  /** What one of the words is worth in the canonical unit: a decade is ten years, a metre a thousandth of a km. */
  factor: z.number().positive().default(1),
});

export type UnitEntry = z.infer<typeof unitSchema>;

export const unitsSchema = z.strictObject({
  units: z.array(unitSchema),
  /** A currency's signs stand before the number, its words behind it. */
  currencies: z.array(z.strictObject({ unit: z.string().min(3), signs: words, words })),
  bounds: z.strictObject({
    before: boundWords,
    after: boundWords,
    /** Kinds of unit behind which a bound of the `after` list is none ("900 मीटर तक"). */
    notBehind: z.array(z.string()).default([]),
    /** Words of a bound that before a time name its length ("delivered over eight years"), unless one of `after` precedes. */
    spans: z.strictObject({ words, after: words }).default({ words: [], after: [] }),
    /** Verbs whose particle is a word of bounds and bounds nothing ("handed over 20"). */
    particles: words,
    /** Words that turn a bound around from behind its noun ("से अधिक सैनिक नहीं"). */
    negations: words,
  }),
  hedges: z.strictObject({ before: words, after: words }),
  /** Words between a hedge or bound and the number ("about another 500"). */
  between: words,
  /** Such words that point at a known number: a bound before one compares with it ("fewer than the 3,500"). */
  articles: words,
  /** Words that end a noun phrase: verbs, postpositions, conjunctions, pronouns. */
  stops: words,
  /** Words that join two nouns, or two figures of one list. */
  joins: words,
  /** Words that bind a modifier to its head ("तोप के गोले"). */
  genitives: words,
  /** Words between a vague or partial number and its noun ("thousands of", "two of the"). */
  partitives: words,
  /** Words before a number that make it a name or a number of order (article 4, धारा 302); one with a capital needs it. */
  labels: words,
  /** Words right before a bare four-digit number that make it a year ("since 2022 soldiers …"). */
  beforeYear: words.default([]),
  /** Those that make it a year of long ago too, where nothing behind it is counted ("in 1420 by"). */
  inYear: words.default([]),
  /** Words right behind a bare four-digit number that make it a year where it opens its clause ("1526 में …"). */
  yearBefore: words.default([]),
  /** Endings of a name that owns what follows it: no number counts that ("In 1187 Orlin's army"). */
  owners: words.default([]),
  /** Words behind a number that make it a time, an age or a rank. */
  notBefore: words,
  /** Words before a number that make it an age where a comma or a time unit follows ("At 61, she …"). */
  ages: words,
  /** Measures that are a calibre when arms follow: unit of the measure otherwise. */
  calibres: z.strictObject({ unit: z.string(), words }),
  /** Nouns that say "number of": the counted noun stands before or behind them; `unit` where none is said. */
  counts: z.strictObject({
    words,
    complement: z.enum(['before', 'after']),
    /** Unit → words that name a count by themselves ("आबादी", "death toll"). */
    named: z.record(z.string(), z.array(z.string())).default({}),
    /** Unit → words for a body of such, whose size a number may tell ("raised its force to 5,300"). */
    bodies: z.record(z.string(), z.array(z.string())).default({}),
    /** Words behind a bare number that say so of the noun right before it ("सैनिक 7,000 हैं"). */
    verbs: words,
    /** Words that look back at a count: even a small number behind them counts something. */
    pointers: words,
  }),
  /** People where no noun says so: a number behind `before` ("killed 12"), or before one of `verbs` and a carrier. */
  victims: z
    .strictObject({ unit: z.string().default('people'), before: words, verbs: words })
    .default({ unit: 'people', before: [], verbs: [] }),
  /** A number beside such words, in a sentence about a vote, counts votes. */
  votes: z.strictObject({
    unit: z.string(),
    cues: words,
    sides: words,
    behind: words,
    /** Words before a pair of numbers that make it a result ("a vote of 19 to 2"), and what joins the pair. */
    before: words,
    joints: words,
    /** Words before a joined pair that make it a result where a ballot is spoken of ("passed by 61 to 38"). */
    by: words,
    /** Bodies and acts of voting: a dashed pair in their sentence is a result. */
    ballots: words,
  }),
  /** Words right behind a bare number that make it a rate of what is named before ("9,000 a month"). */
  rates: words,
  /** Endings of plural nouns, to tell the counted noun of no table from the words around it. */
  plurals: words,
  /** True where a plural noun may have no ending: then the last word before a stop is the counted noun. */
  bareNouns: z.boolean().default(false),
  /**
   * Verbs that must not be taken for such a noun: by an ending, by one of `participles` before an auxiliary, or by one of
   * `vectors` behind them (रह गई).
   */
  verbs: z
    .strictObject({ endings: words, participles: words, auxiliaries: words, vectors: words })
    .default({ endings: [], participles: [], auxiliaries: [], vectors: [] }),
});

export type UnitsData = z.infer<typeof unitsSchema>;
