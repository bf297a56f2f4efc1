/** An outlet's own words for what a template says: synonyms that it prefers, and the day at the beginning of a sentence. */
import { chanceOf, type Chance } from './chance.ts';
import type { Outlet } from './outlet.ts';

/** Share of the sentences with a day in which it comes first. */
const FRONTED = 0.3;
/** An outlet departs that often from the word it likes best. */
const FICKLE = 0.2;

export function inManner(template: string, outlet: Outlet, chance: Chance): string {
  const reworded = outlet.synonyms.reduce((text, words) => withWord(text, words, outlet, chance), template);
  return chance.is(FRONTED) ? dayFirst(reworded, outlet) : reworded;
}

/** One of a group of words that mean the same, in its place. Words in braces are facts' names and stay. */
function withWord(text: string, words: readonly string[], outlet: Outlet, chance: Chance): string {
  const found = words.find((word) => text.includes(word));
  if (found === undefined) return text;
  const own = chance.is(FICKLE) ? chance.pick(words) : chanceOf(outlet.host, words[0]!).pick(words);
  return text.replace(wholeWord(found), own);
}

const patterns = new Map<string, RegExp>();

function wholeWord(word: string): RegExp {
  const known = patterns.get(word) ?? new RegExp(`(?<![\\p{L}\\p{M}{:])${word}(?![\\p{L}\\p{M}}:])`, 'gu');
  patterns.set(word, known);
  return known;
}

/** "On {day}, …" where the template has the day further behind, and begins with no choice. */
function dayFirst(template: string, { dayWords }: Outlet): string {
  const at = template.indexOf(dayWords.within);
  if (at <= 0 || template.startsWith('[') || isInChoice(template, at)) return template;
  const rest = template.slice(0, at) + template.slice(at + dayWords.within.length);
  return dayWords.first + (/^\p{Lu}/u.test(rest) ? rest.charAt(0).toLowerCase() + rest.slice(1) : rest);
}

function isInChoice(template: string, at: number): boolean {
  const before = template.slice(0, at);
  return before.split('[').length !== before.split(']').length;
}
