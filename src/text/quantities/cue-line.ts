/** One line with the cues that begin and end at each of its tokens, and what else was read in it. */
import type { DateMention, NameMention, Numeral } from '../document.ts';
import type { Line } from '../line.ts';
import { visible } from '../numbers/lexicon.ts';
import type { Token } from '../tokens.ts';
import type { PhraseMatch, Trie } from '../trie.ts';
import type { Cue, CueLine, PlacedNumeral } from './cues.ts';

/** What else was read in the line. */
interface Found {
  numerals: readonly Numeral[];
  dates: readonly DateMention[];
  names: readonly NameMention[];
}

/** Finds the cues of a line once, by first and by last token. */
export function cueLine(trie: Trie<Cue>, line: Line, { numerals, dates, names }: Found): CueLine {
  const tokens = visible(line.tokens);
  const starting = new Map<number, PhraseMatch<Cue>[]>();
  const ending = new Map<number, PhraseMatch<Cue>[]>();
  let vote = false;
  let ballot = false;
  for (const match of trie.matches(tokens)) {
    vote ||= match.value.kind === 'vote-cue';
    ballot ||= match.value.kind === 'ballot';
    put(starting, match.from, match);
    put(ending, match.to, match);
  }
  const begins = new Set(dates.map((date) => date.start));
  const demonyms = new Set(names.filter(({ adjective }) => adjective === true).map((name) => name.end));
  const dateTokens = tokens.flatMap((token, index) => (begins.has(token.start) ? index : []));
  return {
    text: line.text,
    tokens,
    starting,
    ending,
    numerals: placed(tokens, numerals),
    vote,
    ballot,
    dates: new Set(dateTokens),
    demonyms: new Set(demonyms.size === 0 ? [] : tokens.flatMap((token, at) => (demonyms.has(token.end) ? at : []))),
    dated: overlapping(numerals, dates),
  };
}

/** Both lists are in the order of the text, so one walk along them is enough. */
function overlapping(numerals: readonly Numeral[], dates: readonly DateMention[]): Set<number> {
  const found = new Set<number>();
  let next = 0;
  for (const numeral of numerals) {
    while (next < dates.length && dates[next]!.end <= numeral.start) next += 1;
    const date = dates[next];
    if (date && date.start < numeral.end) found.add(numeral.start);
  }
  return found;
}

function put<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function placed(tokens: readonly Token[], numerals: readonly Numeral[]): Map<number, PlacedNumeral> {
  const starts = new Map(tokens.map((token, index) => [token.start, index]));
  const ends = new Map(tokens.map((token, index) => [token.end, index + 1]));
  const found = new Map<number, PlacedNumeral>();
  for (const numeral of numerals) {
    const from = starts.get(numeral.start);
    const to = ends.get(numeral.end);
    if (from !== undefined && to !== undefined) found.set(from, { numeral, from, to });
  }
  return found;
}
