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
  const starting: (readonly PhraseMatch<Cue>[])[] = [];
  const ending: PhraseMatch<Cue>[][] = [];
  let vote = false;
  let ballot = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const matches = trie.matchesAt(tokens, at);
    starting.push(matches);
    for (const match of matches) {
      vote ||= match.value.kind === 'vote-cue';
      ballot ||= match.value.kind === 'ballot';
      const others = ending[match.to];
      if (others) others.push(match);
      else ending[match.to] = [match];
    }
  }
  return {
    text: line.text,
    tokens,
    starting,
    ending,
    numerals: placed(tokens, numerals),
    vote,
    ballot,
    dates: begunBy(tokens, dates),
    dateEnds: dates.length === 0 ? NONE : new Set(dates.map(({ end }) => end)),
    demonyms: endedByDemonym(tokens, names),
    dated: overlapping(numerals, dates),
  };
}

const NONE: ReadonlySet<number> = new Set();

/** Tokens at which a date begins. */
function begunBy(tokens: readonly Token[], dates: readonly DateMention[]): ReadonlySet<number> {
  if (dates.length === 0) return NONE;
  const begins = new Set(dates.map((date) => date.start));
  return new Set(tokens.flatMap((token, at) => (begins.has(token.start) ? at : [])));
}

/** Tokens that end a state's adjective. */
function endedByDemonym(tokens: readonly Token[], names: readonly NameMention[]): ReadonlySet<number> {
  if (!names.some(({ adjective }) => adjective)) return NONE;
  const demonyms = new Set(names.filter(({ adjective }) => adjective === true).map((name) => name.end));
  return new Set(tokens.flatMap((token, at) => (demonyms.has(token.end) ? at : [])));
}

/** Both lists are in the order of the text, so one walk along them is enough. */
function overlapping(numerals: readonly Numeral[], dates: readonly DateMention[]): ReadonlySet<number> {
  if (dates.length === 0) return NONE;
  const found = new Set<number>();
  let next = 0;
  for (const numeral of numerals) {
    while (next < dates.length && dates[next]!.end <= numeral.start) next += 1;
    const date = dates[next];
    if (date && date.start < numeral.end) found.add(numeral.start);
  }
  return found;
}

/** The numerals with their tokens, by first token; both lists are in the order of the text. */
function placed(tokens: readonly Token[], numerals: readonly Numeral[]): Map<number, PlacedNumeral> {
  const found = new Map<number, PlacedNumeral>();
  let at = 0;
  for (const numeral of numerals) {
    while (at < tokens.length && tokens[at]!.start < numeral.start) at += 1;
    const from = at;
    while (at < tokens.length && tokens[at]!.end < numeral.end) at += 1;
    if (tokens[from]?.start === numeral.start && tokens[at]?.end === numeral.end)
      found.set(from, { numeral, from, to: at + 1 });
  }
  return found;
}
