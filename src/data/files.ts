/** Reading data files: YAML checked by a schema, with an error that names file, field and reason. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import type { z } from 'zod';
import { SaarError } from '../errors.ts';

const LARGEST_BYTES = 1_000_000;

/** One data file, parsed and checked. @throws SaarError `data.invalid` naming file, field and reason. */
export function readDataFile<T>(path: string, schema: z.ZodType<T>): T {
  const source = readFileSync(path, 'utf8');
  if (source.length > LARGEST_BYTES) throw invalid(path, '', `larger than ${LARGEST_BYTES} characters`);
  const checked = schema.safeParse(parsed(path, source));
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw invalid(path, issue?.path.join('.') ?? '', issue?.message ?? 'invalid');
}

function parsed(path: string, source: string): unknown {
  try {
    return load(source.normalize('NFC'), { schema: CORE_SCHEMA });
  } catch (error) {
    throw invalid(path, '', error instanceof Error ? error.message.split('\n')[0]! : String(error));
  }
}

/** Names of the `.yaml` files of a folder without their ending, sorted. */
export function dataFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();
}

/** Names of the folders inside a folder, sorted. */
export function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** One file path below the data folder. */
export function dataPath(...parts: string[]): string {
  return join(...parts);
}

function invalid(path: string, field: string, reason: string): SaarError {
  return new SaarError('data.invalid', { file: path, field: field || '(whole file)', reason }, 'internal');
}
