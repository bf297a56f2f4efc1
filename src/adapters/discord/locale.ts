/** Discord's locales (`en-US`, `hi`) and the languages Saar speaks, each way. */
import { Locale } from 'discord.js';

const LOCALES: readonly Locale[] = Object.values(Locale);

/** Every locale of Discord that a language serves: `pt` serves `pt-BR`; a language unknown to Discord serves none. */
export function localesOf(language: string): Locale[] {
  return LOCALES.filter((locale) => locale === language || primary(locale) === language);
}

/** The language to use for a person's locale: the same, else its first subtag, else the first language there is. */
export function languageFor(locale: string | undefined, languages: readonly string[]): string {
  const wanted = locale ?? '';
  return languages.find((language) => language === wanted || language === primary(wanted)) ?? languages[0] ?? wanted;
}

function primary(locale: string): string {
  return locale.split('-')[0] ?? locale;
}
