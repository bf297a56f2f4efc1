/** Things that news speaks of, in every language at once: reads a phrase in one tongue, says it in another. */
import { z } from 'zod';

/** `data/facts/themes.yaml`: an entry's `words` are language → phrases, the first one said, all of them read. */
export const themesSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/),
    /** What it is: an event is about things of one kind alone (arms are not signed, soldiers do not enter into force). */
    kind: z.enum(['pact', 'arms', 'people', 'deed', 'programme']),
    /** A unit whose figures this phrase can stand for ("artillery shells": shells). */
    unit: z.string().optional(),
    words: z.record(z.string(), z.array(z.string().min(1)).min(1)),
    /** The form of what is said, by language, for the words that agree with it: see `src/data/templates.ts`. */
    form: z.record(z.string(), z.enum(['one', 'many', 'f-one', 'f-many'])).default({}),
    /** What is said before a postposition, where that differs (समझौता, समझौते पर). */
    oblique: z.record(z.string(), z.string().min(1)).default({}),
  }),
);

export type ThemesData = z.infer<typeof themesSchema>;
