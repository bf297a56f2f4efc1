/** The language of an article: the script of its letters first, then what its source declares. */
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import { SaarError } from '../errors.ts';
import { isLegacyLetters } from './legacy-letters.ts';

const SAMPLE = 20_000;

/**
 * The code of a language that Saar reads, or undefined when the text is in another script, or declared to be in another
 * language of the same script. A declaration that the script contradicts (a Hindi page marked `lang="en"`) is not believed.
 * @throws SaarError `file.encoding` when the letters only stand for those of the declared language.
 */
export function articleLanguage(text: string, declared: string | undefined, data: Data): string | undefined {
  const sample = text.slice(0, SAMPLE);
  const { all, scripts } = countLetters(sample, data);
  const [script, letters] = [...scripts].sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
  const readers = [...data.languages.values()].filter((pack) => pack.language.script === script);
  // A text that is mostly in a script no pack knows is not read as the few known letters in it.
  if (letters === 0 || letters * 3 < all) return undefined;
  if (isLegacyLetters(sample, script, declared, data)) throw new SaarError('file.encoding');
  const code = primaryTag(declared);
  const believed = code !== undefined && sameScript(code, readers[0]!.code);
  return believed ? readers.find((pack) => pack.code === code)?.code : readers[0]!.code;
}

/** How many letters and marks a text has, and how many characters of each known script. */
function countLetters(text: string, { languages }: Data): { all: number; scripts: Map<string, number> } {
  const classes = classesOf(languages);
  const counts = classes.scripts.map(() => 0);
  let all = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at)!;
    if (code > 0xffff) at += 1;
    const { isLetter, script } = classes.of(code);
    if (isLetter) all += 1;
    if (script !== -1) counts[script]! += 1;
  }
  return { all, scripts: new Map(classes.scripts.map((script, index) => [script, counts[index]!])) };
}

interface CharacterClass {
  isLetter: boolean;
  /** Its place among the scripts; -1 for none of them. */
  script: number;
}

/** What a character is, asked of Unicode once for each: an expression for each script would read every text several times. */
const classesOf = oncePer((languages: Data['languages']) => {
  const scripts = [...new Set([...languages.values()].map((pack) => pack.language.script))];
  const patterns = scripts.map((script) => new RegExp(`^\\p{Script=${script}}`, 'u'));
  const known = new Map<number, CharacterClass>();
  const of = (code: number): CharacterClass => {
    const before = known.get(code);
    if (before) return before;
    const character = String.fromCodePoint(code);
    const script = patterns.findIndex((pattern) => pattern.test(character));
    const made = { isLetter: /^[\p{L}\p{M}]/u.test(character), script };
    known.set(code, made);
    return made;
  };
  return { scripts, of };
});

/** The primary subtag as declared, `und` where none is: for a text that is not read, only quoted. */
export function languageTag(declared: string | undefined): string {
  return primaryTag(declared) ?? 'und';
}

function primaryTag(declared: string | undefined): string | undefined {
  const tag = declared?.trim().toLowerCase().split(/[-_]/)[0];
  return tag && /^[a-z]{2,3}$/.test(tag) && tag !== 'und' ? tag : undefined;
}

/** Whether two languages are written in one script, by the likely subtags of Unicode. */
function sameScript(code: string, other: string): boolean {
  return new Intl.Locale(code).maximize().script === new Intl.Locale(other).maximize().script;
}
