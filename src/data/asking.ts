/** How readers' own words are read: each language's stop words and endings, and words of one meaning across languages. */
import { z } from 'zod';

const words = z.array(z.string().min(1));

/** `data/languages/<code>/asking.yaml`. */
export const askingSchema = z.strictObject({
  /** Words that ask for nothing by themselves. */
  stops: words,
  /** The first ending that fits is read as what stands behind it. */
  endings: z.array(z.strictObject({ from: z.string().min(1), to: z.string() })),
  /** Letters taken off the end of what is left. */
  finals: words,
});

/** `data/facts/meanings.yaml`. */
export const meaningsSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/),
    /** A deed that says little by itself ("send"): the question's other words weigh more. */
    light: z.boolean().default(false),
    words: z.record(z.string(), words),
  }),
);

export type AskingData = z.infer<typeof askingSchema>;
export type MeaningsData = z.infer<typeof meaningsSchema>;
