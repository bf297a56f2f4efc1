/** A topic is one file: its titles, the words that show it in each language, and the slots and frames it selects. */
import { z } from 'zod';

const words = z.array(z.string().min(1));

const termsSchema = z.strictObject({
  /** Any one of these shows the topic. */
  primary: words.default([]),
  /** One word of each list together show it. */
  pairs: z.array(z.array(words).min(2)).default([]),
  /** Show it once the document has shown it elsewhere. */
  weak: words.default([]),
  /** Phrases that look like a term and are none ("करार दिया"). */
  not: words.default([]),
});

export const topicsSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  title: z.record(z.string(), z.string()),
  aliases: words.default([]),
  /** The domain whose words a document must hold, see `data/domains`. */
  domain: z.string(),
  terms: z.record(z.string(), termsSchema),
  /** In order of value for a reader. */
  frames: words,
  slots: words,
  /** Questions that this topic usually answers; unanswered ones are said to be gaps. */
  asks: words.default([]),
  /**
   * How a denial meets a claim here: the slot in dispute; the events it denies, each with the role of who is said to have done
   * it; and the words that name the deed in a denial.
   */
  denial: z
    .strictObject({
      slot: z.string(),
      asserted: z.record(z.string(), z.string()),
      words: z.record(z.string(), words),
    })
    .optional(),
});

/** `data/domains/<id>.yaml`: words that speak for and against a document's belonging to a domain. */
export const domainSchema = z.strictObject({
  id: z.string(),
  /** How many words for it a document needs, and how many times they must outnumber those against. */
  least: z.number().int().positive(),
  ratio: z.number().positive(),
  words: z.record(z.string(), z.strictObject({ for: words, against: words })),
});

export type TopicsData = z.infer<typeof topicsSchema>;
export type TopicTerms = z.infer<typeof termsSchema>;
export type DomainData = z.infer<typeof domainSchema>;
