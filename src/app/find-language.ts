/** Which language a person means by an id, by the language's name in any spoken language, or by a locale. */
import type { Data } from '../data/data.ts';
import { fold } from '../text/fold.ts';

/** The id of a spoken language for `hi`, `Hindi`, `हिंदी` …; undefined when Saar does not speak it. */
export function findLanguage(data: Data, typed: string): string | undefined {
  const key = fold(typed.trim());
  for (const code of data.phrases.keys()) {
    if (key === code) return code;
    for (const phrases of data.phrases.values()) {
      const names = phrases.has(`chat.language-names.${code}`) ? phrases.say(`chat.language-names.${code}`) : '';
      if (names.split('|').some((name) => fold(name) === key)) return code;
    }
  }
  return undefined;
}

/** The spoken language of a platform's locale such as `en-US`; undefined when Saar does not speak it. */
export function languageOfLocale(data: Data, locale: string | undefined): string | undefined {
  const code = locale?.split(/[-_]/)[0]?.toLowerCase();
  return code && data.phrases.has(code) ? code : undefined;
}
