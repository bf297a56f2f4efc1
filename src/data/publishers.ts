/** What shows whether a text is wire copy, state media, a translation or an opinion: publishers, credits, titles, phrases. */
import { z } from 'zod';

const words = z.array(z.string().min(1));
const byLanguage = z.record(z.string(), words);

export const publishersSchema = z.strictObject({
  /** Ids of actors that publish what their state says. */
  'state-media': words,
  /** Ids of actors whose reports other outlets print. */
  'wire-copy': words,
  /** Words in a dateline or a closing credit, by what they show and by reading language. */
  credits: z.strictObject({ 'wire-copy': byLanguage, translated: byLanguage }),
  /** Words that open a title, or stand before its colon. */
  titles: z.strictObject({ opinion: byLanguage }),
  /** Phrases by which a writer judges in their own voice. */
  opinions: byLanguage,
});

export type PublishersData = z.infer<typeof publishersSchema>;
