/** A failure as one line and an exit code: what the person at the terminal, and the supervisor, need to know. */
import { safeText } from '../adapters/terminal/safe-text.ts';
import type { Phrases } from '../data/phrases.ts';
import { SaarError } from '../errors.ts';
import { redactor } from '../redact.ts';

/** 0 done; 2 the user's mistake; 1 ours; 75 another Saar holds this database; 78 configuration refused (sysexits.h). */
export const EXIT = { done: 0, internal: 1, user: 2, held: 75, configuration: 78 } as const;

export interface ErrorReport {
  /** One line without secrets and control characters, in the words of `phrases`. */
  line: string;
  exitCode: number;
}

/** What to print for anything thrown, and how to exit. Never a stack. */
export function reportError(error: unknown, phrases: Phrases, secrets: readonly string[] = []): ErrorReport {
  return { line: safeText(redactor(secrets)(wordsOf(error, phrases))), exitCode: exitCodeOf(error) };
}

function wordsOf(error: unknown, phrases: Phrases): string {
  if (error instanceof SaarError) {
    // Words for the chats name their commands; where a call of the program has others, the terminal has words of its own.
    const key = [`terminal.errors.${error.code}`, `errors.${error.code}`].find(
      (each) => phrases.has(each) || phrases.has(`${each}.other`),
    );
    if (key !== undefined) return phrases.say(key, error.parameters);
  }
  const reason = error instanceof Error ? error.message : String(error);
  return phrases.say('errors.program', { reason });
}

function exitCodeOf(error: unknown): number {
  if (!(error instanceof SaarError)) return EXIT.internal;
  if (error.code.startsWith('config.') || error.code === 'store.unsupported') return EXIT.configuration;
  if (error.code === 'database.held') return EXIT.held;
  return error.blame === 'user' ? EXIT.user : EXIT.internal;
}
