/** What a language's folder need not hold: for a file that is not there, the smallest value its schema accepts. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { readDataFile } from './files.ts';

/**
 * One file of a language, or words for nothing where there is none: what it would find is then not found.
 * @throws SaarError `data.invalid` naming file, field and reason.
 */
export function readOptionalFile<T>(path: string, schema: z.ZodType<T>): T {
  return existsSync(path) ? readDataFile(path, schema) : schema.parse(emptyValue(schema));
}

/** No words, no rules: empty lists and records, first choices; what has a default is left to it. */
function emptyValue(schema: unknown): unknown {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([name, field]) => [name, emptyValue(field)] as const);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }
  if (schema instanceof z.ZodPipe) return emptyValue(schema.in);
  if (schema instanceof z.ZodArray) return [];
  if (schema instanceof z.ZodRecord) return {};
  if (schema instanceof z.ZodString) return '';
  if (schema instanceof z.ZodBoolean) return false;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  return undefined;
}
