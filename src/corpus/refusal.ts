/** A file that was not taken in, and why; the rest of the folder goes on. Its words are `errors.<code>`. */
import { reasonOf, SaarError, type ErrorParameters } from '../errors.ts';

export interface Refusal {
  /** The file's name as it may be shown, with the line where there is one: `wire.jsonl:12`. */
  file: string;
  code: string;
  parameters: ErrorParameters;
}

const LONGEST_NAME = 200;

/** The refusal that a thrown value means for a file. Anything unexpected becomes `file.unreadable` with its reason. */
export function refusalOf(file: string, error: unknown): Refusal {
  const shown = shownName(file);
  if (error instanceof SaarError)
    return { file: shown, code: error.code, parameters: { ...error.parameters, file: shown } };
  return { file: shown, code: 'file.unreadable', parameters: { file: shown, reason: reasonOf(error) } };
}

/** A name without line breaks, escapes or bidi marks, cut where it is too long to show. */
function shownName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '\ufffd');
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME)}…` : plain;
}
