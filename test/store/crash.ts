/**
 * A process that dies, without dying: at every statement the database's files are copied as they lie on the disk then, which is
 * what a kill -9 would have left. Faster than killing, and it misses no statement.
 */
import { copyFileSync, existsSync } from 'node:fs';
import type { KyselyPlugin } from 'kysely';
import type { Database } from '../../src/store/schema.ts';

/** The database, with an image of its files taken before each statement that `wanted` names by its number. */
export function withImages(
  database: Database,
  path: string,
  wanted: (statement: number) => boolean,
): { database: Database; images: string[]; statements(): number } {
  const images: string[] = [];
  let count = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count += 1;
      if (wanted(count)) images.push(imageOf(path, count));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { database: database.withPlugin(plugin), images, statements: () => count };
}

function imageOf(path: string, number: number): string {
  const image = `${path}.at-${number}`;
  for (const ending of ['', '-wal']) if (existsSync(path + ending)) copyFileSync(path + ending, image + ending);
  return image;
}

/** Numbers from 0 up to 1 in a row that a seed fixes. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
