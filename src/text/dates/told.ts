/** The day of a past verb right before it ("said on Thursday it would …"): what its content promises does not move it. */
import type { DatesData } from '../../data/dates.ts';
import { fold } from '../fold.ts';
import type { Token } from '../tokens.ts';
import type { Trie } from '../trie.ts';

type Found = 'past' | 'future' | undefined;
type TenseAt = (tokens: readonly Token[], at: number) => Found;

/** How far the verb may stand from its day. */
const REACH = 9;

/** Whether the date at `from` … `to - 1` belongs to a past verb before it, `before` being the last token of another clause. */
export type ToldReader = (tokens: readonly Token[], from: number, to: number, before: number) => boolean;

/**
 * Behind the day of what is told stands no auxiliary ("said Saturday would be quiet"). The reader is that of a tongue whose verbs
 * stand before what they tell; `promises` are words of announcing.
 */
export function compileTold(data: DatesData['tense'], promises: Trie<true>, tenseAt: TenseAt): ToldReader {
  const sets = Object.fromEntries(Object.entries(data.told).map(([key, words]) => [key, new Set(words.map(fold))]));
  const is = (kind: keyof DatesData['tense']['told'], token: Token | undefined) => sets[kind]!.has(token?.key ?? '');
  const auxiliaries = new Set(data.auxiliaries.map(fold));
  const determiners = new Set(data.determiners.map(fold));
  const opensPart = (tokens: readonly Token[], at: number) =>
    is('verbs', tokens[at]) || is('hearers', tokens[at]) || is('places', tokens[at]);
  const isOther = (tokens: readonly Token[], at: number) =>
    is('bars', tokens[at]) || (determiners.has(tokens[at]!.key) && !opensPart(tokens, at - 1));
  /** Whether what stands between the past verb and its day lets the day belong to it. */
  const owns = (tokens: readonly Token[], at: number, other: boolean, to: number) => {
    if (is('hearers', tokens[at])) return !other;
    if (is('verbs', tokens[at])) return !other && is('places', tokens[at + 1]);
    return is('openers', tokens[to]) && promises.matchesAt(tokens, at).length === 0;
  };
  return (tokens, from, to, before) => {
    if (auxiliaries.has(tokens[to]?.key ?? '')) return false;
    let lead = true;
    let other = false;
    for (let at = from - 1; at > before && at >= from - REACH; at -= 1) {
      const tense = tenseAt(tokens, at);
      if (tense) return tense === 'past' && (lead || owns(tokens, at, other, to));
      lead &&= is('leads', tokens[at]);
      other ||= isOther(tokens, at) && !(is('verbs', tokens[at - 1]) && is('places', tokens[at]));
    }
    return false;
  };
}
