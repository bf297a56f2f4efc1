/** Past or future, read from the verb nearest to a date: the sentence's main verb may speak of another time. */
import type { DatesData } from '../../data/dates.ts';
import { fold } from '../fold.ts';
import type { Token } from '../tokens.ts';

export type Tense = 'past' | 'future';

export interface TenseReader {
  /** Tense of the verb nearest to the tokens `from` … `to - 1`, if any verb shows one. */
  at(tokens: readonly Token[], from: number, to: number): Tense | undefined;
}

/** How far a verb may stand from the date, and how far an auxiliary behind a participle ("रखा जाएगा"). */
const REACH = 30;
const AUXILIARY_REACH = 2;
/** Marks that end a clause. */
const CLAUSE_END = /^[,;:()\u2013\u2014]$/;

/** The tense reader of a tongue. */
export function compileTense(data: DatesData['tense']): TenseReader {
  const known = new Map<string, Tense | undefined>();
  for (const word of data.past.words) known.set(fold(word), 'past');
  for (const word of data.future.words) known.set(fold(word), 'future');
  for (const word of data.not) known.set(fold(word), undefined);
  const future = data.future.endings.map(fold);
  const past = data.past.endings.map(fold);
  const tenseOf = (token: Token | undefined): Tense | undefined => {
    if (token?.kind !== 'word') return undefined;
    if (known.has(token.key)) return known.get(token.key);
    if (future.some((ending) => endsWith(token.key, ending))) return 'future';
    return past.some((ending) => endsWith(token.key, ending)) ? 'past' : undefined;
  };
  const auxiliaries = new Set(data.auxiliaries.map(fold));
  const inPlace = data.verbFollows
    ? (tokens: readonly Token[], at: number) => withAuxiliary(tokens, at, tenseOf)
    : (tokens: readonly Token[], at: number) => behindAuxiliary(tokens, at, tenseOf, auxiliaries);
  return { at: (tokens, from, to) => nearest(tokens, from, to, inPlace, data.verbFollows) };
}

function endsWith(key: string, ending: string): boolean {
  return key.length > ending.length && key.endsWith(ending);
}

type TenseOf = (token: Token | undefined) => Tense | undefined;
type TenseAt = (tokens: readonly Token[], at: number) => Tense | undefined;

/** A verb that closes its clause is looked for behind the date first; otherwise the nearer side of the same clause decides. */
function nearest(tokens: readonly Token[], from: number, to: number, tenseAt: TenseAt, follows: boolean) {
  if (follows) {
    const read = (at: number) => tenseAt(tokens, at);
    return first((distance) => read(to - 1 + distance)) ?? first((distance) => read(from - distance));
  }
  const before = clauseReach(tokens, from - 1, -1);
  const behind = clauseReach(tokens, tokens[to]?.key === ',' ? to + 1 : to, 1);
  return first((distance) => {
    const ahead = to - 1 + distance < behind ? tenseAt(tokens, to - 1 + distance) : undefined;
    return ahead ?? (from - distance > before ? tenseAt(tokens, from - distance) : undefined);
  });
}

/** The place of the first mark that ends the clause on one side. */
function clauseReach(tokens: readonly Token[], at: number, side: 1 | -1): number {
  let place = at;
  while (Math.abs(place - at) < REACH && tokens[place] && !CLAUSE_END.test(tokens[place]!.key)) place += side;
  return place;
}

function first(at: (distance: number) => Tense | undefined): Tense | undefined {
  for (let distance = 1; distance <= REACH; distance += 1) {
    const tense = at(distance);
    if (tense) return tense;
  }
  return undefined;
}

/** A past participle with a future auxiliary close behind it is future. */
function withAuxiliary(tokens: readonly Token[], at: number, tenseOf: TenseOf): Tense | undefined {
  const tense = tenseOf(tokens[at]);
  if (tense !== 'past') return tense;
  for (let next = at + 1; next <= at + AUXILIARY_REACH && tokens[next]?.kind === 'word'; next += 1)
    if (tenseOf(tokens[next]) === 'future') return 'future';
  return tense;
}

/** "will be held": a past participle with a future auxiliary close before it. */
function behindAuxiliary(
  tokens: readonly Token[],
  at: number,
  tenseOf: TenseOf,
  auxiliaries: ReadonlySet<string>,
): Tense | undefined {
  const tense = tenseOf(tokens[at]);
  if (tense !== 'past') return tense;
  for (let before = at - 1; before >= at - AUXILIARY_REACH && tokens[before]?.kind === 'word'; before -= 1)
    if (auxiliaries.has(tokens[before]!.key)) return 'future';
  return tense;
}
