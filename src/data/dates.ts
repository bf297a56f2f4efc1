/** How one tongue says dates: months, weekdays, word groups, tense, and the rules that put them together. */
import { z } from 'zod';
import { unknownPart } from './date-patterns.ts';

const words = z.array(z.string().min(1)).default([]);

/**
 * A rule's pattern is a row of places: `{day}` `{ordinalDay}` `{month}` `{year}` `{nearYear}` `{wordYear}` `{weekday}` `{n}` (a
 * number), `{monthNumber}`, `{shortYear}`, `{dotted}`, `{decade}`, `{season}`, `{quarter}`, `{half}`, each also with a 2 or 3 for
 * a further one; `<group>` of `groups`; or a word. `a|b` is either, a `?` behind makes it optional.
 */
const ruleSchema = z.strictObject({
  name: z.string().min(1),
  patterns: z.array(z.string().min(1)).min(1),
  /** Distance from the anchor; `n` and `-n` take the number of the pattern. */
  shift: z
    .strictObject({
      unit: z.enum(['day', 'week', 'weekend', 'month', 'quarter', 'half', 'year', 'decade']),
      by: z.union([z.int(), z.enum(['n', '-n'])]),
    })
    .optional(),
  /**
   * What a shift counts from: the publication date (the default), the date said last (`said`), that one where there is one
   * (`either`), or the publication date where the verb is future and the date said last where it is not (`tense`).
   */
  anchor: z.enum(['published', 'said', 'either', 'tense']).default('published'),
  /**
   * Which reading of an incomplete date is meant: the nearest verb's tense decides (`tense`, the default), it lies strictly
   * before or after the publication date, not after it (`since`), or the shift's sign follows the tense (`sign`: "कल").
   */
  direction: z.enum(['tense', 'past', 'future', 'since', 'sign']).default('tense'),
  /** Two ends: one interval, or dates of their own; `span`: all the days, months or years up to the shift. */
  as: z.enum(['interval', 'pair', 'span']).optional(),
  /** The rule holds only where the nearest verb has this tense. */
  needs: z.enum(['past', 'future']).optional(),
  /** True when the words say that the year is the current one: another year is then a slip. */
  thisYear: z.boolean().default(false),
  /** True when the words say that the date is today: a full date there says when the article was published. */
  isToday: z.boolean().default(false),
  /** True when its number counts a duration too ("the next three days"). */
  counts: z.boolean().default(false),
  /** True when it names a thing ("their 2019 accord"): it does not say when the sentence's event was. */
  names: z.boolean().default(false),
  /** True when a counted noun behind makes the year a number ("1950 villages"). */
  notCounted: z.boolean().default(false),
  /** The interval of a week stops the day before publication, or begins the day after it. */
  part: z.enum(['before', 'after']).optional(),
  /** One of these must stand directly before, or one of `after` directly behind (`$`: the end), where either list is given. */
  before: words,
  after: words,
  notBefore: words,
  notAfter: words,
});

export type DateRule = z.infer<typeof ruleSchema>;

/** Words and phrases of a tense, stems that take each of `stemEndings`, and endings of any word. */
const tenseSchema = z.strictObject({ words, stems: words, stemEndings: words, endings: words });

const datesShape = z.strictObject({
  /** Whether names of months and weekdays begin with a capital. */
  capitals: z.boolean().default(false),
  months: z.array(z.array(z.string().min(1)).min(1)).length(12),
  /** Monday first. */
  weekdays: z.array(z.array(z.string().min(1)).min(1)).length(7),
  /** Names that are also other words: alone they need one of the contexts of `alone`. */
  ambiguous: words,
  alone: z.strictObject({ before: words, after: words, notBefore: words, notAfter: words }),
  /** Short forms that are dates only beside a number ("Sat", "Sun"). */
  notAlone: words,
  /** Words that make no date of what stands beside them ("every Monday", "Black Friday"). */
  never: z.strictObject({ before: words, after: words }).default({ before: [], after: [] }),
  /** Glued endings that are read as a word of their own ("Tuesday's"). */
  glued: words,
  /** Endings of plural nouns, which a year never counts. */
  plurals: words,
  /** Nouns that are counted in hundreds and thousands: four digits before them are no year. */
  counted: words,
  /** Each with its months, in order, the first one first; a season that crosses the year is named by its first month's year. */
  seasons: z
    .array(
      z.strictObject({ months: z.array(z.int().min(1).max(12)).min(1).max(11), words: z.array(z.string().min(1)) }),
    )
    .default([]),
  /** Days of a fixed month and day, `MM-DD` → names; `{holiday}` of a pattern stands for each. */
  holidays: z.record(z.string().regex(/^\d\d-\d\d$/), z.array(z.string().min(1)).min(1)).default({}),
  /** Decades that have a name, first year → words ("the nineties"). */
  decades: z.record(z.string().regex(/^\d{3}0$/), z.array(z.string().min(1)).min(1)).default({}),
  /** True where a year is said as two numbers ("nineteen seventy-one"). */
  yearPairs: z.boolean().default(false),
  groups: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
  rules: z.array(ruleSchema).min(1),
  tense: z.strictObject({
    /** True where the verb closes its clause. */
    verbFollows: z.boolean(),
    future: tenseSchema,
    past: tenseSchema,
    /** Words and phrases that show no tense although they look so. */
    not: words,
    /** Participles that are present with one of `present` behind ("हो रहा है"). */
    progressive: words,
    present: words,
    /** A mark of past agents: where it stands, a present verb does not make "कल" tomorrow. */
    ergative: words,
    /** Verbs that move an end ahead: with a hint beside the date, it lies in the future ("extended until Friday"). */
    ahead: words,
    /** Words that make a participle behind them future ("will be held"), where the verb does not close its clause. */
    auxiliaries: words,
    /** Words before a verb that is yet to be done ("to leave"). */
    infinitive: words,
    /** Words before a noun: what looks like a verb behind them is none ("to the coast", "a disputed island"). */
    determiners: words,
    /** Words of a condition: where it has an end ("unless they leave by June"), the end is ahead. */
    conditions: words,
    /** Words of announcing, asking and forecasting: a beginning or end beside them is that of what is to come. */
    promises: z.strictObject({ words, before: words, after: words, notAfter: words }).prefault({}),
    /**
     * Where verbs stand before what they tell: a day belongs to the past verb before it with only `leads` between, to one of
     * `verbs` with a phrase that one of `places` opens, and to one of `hearers` with its object; never across one of `bars`.
     * One of `openers` behind the day begins a clause about an object of any other past verb.
     */
    told: z
      .strictObject({ verbs: words, hearers: words, leads: words, places: words, bars: words, openers: words })
      .prefault({}),
    /** Words beside a date that hint at the future where no verb decides ("by", "until"). */
    hintBefore: words,
    hintAfter: words,
    /** Words beside a date to which one of `ahead` moves an end. */
    aheadBefore: words,
    aheadAfter: words,
  }),
});

/** A pattern that names a place or group that does not exist is refused: it could never match. */
export const datesSchema = datesShape.superRefine(({ rules, groups }, context) => {
  for (const [index, { name, patterns }] of rules.entries())
    for (const [at, pattern] of patterns.entries()) {
      const unknown = unknownPart(pattern, groups);
      if (unknown === undefined) continue;
      const message = `rule ${name}: no place or group is called ${unknown}`;
      context.addIssue({ code: 'custom', path: ['rules', index, 'patterns', at], message });
    }
});

export type DatesData = z.infer<typeof datesSchema>;
