/** Who a claimant's phrase names: its words cleaned, its actor, and what a pronoun that points at it may be. */
import type { Referent } from '../../data/speech.ts';
import type { Claim, NameMention, Span } from '../document.ts';
import { fold } from '../fold.ts';
import { keyAt, namesIn, spanOf, tokenAt, type Phrase, type Scene } from './scene.ts';

/** Somebody who has spoken, kept for pronouns and running quotations. */
export interface Speaker {
  name: string;
  actor?: string;
  /** True when the actor is an office that no state's or holder's name stands beside. */
  office?: boolean;
  /** Where the phrase stands; for a speaker carried on, where it stood when last named. */
  span: Span;
  refers: readonly Referent[];
  /** Folded words of the phrase, by which a lone noun ("the agency") is recognised. */
  words: readonly string[];
}

const ALL: readonly Referent[] = ['person', 'body', 'many'];
const BRACKETS = /\s*\([^)]*\)?/g;
const QUOTATION = /["\u201c\u201d\u00ab\u00bb]/g;
const LONGEST_NAME = 120;
const HALF = 0.5;
/** More characters than any possessor's ending has. */
const ENDING_REACH = 24;

export function speakerOf(scene: Scene, phrase: Phrase): Speaker {
  const span = withoutPossessive(scene, spanOf(scene, phrase));
  const words = scene.text.slice(span.start, span.end).replace(BRACKETS, '').replace(QUOTATION, '');
  const head = headName(scene, phrase, span);
  const name = words
    .replace(/\s+/g, ' ')
    .replace(/^['\s]+|['\s]+$/g, '')
    .slice(0, LONGEST_NAME);
  return {
    name,
    // A capital that speaks is its state speaking.
    actor: head?.kind === 'place' ? (head.state ?? head.id) : head?.id,
    office: head?.kind === 'office' && !head.state && !head.id.includes(':') ? true : undefined,
    span,
    refers: refersOf(head, scene, phrase),
    words: scene.tokens.slice(phrase.from, phrase.to).map((token) => token.key),
  };
}

/** "the ministry's" is the ministry, as who says something. */
function withoutPossessive(scene: Scene, span: Span): Span {
  const { possessive } = scene.lexicon;
  if (possessive.length === 0) return span;
  const words = fold(scene.text.slice(Math.max(span.start, span.end - ENDING_REACH), span.end));
  const ending = possessive.find((one) => words.endsWith(one));
  return ending && span.end - span.start > ending.length ? { ...span, end: span.end - ending.length } : span;
}

/** A person before an office or body, these before a state; a demonym or far place alone names nobody. */
function headName(scene: Scene, phrase: Phrase, span: Span): NameMention | undefined {
  const all = namesIn(scene, phrase);
  const names = beforePreposition(scene, phrase, all);
  // Two parties speaking together are neither of them; what is set between commas only says more of the first.
  if (hasJoiner(scene, phrase) && new Set(names.map(({ id, state }) => state ?? id)).size > 1) return undefined;
  const apposed = holds(scene, phrase, (key) => key === ',');
  const order = (a: NameMention, b: NameMention) =>
    rank(b) - rank(a) || (apposed ? a.start - b.start : b.start - a.start);
  const best = names.filter((name) => name.adjective !== true && !isOwner(scene, phrase, name)).sort(order)[0];
  if (!best || isRelated(scene, phrase, best)) return undefined;
  // A state or place counts only when it is most of the phrase: "a camp near X" is not X speaking.
  const share = (best.end - best.start) / (span.end - span.start);
  const far = (best.kind === 'state' || best.kind === 'place') && share < HALF && all.length === 1;
  return far ? undefined : best;
}

/** "Iran's mission to the UN" is Iran's: what a preposition ties on says more of those named before it. */
function beforePreposition(scene: Scene, phrase: Phrase, names: NameMention[]): NameMention[] {
  const { links, prepositions } = scene.lexicon.words;
  let at = phrase.from;
  while (at < phrase.to && (scene.nameAt[at] || !(prepositions.has(keyAt(scene, at)) || links.has(keyAt(scene, at)))))
    at += 1;
  const first = names.filter((name) => !name.adjective && at < phrase.to && name.end <= scene.tokens[at]!.start);
  return first.length > 0 ? first : names;
}

/** "X की बहन", "X's sister", "an aide to X": a person who only says whose somebody is. */
function isOwner(scene: Scene, phrase: Phrase, name: NameMention): boolean {
  if (name.kind !== 'person') return false;
  const { genitive, possessive, words } = scene.lexicon;
  const first = tokenAt(scene, name.start);
  const next = tokenAt(scene, name.end);
  if (next < phrase.to && genitive.has(keyAt(scene, next))) return true;
  if (first > phrase.from && words.prepositions.has(keyAt(scene, first - 1))) return true;
  const last = keyAt(scene, next - 1);
  return next < phrase.to && possessive.some((ending) => last.endsWith(ending));
}

/** "Critics of the president", "an aide close to the army", "a former minister": a noun before an office or body, or a word that ends it. */
function isRelated(scene: Scene, phrase: Phrase, name: NameMention): boolean {
  if (name.kind === 'state' || name.kind === 'place' || name.kind === 'person') return false;
  const { words } = scene.lexicon;
  let at = tokenAt(scene, name.start) - 1;
  while (at >= phrase.from && words.determiners.has(keyAt(scene, at))) at -= 1;
  const isTied = words.prepositions.has(keyAt(scene, at)) || words.links.has(keyAt(scene, at));
  return at > phrase.from && isTied && !scene.nameAt[at - 1];
}

function rank(name: NameMention): number {
  if (name.kind === 'person') return 4;
  if (name.kind === 'office' || name.kind === 'body' || name.kind === 'group') return 2;
  return name.kind === 'state' ? 1 : 0;
}

function refersOf(head: NameMention | undefined, scene: Scene, phrase: Phrase): readonly Referent[] {
  if (head?.kind === 'person') return ['person'];
  if (hasJoiner(scene, phrase)) return ['many'];
  if (!head || head.kind === 'office') return ALL;
  // "a NATO official" holds a body's name and is a person.
  const whole = spanOf(scene, phrase);
  return head.end - head.start >= (whole.end - whole.start) * 0.7 ? ['body', 'many'] : ALL;
}

function hasJoiner(scene: Scene, phrase: Phrase): boolean {
  return holds(scene, phrase, (key) => scene.lexicon.words.joiners.has(key));
}

function holds(scene: Scene, phrase: Phrase, test: (key: string) => boolean): boolean {
  return scene.tokens.slice(phrase.from, phrase.to).some((token) => test(token.key));
}

/** The claim's fields that say who, from a speaker of this sentence. */
export function claimantOf(speaker: Speaker): Pick<Claim, 'claimant' | 'name' | 'actor'> {
  return { claimant: speaker.span, name: speaker.name, actor: speaker.actor || undefined };
}
