/** The well-known feeds that come with Saar: nothing is asked of them until somebody adds the list. */
import { z } from 'zod';
import { dataPath, readDataFile } from './files.ts';

const LONGEST_URL = 2_048;

const starterSchema = z
  .array(
    z.strictObject({
      /** The feed itself, not its site. */
      url: z.url({ protocol: /^https$/ }).max(LONGEST_URL),
      /** As its publisher writes itself. */
      title: z.string().trim().min(1).max(100),
      /** The language that it is written in. */
      language: z.string().regex(/^[a-z]{2,3}$/),
      /** For whoever edits the list. */
      note: z.string().min(1).optional(),
    }),
  )
  .min(1)
  .refine((all) => new Set(all.map(({ url }) => url)).size === all.length, 'the same address stands twice');

export type StarterSource = z.infer<typeof starterSchema>[number];

/** The list, in the order of the file. @throws SaarError `data.invalid` */
export function readStarterSources(folder: string): StarterSource[] {
  return readDataFile(dataPath(folder, 'sources.yaml'), starterSchema);
}
