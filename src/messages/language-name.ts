/** A language's name in the reader's language, for platforms that mark foreign words by it. */

/** By ICU; the code itself, which may be anything, where ICU knows none. */
export function languageName(code: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
