/** Options that several commands share: a topic, a language, a window, a brief that a button names. */
import type { Choice, Context, Option } from '../src/app/command.ts';
import { WINDOW_PATTERN, WINDOWS } from '../src/app/window.ts';

/** Topics with their titles in the reader's language. */
export function topicChoices({ app, language }: Context): Choice[] {
  return app.topics(language).map(({ id, title }) => ({ value: id, label: title }));
}

export const topicOption: Option = { name: 'topic', kind: 'rest', required: true, choices: topicChoices };

export const languageOption: Option = {
  name: 'language',
  kind: 'text',
  required: false,
  choices: ({ app, phrases }) =>
    [...app.data.phrases.keys()].map((value) => ({ value, label: phrases.say(`chat.language-labels.${value}`) })),
  recognise: (word, app) => app.languageId(word) !== undefined,
};

export const windowOption: Option = {
  name: 'window',
  kind: 'text',
  required: false,
  choices: ({ phrases }) => WINDOWS.map((value) => ({ value, label: phrases.say(`chat.window.${value}`) })),
  recognise: (word) => WINDOW_PATTERN.test(word.toLowerCase()),
};

/** The id of the brief under which a button stands. */
export const briefOption: Option = { name: 'brief', kind: 'text', required: false, tapped: true };

/** An id is short; whatever is longer is none. */
export const LONGEST_ID = 200;
