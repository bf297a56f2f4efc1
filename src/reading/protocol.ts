/** What the program and its reading threads say to each other. All of it is plain: it is copied from one to the other. */
import { reasonOf, SaarError, type ErrorParameters, type Blame } from '../errors.ts';

/** To a thread: do a task, or know something from now on. */
export type Said = { number: number; task: string; given: readonly unknown[] } | { known: unknown };

/** From a thread: it can be asked, or how a task ended. */
export type Answer = 'ready' | { number: number; answer: unknown } | { number: number; failure: Failure };

/** A `SaarError` without its stack and causes. */
export interface Failure {
  code: string;
  parameters: ErrorParameters;
  blame: Blame;
}

/** What no rule of ours expects is a failure too, of this one task. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof SaarError))
    return { code: 'reading.failed', parameters: { reason: reasonOf(error) }, blame: 'internal' };
  const { code, parameters, blame } = error;
  return { code, parameters, blame };
}

/** Whether a failure is of what was to be read; else the reader itself is gone, and says nothing of it. */
export function isOfTask(error: unknown): error is SaarError {
  return error instanceof SaarError && error.code !== 'reading.unstarted' && error.code !== 'reading.closed';
}

export function errorOf({ code, parameters, blame }: Failure): SaarError {
  return new SaarError(code, parameters, blame);
}
