/** `data/letters.yaml`: how the letters of each script sound, roughly, so that a name is known again in another script. */
import { z } from 'zod';

export const lettersSchema = z.strictObject({
  /** What a letter, or several, sound like; letters that stand nowhere are left out. */
  sounds: z.record(z.string().min(1), z.string().regex(/^[a-z]+$/)),
  /** Letters by which a name begins with a vowel. */
  openings: z.array(z.string().min(1)),
});

export type LettersData = z.infer<typeof lettersSchema>;
