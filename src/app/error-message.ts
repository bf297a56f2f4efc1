/** Any thrown value as a private message that says what to do next; what we did not expect shows a reference only. */
import type { Data } from '../data/data.ts';
import type { Phrases } from '../data/phrases.ts';
import { SaarError, type ErrorParameters } from '../errors.ts';
import { copyable } from '../messages/copyable.ts';
import type { Action, Message } from '../messages/message.ts';

/** Receives what readers must not see. The error may hold secrets: the log redacts it. */
export type ErrorLog = (entry: { reference: string; command: string; error: unknown }) => void;

export interface ErrorContext {
  data: Data;
  /** Short, shown to the reader and written to the log, so that one leads to the other. */
  reference: string;
  command: string;
  log: ErrorLog;
  /** What the reader may have meant. */
  actions?: readonly Action[];
}

/** A SaarError of the user's or the platform's making in its own words; anything else as `errors.internal`. */
export function errorMessage(error: unknown, phrases: Phrases, context: ErrorContext): Message {
  const { data, reference, command, log, actions = [] } = context;
  const words = wordsOf(error, phrases, data, command);
  if (words === undefined) log({ reference, command, error });
  return {
    language: phrases.language,
    blocks: [{ kind: 'paragraph', text: copyable(words ?? phrases.say('errors.internal', { reference })) }],
    ...(actions.length > 0 && { actions: [...actions] }),
    private: true,
  };
}

/** A group of commands may have words of its own for an error: `errors.digest.topic-unknown`. */
function wordsOf(error: unknown, phrases: Phrases, data: Data, command: string): string | undefined {
  if (!(error instanceof SaarError) || error.blame === 'internal') return undefined;
  const own = `errors.${command.split(' ')[0]}.${error.code.replace('.', '-')}`;
  const key = phrases.has(own) ? own : `errors.${error.code}`;
  if (!phrases.has(key) && !phrases.has(`${key}.other`)) return undefined;
  return phrases.say(key, { ...error.parameters, ...spokenIds(error, phrases, data) });
}

/** Errors name topics and languages by their ids, which are nobody's words: which parameter of which code holds them. */
const IDS: ReadonlyMap<string, { parameter: string; of: 'topics' | 'languages' }> = new Map([
  ['topic.unknown', { parameter: 'nearest', of: 'topics' }],
  ['topic.none-near', { parameter: 'known', of: 'topics' }],
  ['brief.which', { parameter: 'topics', of: 'topics' }],
  ['language.unknown', { parameter: 'known', of: 'languages' }],
]);

function spokenIds(error: SaarError, phrases: Phrases, data: Data): ErrorParameters {
  const { parameter, of } = IDS.get(error.code) ?? {};
  if (parameter === undefined) return {};
  const words = idsIn(error.parameters[parameter]).map((id) =>
    of === 'topics' ? (data.topics.get(id)?.title[phrases.language] ?? id) : phrases.say(`brief.language.${id}`),
  );
  return { [parameter]: words.join(', ') };
}

/** Ids in an error's parameter, as errors join them. */
export function idsIn(parameter: string | number | undefined): string[] {
  return String(parameter ?? '')
    .split(', ')
    .filter((id) => id !== '');
}
