/** Whose fault an error is: the platform refused, it did not answer, the user asked wrongly, or we are wrong. */
export type Blame = 'refused' | 'unanswered' | 'user' | 'internal';

/** Values that fill the `{placeholders}` of an error's words. Never a secret. */
export type ErrorParameters = Readonly<Record<string, string | number>>;

/**
 * Every expected failure of Saar: a code and its parameters, never prose.
 * The words for a code stand in `data/phrases/<language>/errors.yaml`.
 */
export class SaarError extends Error {
  override readonly name = 'SaarError';
  readonly code: string;
  readonly parameters: ErrorParameters;
  readonly blame: Blame;

  constructor(code: string, parameters: ErrorParameters = {}, blame: Blame = 'user', cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.parameters = parameters;
    this.blame = blame;
  }
}

/** The short, secret-free reason of any thrown value, for a log line. */
export function reasonOf(error: unknown): string {
  if (error instanceof SaarError) return `${error.code} ${JSON.stringify(error.parameters)}`;
  if (error instanceof Error) return error.message;
  return String(error);
}
