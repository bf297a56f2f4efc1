/** Things that news speaks of, in every language at once: reads a phrase in one tongue, says it in another. */
import { z } from 'zod';

/** What a thing may be: an event is about things of some kinds alone (arms are not signed, soldiers do not enter into force). */
export const thingKindSchema = z.enum([
  'pact',
  'arms',
  'people',
  /** What is denied or confirmed ("any transfer of arms"), and what is backed ("nuclear programme"). */
  'deed',
  'programme',
  /** What a pact promises ("mutual defence assistance"), and the case it promises that for ("in case of an attack"). */
  'provision',
  'occasion',
  /** A deed that a sentence speaks of without naming it ("the move"). */
  'step',
  /** How something is done ("by decree"), and words that must not be lost with it ("for the first time"). */
  'means',
  'manner',
]);

/** `data/facts/themes.yaml`: an entry's `words` are language → phrases, the first one said, all of them read. */
export const themesSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/),
    kind: thingKindSchema,
    /** A unit whose figures this phrase can stand for ("artillery shells": shells). */
    unit: z.string().optional(),
    words: z.record(z.string(), z.array(z.string().min(1)).min(1)),
    /** The form of what is said, by language, for the words that agree with it: see `src/data/templates.ts`. */
    form: z.record(z.string(), z.enum(['one', 'many', 'f-one', 'f-many'])).default({}),
    /** What is said before a postposition, where that differs (समझौता, समझौते पर). */
    oblique: z.record(z.string(), z.string().min(1)).default({}),
    /** What is said of it where it is known ("the treaty"), by language; one of `words`. Without it, the first of these. */
    known: z.record(z.string(), z.string().min(1)).default({}),
  }),
);

export type ThingKind = z.infer<typeof thingKindSchema>;
export type ThemesData = z.infer<typeof themesSchema>;
