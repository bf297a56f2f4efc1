/** What a tongue looks like on the page and how its clauses hang together. */
import { z } from 'zod';

const words = z.array(z.string().min(1));

export const languageSchema = z.strictObject({
  code: z.string().regex(/^[a-z]{2,3}$/),
  /** The language's name in each speaking language. */
  names: z.record(z.string(), z.string()),
  /** A Unicode script name, such as `Devanagari`. */
  script: z.string(),
  /** Where a role's marker stands: after its phrase (Hindi ने, को) or before it (English to, from). */
  markers: z.enum(['after', 'before']),
  sentence: z.strictObject({
    /** Words (without their last point) after which a point ends nothing: डॉ, Gen, Feb. */
    abbreviations: words,
    /** Abbreviations where a number follows, and plain words elsewhere: No. 5, पृ. 12. */
    beforeNumber: words.default([]),
    /** Abbreviations that may also end a sentence, when one of `openers` follows. */
    mayEnd: words,
    openers: words,
    /** Words that a glued point ends ("है.रूस"), and without which a short first line is a dateline. */
    finalVerbs: words,
    /** Words in the brackets of a dateline: (भाषा), (Reuters). */
    agencies: words,
  }),
  clause: z.strictObject({
    /** Words that open a new clause after a comma, or by themselves. */
    openers: words,
    /** Words that make what follows a content clause (कि, that). */
    content: words,
    /** Words that make a clause conditional: nothing in it is said to have happened. */
    conditional: words,
    /** Words that close a participle phrase (करते हुए, जारी कर): roles before it belong to it. */
    participle: words,
    /** Words after which the next clause tells of another event (के बाद, after). */
    after: words,
  }),
  /** Words that a bottom line in this language may have. */
  bottomLineWords: z.number().int().positive(),
  /** Claimants that name nobody ("sources"): a line is not composed on their word alone. */
  nameless: words.default([]),
  /** Words that point back at a sentence before: a quotation that opens with one does not stand alone. */
  pointsBack: words,
  /** Words that make a sentence's figures no claim at all, see `text/doubt.ts`. */
  doubt: words,
  /** Words that qualify a sentence in ways no template says: conditions, rates, requests, accusations. */
  qualified: words,
  /** Words by which a sentence takes back the one before it ("published in error"), see `text/doubt.ts`. */
  retracted: words.default([]),
  /** Words that make a figure the one given before ("had earlier said"): a newer one of the same voice replaces it. */
  /** What is taken back where an article takes something back: a report, its statement. */
  reports: words.default([]),
  /** Words that take such a thing back, beside those of `retracted`. */
  taken: words.default([]),
  former: words.default([]),
  /** What makes an event plainly told, see `facts/telling.ts`. */
  told: z
    .strictObject({
      /** Words that may stand in a verb's group and leave the event done: auxiliaries and adverbs. */
      plain: words,
      /** Words that tie a date, a place or an amount on. */
      links: words,
      /** Verbs that do what a noun of an event names: held in "held an exercise". */
      doing: words,
      /** Words of events that are nouns and need such a verb. */
      nouns: words,
      /** Words that may stand right before who acts where a mark does not: the, and. */
      before: words,
      /** Words that may stand between such a word and who acts. */
      articles: words,
      /** Words that may open a clause about a noun: "the drones that …", "जो ड्रोन …". */
      relatives: words,
      /** Links that hang the thing on another noun ("tents for 4,000 soldiers", "सैनिकों के परिवार"). */
      binds: words,
      /** Words that leave an event open or undone. */
      undone: words,
      /** Endings of words that do. */
      endings: words,
      /** Endings of the event's own word that do. */
      openEndings: words,
      /** Words of which a clause before a content word may consist: it only says that the rest is known ("it emerged"). */
      intros: words,
      /** Words between two of which one holds: or, या. */
      either: words.default([]),
      /** Words for somebody's own: its, उसके. */
      owners: words.default([]),
      /** Words behind a count that tell of a part of it ("70 में से कुछ"). */
      partial: words.default([]),
      /** Words that may follow a counted noun, beside plain ones and links. */
      behind: words.default([]),
      /** Words of meetings at which things are done ("at a summit in Lima"): their place and day are the deed's. */
      occasions: words.default([]),
      /** Words that close what a deed was done during. */
      during: words.default([]),
    })
    .default({
      plain: [],
      links: [],
      doing: [],
      nouns: [],
      before: [],
      binds: [],
      articles: [],
      relatives: [],
      undone: [],
      endings: [],
      openEndings: [],
      intros: [],
      either: [],
      owners: [],
      partial: [],
      behind: [],
      occasions: [],
      during: [],
    }),
  /** Words about counts that tell what two of them have to do with each other, see `facts/count-words.ts`. */
  counted: z
    .strictObject({
      /** Words for a count itself ("the figure", "संख्या"). */
      tally: words,
      /** Words that point back at a count or claim: this one answers it ("that number", "इस दावे"). */
      pointing: words,
      /** Words right beside a count that make it the speaker's own ("it has", "उसके"). */
      own: words,
      /** Words of losing, beside which whoever lost stands ("Chad lost 40 soldiers", "Chad's losses"). */
      lost: words,
      /** Words behind whoever lost, where the verb comes last ("चाड ने 40 सैनिक गंवाए"). */
      loser: words,
      /** Words that make losses those of the speaker's enemy ("claims to have killed"). */
      inflicted: words,
      /** Words that make a count the sum of those before ("bringing the number to"). */
      total: words,
      /** Words that make a duration the time in which something was counted ("in two years"). */
      lasting: words,
      /** Words beside a date that make it the beginning of the time until now ("since 2022"). */
      since: words,
      /** Words of an upper bound that is said because it is nearly reached ("as many as"), other than a ceiling ("no more than"). */
      reaching: words,
      /** Words that make a speaker one of those who spoke before ("one of the officials"). */
      among: words,
      /** Nouns of fighters who are no army's: their losses are no count of soldiers'. */
      irregular: words.default([]),
    })
    .default({
      tally: [],
      pointing: [],
      own: [],
      lost: [],
      loser: [],
      inflicted: [],
      total: [],
      lasting: [],
      since: [],
      reaching: [],
      among: [],
      irregular: [],
    }),
  negation: words,
  modal: z.strictObject({
    /** Verb forms that make an event possible, future, or under way. */
    possible: words,
    planned: words,
    ongoing: words,
    /** A word that, right before a verb, leaves open whether it happens ("to send"). */
    opening: words,
    /** Ending of a verb under way after one of `ongoing`; empty where words alone show it. */
    progressive: z.string(),
  }),
});

export type LanguageData = z.infer<typeof languageSchema>;
