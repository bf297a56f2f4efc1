/** What every call of the program is given: its configuration, its words, and where to write. */
import type { Config } from '../config.ts';
import type { Phrases } from '../data/phrases.ts';

/** A stream to write on; a terminal says so and knows its width. */
export type Output = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

export interface Streams {
  /** Answers. */
  out: Output;
  /** Everything else: refusals, progress, the log. */
  err: Output;
  input: NodeJS.ReadableStream & { isTTY?: boolean };
}

export interface Call extends Streams {
  config: Config;
  /** The configured language's words; read from their files when first asked for. */
  readonly phrases: Phrases;
}

/** How wide and how colourful to write on a stream. */
export function lookOf(stream: Output): { width: number; ansi: boolean } {
  // Some terminals say that they have no columns at all.
  return { width: Math.min(stream.columns || 100, 110), ansi: stream.isTTY === true };
}

/** A value as the JSON of an answer. */
export function printJson({ out }: Call, value: unknown): void {
  out.write(`${JSON.stringify(value, null, 2)}\n`);
}
