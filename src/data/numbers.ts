/** How one tongue writes numbers: digits, words, scales, fractions, vague plurals, ranges, ordinals, percent. */
import { z } from 'zod';

/** Number → its spellings. Keys are written as plain decimal numbers (`0`, `1000`, `-0.25`). */
const spellings = z.record(z.string().regex(/^-?\d+(\.\d+)?$/), z.array(z.string().min(1)).min(1));
const words = z.array(z.string().min(1)).default([]);

const scaleSchema = z.strictObject({
  value: z.number().positive(),
  words: z.array(z.string().min(1)),
  /** Abbreviations written right behind digits ("2.3bn"). */
  glued: words,
  /** Abbreviations that count only behind digits that follow a currency sign ("$500m", not "500m"). */
  gluedMoney: words,
  /** True when the word means the number only behind another number ("अरब" is also an Arab). */
  needsNumber: z.boolean().default(false),
  /** Words before which the scale is another word ("अरब देश" are Arab countries). */
  notBefore: words,
});

export const numbersSchema = z.strictObject({
  group: z.string().length(1),
  decimal: z.string().length(1),
  words: spellings,
  /** Whether "forty five" and "forty-five" are built from tens and units. */
  compoundTens: z.boolean().default(false),
  /** Words that may stand between tens and units ("treinta y dos"). */
  tensJoin: words,
  /** Whether a scale multiplies every smaller term before it ("doce mil trescientos millones"). */
  longScale: z.boolean().default(false),
  /** Words behind which plain spaces may group the digits of one number ("about 12 300"); behind others they part two. */
  spacedAfter: words,
  /** Whether two small neighbours without a joiner are a range ("दो तीन"). */
  neighbours: z.boolean().default(false),
  scales: z.array(scaleSchema).min(1),
  /** Fractions that stand alone or before a scale ("डेढ़"). */
  wholes: spellings.default({}),
  /** Fractions that count only before a scale ("half a million"). */
  scaleOnly: spellings.default({}),
  /** Fractions added to the number that follows, or to one before a scale ("साढ़े चार", "सवा लाख"). */
  added: spellings.default({}),
  /** Fractions added behind a number ("two and a half"). */
  addedBehind: spellings.default({}),
  /** Words for the decimal point between spoken digits ("तीन दशमलव पाँच"). */
  point: words,
  /** Words for the decimal point that may stand without a whole number before it ("दशमलव पाँच"). */
  pointFirst: words,
  /** Words between a whole number and the fraction that belongs to it ("five and two thirds"). */
  wholeAnd: words,
  /** Words that make the number behind them negative. */
  minus: words,
  /** Words between the two parts of a spoken fraction ("तीन बटा पाँच"). */
  over: words,
  /** Phrases whose number words count nothing ("no one", "एक दूसरे"). */
  idioms: words,
  /** Words that stand for one before a scale ("a hundred"). */
  articles: words,
  /** Words between two parts of one number, where the second is smaller than the scale of the first. */
  join: words,
  /** Marks and words between the ends of a range. */
  to: z.array(z.string().min(1)),
  /** Ranges with a word on the outside: "between X and Y", "X और Y के बीच". */
  around: z.array(
    z.strictObject({ open: z.string().optional(), join: z.array(z.string()), close: z.string().optional() }),
  ),
  /**
   * "from X to Y" is a change, not a range, when one of `verbs` stands shortly before `open`, or one of `behind` right behind
   * ("120 से 150 हो गई"); behind one of `amount` it is one where Y is far more than X ("rose by 30 to 150").
   */
  change: z.strictObject({ open: words, amount: words, verbs: words, behind: words }).optional(),
  /** Minimum → vague plurals. */
  vague: spellings,
  /** Words that make the scale that follows vague ("कई हज़ार", "several hundred"). */
  several: words,
  /** Words that may stand between a vague plural and a scale ("tens of thousands"). */
  of: words,
  ordinals: z.strictObject({
    words: spellings,
    suffixes: words,
    /** Suffixes glued to digits, and those that may stand apart from them ("21 वां"). */
    digitSuffixes: words,
    suffixesApart: words,
  }),
  percent: z.array(z.string().min(1)).min(1),
  /** Parts of a whole, read as a percentage: denominator → words behind a numerator ("दो-तिहाई", "three quarters"). */
  shares: z.strictObject({
    parts: spellings,
    /** Words that make an ordinal before them a part ("पाँचवां हिस्सा"). */
    partWords: words,
    /** Words for one half or another part that need one of the contexts ("half of", "more than half"). */
    alone: spellings,
    before: words,
    after: words,
    /** Words before which one half is no share: "half an hour", "आधा घंटा". */
    notBefore: words,
    /** Words between one and the number it stands among ("one in three"). */
    among: words,
    /** A rate with every one of the whole: words before the whole, behind it, or between part and whole ("three in every ten"). */
    every: words,
    amongAll: words,
    inEvery: words,
  }),
  /** Words before which a letter that is a scale behind money is one without it ("1.3m people"). */
  counted: words,
  /** Letters glued behind digits that make them a decade or a name, not a number ("1990s"). */
  notGlued: words,
  /** Letters that may stand glued before digits without making a model name ("Rs500"). */
  prefixes: words,
});

export type NumbersData = z.infer<typeof numbersSchema>;
