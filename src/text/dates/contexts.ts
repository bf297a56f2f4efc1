/** What must or must not stand beside a date: the lists of the rules, of ambiguous names, and of all dates. */
import type { DatesData } from '../../data/dates.ts';
import { fold } from '../fold.ts';
import type { NumberLine } from '../numbers/lexicon.ts';
import type { Token } from '../tokens.ts';
import { Trie } from '../trie.ts';
import type { PatternMatch } from './patterns.ts';

export interface Contexts {
  /** Whether the words around a match let it be a date. */
  allow(line: NumberLine, match: PatternMatch): boolean;
  /** Whether words beside the match hint at the future. */
  hints(line: NumberLine, match: PatternMatch): boolean;
  /** Whether words beside the match make it a beginning or end of what may be announced. */
  isPromised(line: NumberLine, match: PatternMatch): boolean;
  /** Whether words beside the match make it an end that a verb may move ahead. */
  isEnd(line: NumberLine, match: PatternMatch): boolean;
}

interface Lists {
  before: readonly string[];
  after: readonly string[];
}

/** The end of a line, in a list of words behind. */
const END = '$';
const LONGEST_CONTEXT = 4;
const NOUN_REACH = 3;

type Beside = (line: NumberLine, match: PatternMatch, lists: Lists) => boolean;

/** The context tests of a tongue. */
export function compileContexts(data: DatesData): Contexts {
  const { alone, never, tense } = data;
  const beside = compileBeside(data);
  const ambiguous = new Set(data.ambiguous.map(fold));
  const notAlone = new Set(data.notAlone.map(fold));
  const isCounted = compileCounted(data);
  const barred = { before: alone.notBefore, after: alone.notAfter };
  const hints = { before: tense.hintBefore, after: tense.hintAfter };
  const ends = { before: tense.aheadBefore, after: tense.aheadAfter };
  const { promises } = tense;
  const underway = { before: [], after: promises.notAfter };
  return {
    allow(line, match) {
      const { rule } = match;
      if (beside(line, match, never) || beside(line, match, { before: rule.notBefore, after: rule.notAfter }))
        return false;
      if (isAmbiguous(notAlone, line, match)) return false;
      if (isAmbiguous(ambiguous, line, match) && (beside(line, match, barred) || !beside(line, match, alone)))
        return false;
      if (rule.notCounted && isCounted(line, match)) return false;
      return (rule.before.length === 0 && rule.after.length === 0) || beside(line, match, rule);
    },
    hints: (line, match) => beside(line, match, hints),
    isPromised: (line, match) => beside(line, match, promises) && !beside(line, match, underway),
    isEnd: (line, match) => beside(line, match, ends),
  };
}

/** Whether a phrase of one list ends right before the match, or one of the other begins right behind it. */
function compileBeside(data: DatesData): Beside {
  const tries = new Map(allLists(data).map((list) => [list, trieOf(list)]));
  return ({ tokens }, { from, to }, { before, after }) =>
    (before.length > 0 && endsAt(tokens, from, tries.get(before)!)) ||
    (after.length > 0 && tries.get(after)!.matchesAt(tokens, to).length > 0) ||
    (to >= tokens.length && after.includes(END));
}

function allLists({ alone, never, tense, rules }: DatesData): (readonly string[])[] {
  const lists = [alone.before, alone.after, alone.notBefore, alone.notAfter, never.before, never.after];
  lists.push(tense.hintBefore, tense.hintAfter, tense.aheadBefore, tense.aheadAfter);
  lists.push(tense.promises.before, tense.promises.after, tense.promises.notAfter);
  for (const rule of rules) lists.push(rule.before, rule.after, rule.notBefore, rule.notAfter);
  return lists;
}

function trieOf(list: readonly string[]): Trie<true> {
  const trie = new Trie<true>();
  for (const phrase of list) trie.add(phrase, true);
  return trie;
}

function endsAt(tokens: readonly Token[], at: number, trie: Trie<true>): boolean {
  for (let from = at - 1; from >= Math.max(0, at - LONGEST_CONTEXT); from -= 1)
    if (trie.matchesAt(tokens, from).some((match) => match.to === at)) return true;
  return false;
}

/** A month or weekday that is also another word, standing alone. */
function isAmbiguous(ambiguous: ReadonlySet<string>, line: NumberLine, { from, to }: PatternMatch): boolean {
  const words = line.tokens.slice(from, to).filter((token) => token.kind !== 'mark');
  return words.length === 1 && ambiguous.has(words[0]!.key);
}

/** "1950 villages", "2010 fresh recruits": a plural or a counted noun within a few words behind. */
function compileCounted(data: DatesData): (line: NumberLine, match: PatternMatch) => boolean {
  const counted = new Set(data.counted.map(fold));
  const plurals = data.plurals.map(fold);
  const isNoun = ({ key }: Token) =>
    counted.has(key) || plurals.some((ending) => key.length > ending.length + 1 && key.endsWith(ending));
  return ({ tokens }, { to }) => {
    for (let at = to; at < to + NOUN_REACH && tokens[at]?.kind === 'word'; at += 1)
      if (isNoun(tokens[at]!)) return true;
    return false;
  };
}
