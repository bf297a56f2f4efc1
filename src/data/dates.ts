/** How one tongue says dates: months, weekdays, word groups, tense, and the rules that put them together. */
import { z } from 'zod';

const words = z.array(z.string().min(1)).default([]);

/**
 * A rule's pattern is a row of places: `{day}` `{month}` `{year}` `{weekday}` `{n}` (a number), `{monthNumber}`, `{shortYear}`,
 * each also with a 2 for a second one; `<group>` of `groups`; or a word. `a|b` is either, a `?` behind makes it optional.
 */
const ruleSchema = z.strictObject({
  name: z.string().min(1),
  patterns: z.array(z.string().min(1)).min(1),
  /** Distance from the publication date; `n` and `-n` take the number of the pattern. */
  shift: z
    .strictObject({ unit: z.enum(['day', 'week', 'month', 'year']), by: z.union([z.int(), z.enum(['n', '-n'])]) })
    .optional(),
  /**
   * Which reading of an incomplete date is meant: the nearest verb's tense decides (`tense`, the default), it lies strictly
   * before or after the publication date, not after it (`since`), or the shift's sign follows the tense (`sign`: "कल").
   */
  direction: z.enum(['tense', 'past', 'future', 'since', 'sign']).default('tense'),
  /** Two ends: one interval, or two dates of their own. */
  as: z.enum(['interval', 'pair']).optional(),
  /** True when the words say that the year is the current one: another year is then a slip. */
  thisYear: z.boolean().default(false),
  /** The interval of a week stops the day before publication, or begins the day after it. */
  part: z.enum(['before', 'after']).optional(),
  /** One of these must stand directly before, or one of `after` directly behind, where either list is given. */
  before: words,
  after: words,
  notBefore: words,
  notAfter: words,
});

export type DateRule = z.infer<typeof ruleSchema>;

const tenseSchema = z.strictObject({ words, endings: words });

export const datesSchema = z.strictObject({
  /** Whether names of months and weekdays begin with a capital. */
  capitals: z.boolean().default(false),
  months: z.array(z.array(z.string().min(1)).min(1)).length(12),
  /** Monday first. */
  weekdays: z.array(z.array(z.string().min(1)).min(1)).length(7),
  /** Names that are also other words: alone they need one of the contexts of `alone`. */
  ambiguous: words,
  alone: z.strictObject({ before: words, after: words }),
  groups: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
  rules: z.array(ruleSchema).min(1),
  tense: z.strictObject({
    /** True where the verb closes its clause. */
    verbFollows: z.boolean(),
    future: tenseSchema,
    past: tenseSchema,
    /** Words with such an ending that are no verbs. */
    not: words,
    /** Words that make a participle behind them future ("will be held"), where the verb does not close its clause. */
    auxiliaries: words,
    /** Words beside a date that hint at the future where no verb decides ("by", "until"). */
    hintBefore: words,
    hintAfter: words,
  }),
});

export type DatesData = z.infer<typeof datesSchema>;
