/** A topic is one file: its titles, the words that show it in each language, and the slots and frames it selects. */
import { z } from 'zod';

const words = z.array(z.string().min(1));
const groups = z.record(z.string().regex(/^[a-z][a-z-]*$/), words);

const termsSchema = z.strictObject({
  /** Any one of these shows the topic. */
  primary: words.default([]),
  /** Words that go on about the topic where the sentences just before were about it ("the pact", "इस समझौते"). */
  carry: words.default([]),
  /** Show it once the document has shown it elsewhere, in a sentence where nothing else speaks for another topic. */
  weak: words.default([]),
  /** Phrases that look like a term and are none ("करार दिया"). */
  not: words.default([]),
  /** Words of one meaning, named, for `pairs`; a domain's groups serve all its topics. */
  groups: groups.default({}),
});

/** What readers ask in their own words has an id that begins so; no topic's own id can hold a colon. */
export const ASKED = 'about:';

export const topicsSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  title: z.record(z.string(), z.string()),
  aliases: words.default([]),
  /** The domain whose words a document must hold, see `data/domains`. */
  domain: z.string(),
  /** Decided apart from all other topics: what news mention in passing must not displace the matter they are about. */
  apart: z.boolean().default(false),
  /** Groups whose words show the topic together, near one another; `@state` stands for the name of any state, `@date` for a month or year. */
  pairs: z.array(z.array(z.string()).length(2)).default([]),
  terms: z.record(z.string(), termsSchema),
  /** In order of value for a reader. */
  frames: words,
  slots: words,
  /** Those of the slots that give the topic only where no words of another stand: vehicles are posted, and they are handed over. */
  alone: words.default([]),
  /** Questions that this topic usually answers; unanswered ones are said to be gaps. */
  asks: words.default([]),
  /**
   * How a denial meets a claim here: the slot in dispute; the events it denies, each with the role of who is said to have done
   * it; the words that name the deed in a denial; and those that tell it where no event of the list does.
   */
  denial: z
    .strictObject({
      slot: z.string(),
      asserted: z.record(z.string(), z.string()),
      words: z.record(z.string(), words),
      told: z.record(z.string(), words).default({}),
    })
    .optional(),
});

const domainWordsSchema = z.strictObject({
  for: words,
  /** Words of other fields, by field; a document belongs to the domain when no single field outweighs it. */
  against: z.record(z.string(), words),
  /** Phrases that hold such a word and mean something else ("price war"). */
  not: words.default([]),
  groups: groups.default({}),
  discourse: z.strictObject({
    /** First words of a sentence, or of what somebody says, that refer to what was said before ("it", "इसके तहत"). */
    opens: words.default([]),
    /** Words that refer back wherever they stand ("the figure", "इस दावे"). */
    refers: words.default([]),
    /** Words of what stands beside the matter (prices, refugees, the weather): nothing is carried into such a sentence. */
    aside: words.default([]),
    /** Words of visits, ties and ceremonies: nothing is carried there either, but a weak term still counts. */
    courtesy: words.default([]),
  }),
});

/** `data/domains/<id>.yaml`: words that speak for and against a document's belonging to a domain. */
export const domainSchema = z.strictObject({
  id: z.string(),
  /** How many words for it a document needs, and how many times they must outnumber those of the strongest other field. */
  least: z.number().int().positive(),
  ratio: z.number().positive(),
  /** How many times they must outnumber those of all other fields together, where no state is named, one, two … or more. */
  balance: z.array(z.number().nonnegative()).min(1),
  /** How many of the states that a document names, after the first, may count as such words. */
  states: z.number().int().nonnegative(),
  /** How many characters the two words of a pair may stand apart. */
  reach: z.number().int().positive(),
  words: z.record(z.string(), domainWordsSchema),
});

export type TopicsData = z.infer<typeof topicsSchema>;
export type DomainData = z.infer<typeof domainSchema>;
