/** Past or future, read from the verb nearest to a date: the sentence's main verb may speak of another time. */
import type { DatesData } from '../../data/dates.ts';
import { fold } from '../fold.ts';
import type { Token } from '../tokens.ts';
import { Trie } from '../trie.ts';
import { compileTold, type ToldReader } from './told.ts';

/** `present` only where no verb shows past or future, and nobody is said to have done anything. */
export type Tense = 'past' | 'future' | 'present';

export interface TenseReader {
  /** Tense of the verb nearest to the tokens `from` … `to - 1`, if any verb shows one. */
  at(tokens: readonly Token[], from: number, to: number): Tense | undefined;
  /** Whether a verb close by moves an end ahead ("extended until Friday"). */
  movesAhead(tokens: readonly Token[], from: number, to: number): boolean;
  /** Whether something close by is announced, asked for or forecast ("called a strike from Monday"). */
  promised(tokens: readonly Token[], from: number, to: number): boolean;
  /** Whether a verb that is yet to be done, or a condition, stands before ("a decision to leave", "unless they leave"). */
  aims(tokens: readonly Token[], from: number): boolean;
}

type TenseData = DatesData['tense'];
type Found = 'past' | 'future' | undefined;
type TenseAt = (tokens: readonly Token[], at: number) => Found;

/** How far a verb may stand from the date, and how far an auxiliary behind a participle ("रखा जाएगा"). */
const REACH = 30;
const AUXILIARY_REACH = 2;
const PRESENT_REACH = 10;
const AHEAD_REACH = 8;
/** How far a word of announcing may stand from its date. */
const PROMISE_REACH = 14;
/** Marks that end a clause. */
const CLAUSE_END = /^[,;:()\u2013\u2014]$/;

/** The tense reader of a tongue. */
export function compileTense(data: TenseData): TenseReader {
  const tenseAt = compileCues(data);
  const auxiliaries = new Set(data.auxiliaries.map(fold));
  const inPlace: TenseAt = data.verbFollows
    ? (tokens, at) => withAuxiliary(tokens, at, tenseAt)
    : (tokens, at) => behindAuxiliary(tokens, at, tenseAt, auxiliaries);
  const isPresent = compilePresent(data);
  const ergative = new Set(data.ergative.map(fold));
  const ahead = phrases(data.ahead);
  const promises = phrases(data.promises.words);
  const told = compileTold(data, promises, inPlace);
  return {
    at: (tokens, from, to) =>
      (data.verbFollows
        ? verbBehind(tokens, from, to, inPlace, ergative)
        : nearestVerb(tokens, from, to, inPlace, told)) ?? (isPresent(tokens, from, to) ? 'present' : undefined),
    movesAhead: (tokens, from, to) => holds(ahead, tokens, Math.max(0, from - AHEAD_REACH), to + AHEAD_REACH),
    promised: (tokens, from, to) => {
      if (data.verbFollows)
        return holds(promises, tokens, to, Math.min(clauseReach(tokens, to, 1), to + PROMISE_REACH));
      return holds(promises, tokens, Math.max(clauseReach(tokens, from - 1, -1) + 1, from - PROMISE_REACH), from);
    },
    aims: compileAims(data, tenseAt),
  };
}

function phrases(list: readonly string[]): Trie<true> {
  const trie = new Trie<true>();
  for (const phrase of list) trie.add(phrase, true);
  return trie;
}

/** "its decision to leave by June": no past verb stands before the infinitive ("failed to leave by June"). */
function compileAims(data: TenseData, tenseAt: TenseAt): TenseReader['aims'] {
  const marks = new Set(data.infinitive.map(fold));
  const not = new Set(data.determiners.map(fold));
  const conditions = new Set(data.conditions.map(fold));
  return (tokens, from) => {
    for (let at = from - 1; at > clauseReach(tokens, from - 1, -1); at -= 1) {
      const { key } = tokens[at]!;
      if (conditions.has(key) || tenseAt(tokens, at) === 'future') return true;
      const next = tokens[at + 1]!;
      const isVerb = marks.has(key) && next.kind === 'word' && !not.has(next.key) && at + 1 < from;
      if (isVerb) return tenseAt(tokens, at - 1) !== 'past';
    }
    return false;
  };
}

/** Words, phrases and stems in one trie; endings of any other word after them. */
function compileCues(data: TenseData): TenseAt {
  const cues = new Trie<'past' | 'future' | 'none'>();
  for (const tense of ['past', 'future'] as const) {
    const { words, stems, stemEndings } = data[tense];
    for (const word of words) cues.add(word, tense);
    for (const stem of stems) for (const ending of stemEndings) cues.add(stem + ending, tense);
  }
  for (const word of data.not) cues.add(word, 'none');
  const progressive = new Set(data.progressive.map(fold));
  const present = new Set(data.present.map(fold));
  const determiners = new Set(data.determiners.map(fold));
  const future = data.future.endings.map(fold);
  const past = data.past.endings.map(fold);
  return (tokens, at) => {
    const token = tokens[at];
    if (token?.kind !== 'word') return undefined;
    if (progressive.has(token.key) && present.has(tokens[at + 1]?.key ?? '')) return undefined;
    const cue = cues.matchesAt(tokens, at).at(-1)?.value;
    if (cue) return cue === 'none' ? undefined : cue;
    if (future.some((ending) => endsWith(token.key, ending))) return 'future';
    if (determiners.has(tokens[at - 1]?.key ?? '')) return undefined;
    return past.some((ending) => endsWith(token.key, ending)) ? 'past' : undefined;
  };
}

function endsWith(key: string, ending: string): boolean {
  return key.length > ending.length && key.endsWith(ending);
}

/** "कल मतदान है": a present verb in the same clause, and no agent that has done anything. */
function compilePresent(data: TenseData): (tokens: readonly Token[], from: number, to: number) => boolean {
  const present = new Set(data.present.map(fold));
  const ergative = new Set(data.ergative.map(fold));
  return (tokens, from, to) => {
    const near = tokens.slice(Math.max(0, from - PRESENT_REACH), to + PRESENT_REACH);
    if (near.some((token) => ergative.has(token.key))) return false;
    return tokens.slice(to, to + PRESENT_REACH).some((token) => present.has(token.key));
  };
}

/** Whether a phrase begins at one of the tokens `from` … `to - 1`. */
function holds(words: Trie<true>, tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, tokens.length); at += 1)
    if (words.matchesAt(tokens, at).length > 0) return true;
  return false;
}

/**
 * Where a verb closes its clause it is looked for behind the date first; before it only where nobody is said to have done
 * anything ("मंत्री ने बुधवार को …": what is done is past, whatever the clause before promised).
 */
function verbBehind(
  tokens: readonly Token[],
  from: number,
  to: number,
  tenseAt: TenseAt,
  ergative: ReadonlySet<string>,
): Found {
  const behind = first((distance) => tenseAt(tokens, to - 1 + distance));
  if (behind) return behind;
  return first((distance) =>
    ergative.has(tokens[from - distance]?.key ?? '') ? 'past' : tenseAt(tokens, from - distance),
  );
}

/**
 * Elsewhere the nearer side of the same clause decides. Behind a comma right after the date another clause begins, which
 * may say who told it ("will leave on Friday, the ministry said"): what the date's own clause promises stays ahead.
 */
function nearestVerb(tokens: readonly Token[], from: number, to: number, tenseAt: TenseAt, told: ToldReader): Found {
  const before = clauseReach(tokens, from - 1, -1);
  if (told(tokens, from, to, before)) return 'past';
  const comma = tokens[to]?.key === ',';
  const behind = clauseReach(tokens, comma ? to + 1 : to, 1);
  const earlier = (distance: number) => (from - distance > before ? tenseAt(tokens, from - distance) : undefined);
  if (comma && first(earlier) === 'future') return 'future';
  const nearest = first((distance) => {
    const ahead = to - 1 + distance < behind ? tenseAt(tokens, to - 1 + distance) : undefined;
    return ahead ?? earlier(distance);
  });
  return nearest ?? acrossInset(tokens, before, tenseAt);
}

/** "will, he told reporters, start on Monday": an auxiliary right before the comma that opens an inset. */
function acrossInset(tokens: readonly Token[], close: number, tenseAt: TenseAt): Found {
  if (tokens[close]?.key !== ',') return undefined;
  const open = clauseReach(tokens, close - 1, -1);
  return tokens[open]?.key === ',' && tenseAt(tokens, open - 1) === 'future' ? 'future' : undefined;
}

/** The place of the first mark that ends the clause on one side. */
function clauseReach(tokens: readonly Token[], at: number, side: 1 | -1): number {
  let place = at;
  while (Math.abs(place - at) < REACH && tokens[place] && !CLAUSE_END.test(tokens[place]!.key)) place += side;
  return place;
}

function first(at: (distance: number) => Found): Found {
  for (let distance = 1; distance <= REACH; distance += 1) {
    const tense = at(distance);
    if (tense) return tense;
  }
  return undefined;
}

/** A past participle with a future auxiliary close behind it is future. */
function withAuxiliary(tokens: readonly Token[], at: number, tenseAt: TenseAt): Found {
  const tense = tenseAt(tokens, at);
  if (tense !== 'past') return tense;
  for (let next = at + 1; next <= at + AUXILIARY_REACH && tokens[next]?.kind === 'word'; next += 1)
    if (tenseAt(tokens, next) === 'future') return 'future';
  return tense;
}

/** "will be held": a past participle with a future auxiliary close before it. */
function behindAuxiliary(
  tokens: readonly Token[],
  at: number,
  tenseAt: TenseAt,
  auxiliaries: ReadonlySet<string>,
): Found {
  const tense = tenseAt(tokens, at);
  if (tense !== 'past') return tense;
  for (let before = at - 1; before >= at - AUXILIARY_REACH && tokens[before]?.kind === 'word'; before -= 1)
    if (auxiliaries.has(tokens[before]!.key)) return 'future';
  return tense;
}
