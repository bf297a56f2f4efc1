/** Who and where: states, bodies, people, places and offices with their names in every script. */
import { z } from 'zod';

const word = z.string().min(1);
const words = z.array(word);
/** A word or words per language code; the first of several is the one that sentences use. */
const byLanguage = z.record(z.string(), word);

const capitalSchema = z.strictObject({ id: word, names: byLanguage, aliases: words.default([]) });

const actorSchema = z.strictObject({
  /** A state's ISO 3166 code in lower case; else a name of its own in lower case with hyphens. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.enum(['state', 'body', 'person', 'place', 'group']),
  /** The state it speaks for or lies in. */
  state: z.string().optional(),
  names: byLanguage,
  /** How a sentence says it where that differs: "the United States". */
  said: byLanguage.optional(),
  aliases: words.default([]),
  /** Demonyms ("Russian", "रूसी"): they name a property, not an agent. */
  adjectives: z.record(z.string(), words).default({}),
  /** The seat that speaks for a state. */
  capital: capitalSchema.optional(),
  /** True for a name that people bear too (Jordan): no other capitalised word may touch it. */
  guarded: z.boolean().default(false),
  /** Words that, near a spelling, show that another word is meant (चीनी beside गन्ना is sugar). */
  unless: z.record(z.string(), words).default({}),
});

const officeSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  names: byLanguage,
  aliases: words.default([]),
  /** True when one human holds it: the holder's name may follow. */
  holder: z.boolean().default(false),
  /** False when the word says too little without its state or holder ("chief"). */
  bare: z.boolean().default(true),
  /** Words that, right after it, show that it only describes them: "military aid", "navy ship". */
  notBefore: words.default([]),
});

export const actorsSchema = z.strictObject({
  actors: z.array(actorSchema).default([]),
  offices: z.array(officeSchema).default([]),
  /** Per language, how an office is said with its state: `{adjective}`, `{state}` and `{office}` are filled. */
  join: byLanguage.optional(),
});

export type ActorEntry = z.infer<typeof actorSchema>;
export type OfficeEntry = z.infer<typeof officeSchema>;
export type ActorsData = z.infer<typeof actorsSchema>;
