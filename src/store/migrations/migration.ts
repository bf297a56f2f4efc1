import type { RawBuilder } from 'kysely';

/** One step of the schema. Once released it never changes; a mistake is mended by the next step. */
export interface Migration {
  name: string;
  statements: readonly RawBuilder<unknown>[];
}
