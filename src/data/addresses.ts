/** `data/addresses.yaml`: which parts of an address say nothing of the page that stands there. */
import { z } from 'zod';

const ending = z
  .strictObject({ from: z.string().min(1).toLowerCase(), to: z.string() })
  .refine(({ from, to }) => to.length < from.length, 'an ending must become shorter');

export const addressesSchema = z.strictObject({
  /** First labels of a host's name (`m`). */
  hosts: z.array(z.string().regex(/^[a-z0-9-]+$/)),
  /** Beginnings of a path, with a slash at both ends (`/amp/`). */
  paths: z.array(z.string().regex(/^\/.+\/$/)),
  /** Beginnings of one part of a path. */
  segments: z.array(z.string().min(1)),
  endings: z.array(ending),
  /** Names of parameters, beginnings of names (`utm_*`), or a name with its value (`m=1`). */
  parameters: z.array(z.string().min(1).toLowerCase()),
});

export type AddressesData = z.infer<typeof addressesSchema>;
