/** How far a saying reaches: the part of the sentence that its claimant answers for. */
import type { Span } from '../document.ts';
import type { Token } from '../tokens.ts';
import type { Found } from './found.ts';
import { withinInset } from './insets.ts';
import { complementAfter } from './needs.ts';
import { isBreak, isQuote, keyAt, spanOf, type Cue, type Scene } from './scene.ts';

const SHORTEST = 2;
const ADVERBIAL = 4;
const LOOK_AHEAD = 3;
/** Words between a claimant and a verb of saying that can be no more than a time or a place. */
const TIME_WORDS = 4;
const ADVERBIAL_RUN = 9;

/** The scope of a cue whose claimant is `found`, or of hearsay when there is none. */
export function scopeOf(scene: Scene, cue: Cue, found: Found | undefined): Span {
  return withinInset(scene, cue, wholeScope(scene, cue, found));
}

function wholeScope(scene: Scene, cue: Cue, found: Found | undefined): Span {
  const opening = contentStart(scene, cue);
  switch (cue.rule.shape) {
    case 'agent':
    case 'report':
      return (
        opening ??
        trailing(scene, cue, found) ??
        between(scene, found?.after ?? 0, cue.from) ??
        clause(scene, cue.from, found?.phrase.from)
      );
    case 'subject':
      return subjectScope(scene, cue, found);
    case 'told':
      return range(scene, 0, cue.from) ?? spanOf(scene, cue);
    case 'participle':
      return range(scene, cue.to, scene.tokens.length) ?? clause(scene, cue.from);
    case 'bare':
      return opening ?? clause(scene, cue.from);
    default:
      return complementStart(scene, cue) ?? clause(scene, cue.from);
  }
}

/** From after the content word, quotation mark, colon or comma that opens what is said, to the end. */
function contentStart(scene: Scene, cue: Cue): Span | undefined {
  const complement = complementStart(scene, cue);
  if (complement) return complement;
  for (let index = cue.to; index < Math.min(scene.tokens.length, cue.to + LOOK_AHEAD); index += 1) {
    const key = keyAt(scene, index);
    if (isQuote(key) || key === ':') return range(scene, index, scene.tokens.length);
    if (key === ',' && (cue.rule.plain || isQuote(keyAt(scene, index + 1)))) {
      if (scene.lexicon.words.contrasts.has(keyAt(scene, index + 1))) return undefined;
      return range(scene, index + 1, scene.tokens.length);
    }
  }
  return undefined;
}

function complementStart(scene: Scene, cue: Cue): Span | undefined {
  const ends = scene.lexicon.words.complements.has(keyAt(scene, cue.to - 1));
  const complement = ends ? cue.to - 1 : complementAfter(scene, cue.to);
  return complement === undefined ? undefined : range(scene, complement + 1, scene.tokens.length);
}

/** "A, X ने सोमवार को बताया।": nothing is said behind the claimant, so all before it is. */
function trailing(scene: Scene, cue: Cue, found: Found | undefined): Span | undefined {
  if (!found || !cue.rule.plain || !saidFirst(scene, found.phrase.from)) return undefined;
  const said = scene.tokens.slice(found.after ?? cue.from, cue.from);
  const between = said.some((token) => token.kind === 'number') || !isAdverbial(scene, said);
  return between ? undefined : range(scene, 0, found.phrase.from);
}

/** "सोमवार को", "एक रिपोर्ट में यह": a few words, or more that end in a marker and so say only when or where. */
function isAdverbial({ lexicon }: Scene, words: readonly Token[]): boolean {
  if (words.length <= TIME_WORDS) return true;
  return words.length <= ADVERBIAL_RUN && lexicon.words.stops.has(words.at(-1)!.key);
}

function between(scene: Scene, from: number, to: number): Span | undefined {
  return to - from >= SHORTEST ? range(scene, from, to) : undefined;
}

/** "X said A" reaches to the right, "A, X said" to the left, "A, X said, B" both ways. */
function subjectScope(scene: Scene, cue: Cue, found: Found | undefined): Span {
  const right = objectOf(scene, cue) ?? worded(scene, contentAfter(scene, cue.to));
  if (!found || keyAt(scene, cue.to) === ':') return right ?? clause(scene, cue.from);
  const before = found.turned ? cue.from : found.phrase.from;
  const follows = saidFirst(scene, before) && (found.turned || isTail(scene, cue.to) || opensClause(scene, before));
  if (!follows || (!found.turned && clauseFollows(scene, cue.to))) return right ?? clause(scene, cue.from);
  const end = hasMore(scene, cue.to) ? scene.tokens.length : before;
  return range(scene, 0, end) ?? clause(scene, cue.from);
}

/** "pledged 900 men, though …": what a verb has for its object ends where the sentence turns. */
function objectOf(scene: Scene, cue: Cue): Span | undefined {
  const content = cue.rule.plain || scene.lexicon.words.complements.has(keyAt(scene, cue.to - 1));
  if (content || complementAfter(scene, cue.to) !== undefined) return undefined;
  const turn = scene.turns.find((at) => at > cue.to);
  return turn === undefined ? undefined : range(scene, cue.to, turn);
}

/** Where the content begins after a verb: past "again on Monday that" or "in a statement that", else right after the verb. */
function contentAfter(scene: Scene, from: number): number {
  const { complements, fillers, tails, prepositions } = scene.lexicon.words;
  let index = from;
  while (fillers.has(keyAt(scene, index)) || tails.has(keyAt(scene, index))) index += 1;
  if (complements.has(keyAt(scene, index))) return index + 1;
  if (index === from && !prepositions.has(keyAt(scene, from))) return from;
  for (let at = from; at < from + ADVERBIAL_RUN && !isBreak(scene, at); at += 1)
    if (complements.has(keyAt(scene, at))) return at + 1;
  return from;
}

/** The rest of the sentence, when it holds a word or number. */
function worded(scene: Scene, from: number): Span | undefined {
  const said = scene.tokens.slice(from).some((token) => token.kind !== 'mark');
  return said ? range(scene, from, scene.tokens.length) : undefined;
}

/** Whether what is said stands before token `before`: a comma or closing mark parts it off. */
function saidFirst(scene: Scene, before: number): boolean {
  const last = keyAt(scene, before - 1);
  return before > SHORTEST && (last === ',' || isQuote(last) || last === '\u2014' || last === '-');
}

/** Whether the words before the claimant are a clause of their own, not "On Friday, …" or "While …, …". */
function opensClause(scene: Scene, before: number): boolean {
  const { prepositions, stops, contrasts, tails } = scene.lexicon.words;
  const first = keyAt(scene, 0);
  if (isQuote(keyAt(scene, before - 1)) || isQuote(keyAt(scene, before - 2))) return true;
  if (before <= ADVERBIAL || scene.lexicon.leading.matchesAt(scene.tokens, 0).length > 0) return false;
  return ![prepositions, stops, contrasts, tails].some((words) => words.has(first));
}

/** "Asked about it, X said he had none": what follows has a verb of its own. */
function clauseFollows(scene: Scene, from: number): boolean {
  const { auxiliaries, passives, tails, prepositions, complements } = scene.lexicon.words;
  if (isBreak(scene, from)) return false;
  const first = keyAt(scene, from);
  if (scene.lexicon.pronouns.has(first) || complements.has(first)) return true;
  if (tails.has(first) || prepositions.has(first)) return false;
  for (let at = from; at < scene.tokens.length && !isBreak(scene, at); at += 1)
    if (auxiliaries.has(keyAt(scene, at)) || passives.has(keyAt(scene, at))) return true;
  return false;
}

function isTail(scene: Scene, to: number): boolean {
  const token = scene.tokens[to];
  if (!token || token.kind === 'mark') return true;
  const { tails, complements } = scene.lexicon.words;
  if (complements.has(token.key)) return false;
  const last = scene.tokens.length - to <= SHORTEST + LOOK_AHEAD && complementAfter(scene, to) === undefined;
  return tails.has(token.key) || last;
}

function hasMore(scene: Scene, to: number): boolean {
  return keyAt(scene, to) === ',' && scene.tokens.length - to > SHORTEST + 1;
}

/** The clause round token `at`: from the last turn ("while …", a semicolon) before it to the next after it. */
function clause(scene: Scene, at: number, inner = at): Span {
  const from = scene.turns.findLast((index) => index < inner);
  const to = scene.turns.find((index) => index > at);
  const first = from === undefined ? 0 : from + 1;
  const turn = from !== undefined && scene.lexicon.words.contrasts.has(keyAt(scene, first)) ? 1 : 0;
  return range(scene, first + turn, to ?? scene.tokens.length) ?? scene.span;
}

/** Characters of tokens `from` … `to` without a final stop; undefined when empty. */
function range(scene: Scene, from: number, to: number): Span | undefined {
  const first = scene.tokens[from];
  const last = scene.tokens[to - 1];
  return first && last && last.end > first.start ? { start: first.start, end: last.end } : undefined;
}
