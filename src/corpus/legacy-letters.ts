/** Text whose letters only stand for those of another script: fonts made before Unicode draw Hindi with the bytes of Latin. */
import type { Data } from '../data/data.ts';
import type { LanguageData } from '../data/language.ts';
import { oncePer } from '../data/once-per.ts';
import { lineWords } from './line-words.ts';

const SAMPLE = 4_000;
/** In fewer words a sentence of a language may do without its small words. */
const FEWEST_WORDS = 12;
/** Of a language's running words at least one in seven is among its commonest small ones; half of that is still plain. */
const LEAST_SHARE = 1 / 14;

/**
 * Whether a text declared to be in one language is in letters of another script without being in any language of that
 * script: with hardly any of the small words that every sentence of one has.
 * @param script the Unicode script of its letters
 * @param declared the language tag of its source
 */
export function isLegacyLetters(text: string, script: string, declared: string | undefined, data: Data): boolean {
  const meant = scriptOf(declared);
  const written = [...data.languages.values()].filter(({ language }) => language.script === script);
  if (meant === undefined || written.some(({ code }) => scriptOf(code) === meant)) return false;
  const words = lineWords(text.slice(0, SAMPLE)).filter((word) => word.word && /^\p{L}/u.test(word.key));
  if (words.length < FEWEST_WORDS) return false;
  const small = smallWords(data).get(script);
  return words.filter(({ key }) => small?.has(key)).length < words.length * LEAST_SHARE;
}

/** The script a tag is written in, its own or the likely one of Unicode; undefined for what is no tag. */
function scriptOf(tag: string | undefined): string | undefined {
  try {
    return tag === undefined ? undefined : new Intl.Locale(tag.trim().replaceAll('_', '-')).maximize().script;
  } catch {
    return undefined;
  }
}

/** The words of every pack that open sentences and clauses, point back and deny, by script. */
const smallWords: (data: Data) => ReadonlyMap<string, ReadonlySet<string>> = oncePer(({ languages }: Data) => {
  const byScript = new Map<string, Set<string>>();
  for (const { language } of languages.values()) {
    const words = byScript.get(language.script) ?? new Set();
    for (const word of smallWordsOf(language)) for (const { key } of lineWords(word)) words.add(key);
    byScript.set(language.script, words);
  }
  return byScript;
});

function smallWordsOf({ sentence, clause, pointsBack, negation }: LanguageData): string[] {
  return [sentence.openers, sentence.finalVerbs, clause.openers, clause.content, pointsBack, negation].flat();
}
