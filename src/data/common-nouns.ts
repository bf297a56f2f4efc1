/** Who speaks or acts without a name ("an international monitoring team"), in every language at once. */
import { z } from 'zod';

const words = z.array(z.string().min(1)).min(1);
const id = z.string().regex(/^[a-z-]+$/);
/** Language → words, the first of them said, all of them read. */
const byLanguage = z.record(z.string(), words);

/** `data/facts/common-nouns.yaml`. */
export const commonNounsSchema = z.strictObject({
  determiners: z.strictObject({ definite: byLanguage, indefinite: byLanguage }),
  /** Tongues with articles; `otherwise` stands before words that fit the pattern `where`. */
  articles: z.record(
    z.string(),
    z.strictObject({ definite: z.string(), indefinite: z.string(), otherwise: z.string(), where: z.string() }),
  ),
  modifiers: z.array(z.strictObject({ id, words: byLanguage })),
  heads: z.array(
    z.strictObject({
      id,
      /** Who speaks or acts, what carries a load, or a word that only points at such ("both"), which says too little of an event. */
      kind: z.enum(['party', 'carrier', 'pointer']).default('party'),
      number: z.enum(['one', 'many', 'mass']).default('one'),
      words: byLanguage,
    }),
  ),
});

export type CommonNounsData = z.output<typeof commonNounsSchema>;
export type HeadNoun = CommonNounsData['heads'][number];
