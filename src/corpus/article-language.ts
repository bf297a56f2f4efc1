/** The language of an article: the script of its letters first, then what its source declares. */
import type { Data } from '../data/data.ts';
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
  const [script, letters] = [...scriptShares(sample, data)].sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
  const readers = [...data.languages.values()].filter((pack) => pack.language.script === script);
  if (letters === 0 || !isMainScript(sample, letters)) return undefined;
  if (isLegacyLetters(sample, script, declared, data)) throw new SaarError('file.encoding');
  const code = primaryTag(declared);
  const believed = code !== undefined && sameScript(code, readers[0]!.code);
  return believed ? readers.find((pack) => pack.code === code)?.code : readers[0]!.code;
}

/** Letters of each known script in the text. */
function scriptShares(text: string, data: Data): Map<string, number> {
  const scripts = new Set([...data.languages.values()].map((pack) => pack.language.script));
  return new Map([...scripts].map((script) => [script, countOf(text, new RegExp(`\\p{Script=${script}}`, 'gu'))]));
}

/** A text that is mostly in a script no pack knows is not read as the few known letters in it. */
function isMainScript(text: string, letters: number): boolean {
  const all = countOf(text, /[\p{L}\p{M}]/gu);
  return letters * 3 >= all;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

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
