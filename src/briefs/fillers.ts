/**
 * Who fills the roles of an event, as far as a line can say them: names, whoever makes the claim that the event itself is, and
 * common nouns ("the three countries", "cargo ships"). The gate reads a line's fillers with the same rules as the source's.
 */
import type { Data, LanguagePack } from '../data/data.ts';
import type { HeadNoun } from '../data/common-nouns.ts';
import type { RoleCase } from '../data/frames.ts';
import { oncePer } from '../data/once-per.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { within, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';
import { commonNounsOf, type CommonNoun } from './common-nouns.ts';
import { ownClaim } from './content.ts';

/** Names, or a common noun, where they stand. */
export interface Filler extends Span {
  actors: readonly string[];
  noun?: CommonNoun;
}

/** Every role that the event's sentence fills. */
export function fillersOf(analysis: Analysis, frame: Frame, data: Data): Record<string, Filler> {
  const kind = data.frames.find(({ id }) => id === frame.frame)!;
  const found: Record<string, Filler> = { ...frame.roles };
  const add = (role: string, filler: Filler | undefined) => {
    if (filler && !found[role]) found[role] = filler;
  };
  if (kind.content === 'clause') add('agent', speakerOf(analysis, frame, data));
  if ('addressee' in kind.roles) add('addressee', nounMarked(analysis, frame, kind.roles['addressee']!, 'party', data));
  if (kind.carried) add('carrier', nounMarked(analysis, frame, ['subject'], 'carrier', data));
  return found;
}

/** Whether two fillers are the same, in whatever language they were read. */
export function isSameFiller(one: Filler | undefined, other: Filler | undefined): boolean {
  if (!one || !other) return one === other;
  if (one.noun?.key !== other.noun?.key) return false;
  return one.actors.length === other.actors.length && one.actors.every((actor) => other.actors.includes(actor));
}

/** Whether another event of the sentence, told before it, only says how this one came about ("in return, Chile supplied …"). */
export function isBeside(analysis: Analysis, frame: Frame, data: Data): boolean {
  const { beside } = data.frames.find(({ id }) => id === frame.frame)!;
  const first = Math.min(frame.cue.start, ...Object.values(frame.roles).map(({ start }) => start));
  const before = analysis.frames.filter(({ sentence, cue }) => sentence === frame.sentence && cue.end <= first);
  return beside !== undefined && before.at(-1)?.frame === beside;
}

/** Who makes the claim that the event is ("उन्होंने चेतावनी दी": whom the word points back at). */
function speakerOf(analysis: Analysis, frame: Frame, data: Data): Filler | undefined {
  const claim = ownClaim(analysis, frame);
  if (!claim || claim.name === 'unnamed') return undefined;
  const span = claim.claimant ?? claim.verb;
  if (claim.actor) return { ...span, actors: [claim.actor] };
  const noun = claim.carried ? undefined : commonNounsOf(data).read(claim.name, analysis.document.language);
  return noun?.head.kind === 'party' ? { ...span, actors: [], noun } : undefined;
}

/** What common nouns are marked with, by language. */
const tonguesOf = oncePer(
  (data: Data) => new Map([...data.languages].map(([code, pack]) => [code, compileTongue(pack)])),
);

interface Tongue {
  markers: Trie<RoleCase>;
  /** Verbs come last, and markers stand behind. */
  after: boolean;
  /** Words that open what is said. */
  openers: ReadonlySet<string>;
  /** Words that may stand before a whole noun phrase, and those that may stand between it and the verb. */
  before: ReadonlySet<string>;
  plain: ReadonlySet<string>;
}

function compileTongue({ frames, language: { told, clause, markers: side } }: LanguagePack): Tongue {
  const markers = new Trie<RoleCase>();
  for (const [phrase, value] of Object.entries(frames.markers)) markers.add(phrase, value);
  const set = (...lists: (readonly string[])[]) => new Set(lists.flat().map(fold));
  return {
    markers,
    after: side === 'after',
    openers: set(clause.content),
    before: set(told.plain, told.links, told.before),
    plain: set(told.plain),
  };
}

/** The one common noun of the event's clause that is marked with one of the cases. */
function nounMarked(
  analysis: Analysis,
  frame: Frame,
  cases: readonly RoleCase[],
  kind: HeadNoun['kind'],
  data: Data,
): Filler | undefined {
  const { text, language } = analysis.document;
  const tongue = tonguesOf(data).get(language)!;
  const tokens = tokenise(text, frame.clause);
  const told = claimed(analysis, frame);
  const behindVerb = !tongue.after && !cases.includes('subject');
  const from =
    tokens.findLastIndex(
      (token) =>
        (token.end <= frame.cue.start && told.some((span) => within(token, span))) ||
        (behindVerb && within(token, frame.cue)),
    ) + 1;
  const nouns = endsOf(tokens, frame.cue, cases, tongue).flatMap((end) =>
    nounBefore(text, tokens, from, end, (words) => commonNounsOf(data).read(words, language), tongue),
  );
  const fitting = nouns.filter(({ noun }) => noun?.head.kind === kind);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Claimants and their verbs, which stand outside what they say. */
function claimed({ document }: Analysis, frame: Frame): Span[] {
  return document.claims
    .filter(({ sentence, scope }) => sentence === frame.sentence && within(frame.cue, scope))
    .flatMap(({ verb, claimant }) => [verb, ...(claimant ? [claimant] : [])]);
}

/** Where a phrase in one of the cases may end: before its marker; else before the verb, or before what a verb's object is told. */
function endsOf(
  tokens: readonly Token[],
  cue: Span,
  cases: readonly RoleCase[],
  { markers, after, openers, plain }: Tongue,
): number[] {
  if (after)
    return tokens.flatMap((_, at) => {
      const marker = markers.matchesAt(tokens, at).at(-1);
      return marker && cases.includes(marker.value) ? [at] : [];
    });
  const verb = tokens.findIndex((token) => token.start >= cue.start);
  const isEnd = (at: number) => at === tokens.length || tokens[at]!.key === '.' || openers.has(tokens[at]!.key);
  if (!cases.includes('subject'))
    return range(verb + 1, tokens.length + 1)
      .filter(isEnd)
      .slice(0, 1);
  let end = verb;
  while (end > 0 && plain.has(tokens[end - 1]!.key)) end -= 1;
  return [end];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** The longest noun phrase that ends before token `end`; none where a word stands before it that may belong to it. */
function nounBefore(
  text: string,
  tokens: readonly Token[],
  start: number,
  end: number,
  read: (words: string) => CommonNoun | undefined,
  { before }: Tongue,
): Filler[] {
  for (let at = Math.max(start, end - LONGEST); at < end; at += 1) {
    const span = { start: tokens[at]!.start, end: tokens[end - 1]!.end };
    const noun = read(text.slice(span.start, span.end));
    const previous = tokens[at - 1];
    const isWhole = at === start || previous?.kind !== 'word' || before.has(previous.key);
    if (noun) return isWhole ? [{ ...span, actors: [], noun }] : [];
  }
  return [];
}

/** The longest noun phrase, in tokens. */
const LONGEST = 12;
