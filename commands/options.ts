/** Options that several commands share: a topic, a language, a window. */
import type { Choice, Context, Option } from '../src/app/command.ts';

/** Topics with their titles in the reader's language. */
export function topicChoices({ app, language }: Context): Choice[] {
  return app.topics(language).map(({ id, title }) => ({ value: id, label: title }));
}

export const languageOption: Option = {
  name: 'language',
  kind: 'text',
  required: false,
  choices: ({ app, phrases }) =>
    [...app.data.phrases.keys()].map((value) => ({ value, label: phrases.say(`chat.language-labels.${value}`) })),
  recognise: (word, app) => app.languageId(word) !== undefined,
};

/** The windows that are offered; any number of hours or days may be typed. */
const WINDOWS = ['24h', '7d', '30d', 'all'];
export const WINDOW_PATTERN = /^(?:all|[1-9]\d{0,3}[hd])$/;

export const windowOption: Option = {
  name: 'window',
  kind: 'text',
  required: false,
  choices: ({ phrases }) => WINDOWS.map((value) => ({ value, label: phrases.say(`chat.window.${value}`) })),
  recognise: (word) => WINDOW_PATTERN.test(word.toLowerCase()),
};

const UNIT_MS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000 };

/** The ISO moment at which a window such as `7d` begins; nothing for `all` or none. */
export function windowStart(window: string | undefined, now: Date): string | undefined {
  if (window === undefined || window === 'all') return undefined;
  const length = Number.parseInt(window, 10) * UNIT_MS[window.at(-1)!]!;
  return new Date(now.getTime() - length).toISOString();
}
