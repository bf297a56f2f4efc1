/** `manifest.json` of a corpus folder: what a bare text lacks. A bad entry is refused alone. */
import { z } from 'zod';
import { SaarError } from '../errors.ts';
import { isoDate } from './published-at.ts';
import { refusalOf, type Refusal } from './refusal.ts';

const filled = z
  .string()
  .min(1)
  .nullish()
  .transform((value) => value ?? undefined);

const entrySchema = z.looseObject({
  file: z.string().min(1).refine(isPlainName, 'must be a file name of the same folder'),
  id: filled,
  title: filled,
  publisher: filled,
  url: filled,
  language: filled,
  publishedAt: filled.refine((value) => value === undefined || isoDate(value) !== undefined, 'must be an ISO date'),
  dateCertainty: z.enum(['stated', 'inferred']).optional(),
});

const manifestSchema = z.looseObject({ documents: z.array(z.unknown()) });

export type ManifestEntry = z.infer<typeof entrySchema>;

export interface Manifest {
  /** By file name. */
  entries: ReadonlyMap<string, ManifestEntry>;
  refusals: Refusal[];
}

export const MANIFEST_FILE = 'manifest.json';

/** Checks a manifest's text. Never throws: what is wrong with it is among its refusals (`manifest.invalid`). */
export function readManifest(source: string): Manifest {
  const entries = new Map<string, ManifestEntry>();
  const refusals: Refusal[] = [];
  const refuse = (field: string, reason: string) =>
    refusals.push(refusalOf(MANIFEST_FILE, new SaarError('manifest.invalid', { field, reason })));
  const whole = manifestSchema.safeParse(parsed(source));
  if (!whole.success) refuse('documents', whole.error.issues[0]!.message);
  for (const [index, document] of (whole.data?.documents ?? []).entries()) {
    const entry = entrySchema.safeParse(document);
    const at = `documents.${index}`;
    if (!entry.success) refuse([at, ...entry.error.issues[0]!.path].join('.'), entry.error.issues[0]!.message);
    else if (entries.has(entry.data.file)) refuse(`${at}.file`, 'stands twice');
    else entries.set(entry.data.file, entry.data);
  }
  return { entries, refusals };
}

/** A value that is no JSON becomes one that the schema refuses. */
function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function isPlainName(name: string): boolean {
  return !/[/\\\0]/.test(name) && name !== '.' && name !== '..';
}
