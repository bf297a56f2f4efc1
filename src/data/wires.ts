/** `data/wires.yaml`: the news agencies whose stories others print, and how a story credits them. */
import { z } from 'zod';

const names = z.array(z.string().min(1));

export const wiresSchema = z.strictObject({
  /** Names by the agency's id. */
  agencies: z.record(z.string().regex(/^[a-z-]+$/), names.min(1)),
  /** Those of the names that are ordinary words too. */
  words: names,
  /** What may stand before a name in a line of its own. */
  labels: names,
});

export type WiresData = z.infer<typeof wiresSchema>;
