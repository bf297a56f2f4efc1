/** Finds the names that the actors' list knows, the longest at each place, and keeps look-alikes out. */
import { NOBODY, type Spelling } from './actors.ts';
import type { Register } from './register.ts';
import { isCapital, keepsCase, type NameWord } from './words.ts';

/** A name over tokens `from` … `to`, before offices and holders are joined to it. */
export interface Found {
  from: number;
  to: number;
  spelling: Spelling;
}

const NEAR = 3;
const HOLDS_POSSESSOR = /['\u2019]/u;

/** Names from left to right without overlap. */
export function listedNames(words: readonly NameWord[], register: Register<Spelling>): Found[] {
  const found: Found[] = [];
  for (const { from, to, value } of register.longest(words, (match) =>
    isMeant(words, match.from, match.to, match.value),
  ))
    if (value.id !== NOBODY) found.push({ from, to, spelling: value });
  return found;
}

function isMeant(words: readonly NameWord[], from: number, to: number, spelling: Spelling): boolean {
  // A possessor ends a name: "Korea's" closes it, so nothing listed runs on past it, but for names with one inside.
  if (to - from > 1 && !HOLDS_POSSESSOR.test(spelling.words) && holdsPossessor(words, from, to - 1)) return false;
  if (!keepsCase(spelling.words, words[from]!.printed)) return false;
  if (spelling.guarded && touchesCapital(words, from, to)) return false;
  if (spelling.unless.size === 0) return true;
  const near = [...words.slice(Math.max(0, from - NEAR), from), ...words.slice(to, to + NEAR)];
  return !near.some((word) => spelling.unless.has(word.key));
}

function holdsPossessor(words: readonly NameWord[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (words[at]!.possessive) return true;
  return false;
}

function touchesCapital(words: readonly NameWord[], from: number, to: number): boolean {
  const before = words[from - 1];
  const after = words[to];
  const possessive = words[to - 1]!.possessive;
  return (before !== undefined && from > 1 && isName(before)) || (!possessive && after !== undefined && isName(after));
}

function isName(word: NameWord): boolean {
  return word.kind === 'word' && isCapital(word.printed) && /\p{Ll}/u.test(word.printed);
}
