/** Any thrown value as a private message that says what to do next; what we did not expect shows a reference only. */
import type { Phrases } from '../data/phrases.ts';
import { SaarError } from '../errors.ts';
import { text, type Message } from '../messages/message.ts';

/** Receives what readers must not see. The error may hold secrets: the log redacts it. */
export type ErrorLog = (entry: { reference: string; command: string; error: unknown }) => void;

export interface ErrorContext {
  /** Short, shown to the reader and written to the log, so that one leads to the other. */
  reference: string;
  command: string;
  log: ErrorLog;
}

/** A SaarError of the user's or the platform's making in its own words; anything else as `errors.internal`. */
export function errorMessage(error: unknown, phrases: Phrases, { reference, command, log }: ErrorContext): Message {
  const words = wordsOf(error, phrases);
  if (words === undefined) log({ reference, command, error });
  return {
    language: phrases.language,
    blocks: [{ kind: 'paragraph', text: [text(words ?? phrases.say('errors.internal', { reference }))] }],
    private: true,
  };
}

function wordsOf(error: unknown, phrases: Phrases): string | undefined {
  if (!(error instanceof SaarError) || error.blame === 'internal') return undefined;
  const key = `errors.${error.code}`;
  return phrases.has(key) ? phrases.say(key, error.parameters) : undefined;
}
