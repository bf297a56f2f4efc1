/** In which language a reader is answered here, and what said so. */
import type { Phrases } from '../data/phrases.ts';
import { SaarError } from '../errors.ts';
import type { App } from './app.ts';
import type { Command, Invocation } from './command.ts';
import { languageOfLocale } from './find-language.ts';

/** What says which language: the call itself, the place's setting, the name a command was typed by, the reader's locale, or nothing. */
export type LanguageReason = 'asked' | 'place' | 'typed' | 'reader' | 'default';

type Asked = Pick<Invocation, 'options' | 'place' | 'caller' | 'typedIn'>;

/** The explicit option, else what holds here. */
export async function languageOf(app: App, asked: Asked): Promise<string> {
  const language = asked.options['language'] && app.languageId(asked.options['language']);
  return language || (await languageHere(app, asked)).language;
}

/** The place's setting, else the language the command was typed in, else the caller's locale, else the default. */
export async function languageHere(
  app: App,
  { place, caller, typedIn }: Omit<Asked, 'options'>,
): Promise<{ language: string; reason: LanguageReason }> {
  const set = await app.placeLanguage(place.platform, place.destinationId);
  if (set !== undefined && app.data.phrases.has(set)) return { language: set, reason: 'place' };
  return languageOfReader(app, { caller, typedIn });
}

/** The same without asking anything but the call: for whoever must be answered when the store cannot be asked. */
export function languageOfReader(
  app: App,
  { caller, typedIn }: Pick<Asked, 'caller' | 'typedIn'>,
): { language: string; reason: LanguageReason } {
  if (typedIn !== undefined && app.data.phrases.has(typedIn)) return { language: typedIn, reason: 'typed' };
  const language = languageOfLocale(app.data, caller.locale);
  return language ? { language, reason: 'reader' } : { language: app.defaultLanguage, reason: 'default' };
}

/** A language may be named in any spoken language; commands see its id. @throws SaarError `language.unknown`. */
export function withLanguageId(app: App, command: Command, options: Invocation['options']): Invocation['options'] {
  const typed = options['language'];
  const option = command.options.find(({ name }) => name === 'language');
  if (!typed?.trim() || !option || option.asTyped) return options;
  return { ...options, language: spokenLanguage(app, typed) };
}

/** The id of a language by any of its names. @throws SaarError `language.unknown`. */
export function spokenLanguage(app: App, typed: string): string {
  const language = app.languageId(typed);
  if (language) return language;
  const given = [...typed].slice(0, 60).join('');
  throw new SaarError('language.unknown', { given, known: [...app.data.phrases.keys()].join(', ') });
}

/** Words of a language, or of the default one where Saar does not speak it. */
export function phrasesIn(app: App, language: string): Phrases {
  return app.data.phrases.get(language) ?? app.data.phrases.get(app.defaultLanguage)!;
}
