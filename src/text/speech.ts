/**
 * Reads who says what in a sentence: claimant, words of saying, polarity, and how far the saying reaches.
 * A small memory carries pronouns and running quotations from one sentence to the next.
 */
import type { SpeechData } from '../data/speech.ts';
import type { Claim, NameMention, Span } from './document.ts';
import type { Line } from './line.ts';
import { findClaimant, openingName, openingSubject } from './speech/claimants.ts';
import type { Found } from './speech/found.ts';
import { polarityOf, polarityOfWords } from './speech/content.ts';
import { findCues } from './speech/cues.ts';
import { compileLexicon } from './speech/lexicon.ts';
import {
  remember,
  resolveNoun,
  resolvePronoun,
  type OpenQuotation,
  type QuotedPart,
  type SpeechMemory,
} from './speech/memory.ts';
import { statesIn, withOwner } from './speech/owners.ts';
import { phraseBefore } from './speech/phrases.ts';
import { carryOn, holdsQuote, mayGoOn, quotedClaims, readQuotes } from './speech/quotations.ts';
import { isParticiple, suits } from './speech/needs.ts';
import { isSource, settle } from './speech/settle.ts';
import { keyAt, nameStartingAt, sceneOf, spanOf, type Cue, type Phrase, type Scene } from './speech/scene.ts';
import { scopeOf } from './speech/scopes.ts';
import { claimantOf, speakerOf, type Speaker } from './speech/speakers.ts';

export { emptyMemory, type SpeechMemory } from './speech/memory.ts';

export interface SpeechReader {
  /**
   * The sentence's claims in the order of their words. With a quotation whose speaker comes last, claims on the earlier
   * sentences of the quotation are given too: each claim's `sentence` says where its scope lies.
   */
  read(line: Line, names: readonly NameMention[], memory: SpeechMemory): { claims: Claim[]; memory: SpeechMemory };
}

/** A claim in the making, with the speaker it remembers. */
interface Spoken {
  claim: Claim;
  cue: Cue;
  speaker?: Speaker;
}

export function compileSpeech(speech: SpeechData): SpeechReader {
  const lexicon = compileLexicon(speech);
  return { read: (line, names, memory) => readLine(sceneOf(line, names, lexicon), line.sentence.kind, memory) };
}

function readLine(scene: Scene, kind: Line['sentence']['kind'], memory: SpeechMemory) {
  if (kind === 'dateline' || scene.tokens.length === 0) return { claims: [], memory };
  const spoken = settle(scene, readCues(scene, memory));
  // Headings stand beside the story: what they say is read, nobody is carried on from them, and a quotation ends.
  if (kind === 'heading') return { claims: spoken.map(({ claim }) => claim), memory: { recent: memory.recent } };
  const { running, open } = quotation(scene, spoken, memory);
  const claims = [...running, ...spoken.map(({ claim }) => claim)];
  const speakers = () => speakersOf(scene, spoken);
  return { claims, memory: remember(memory, speakers, statesIn(scene, scene.tokens.length), open) };
}

function readCues(scene: Scene, memory: SpeechMemory): Spoken[] {
  const spoken: Spoken[] = [];
  for (const cue of findCues(scene)) {
    const made = readCue(scene, cue, spoken, memory);
    if (made) spoken.push(made);
  }
  return spoken;
}

function readCue(scene: Scene, cue: Cue, before: readonly Spoken[], memory: SpeechMemory): Spoken | undefined {
  const here = before.slice(-NEAR).flatMap(({ speaker }) => speaker ?? []);
  if (cue.rule.shape === 'back') return carriedBack(scene, cue, resolvePronoun(cue.rule.refers, here, memory));
  const found = findClaimant(scene, cue);
  if (found === undefined) return undefined;
  if (found === 'nobody') return { cue, claim: { ...claimBase(scene, cue), name: UNNAMED } };
  if (found === 'shared') return shared(scene, cue, here, memory);
  return named(scene, cue, found, here, memory);
}

const UNNAMED = 'unnamed';
/** Claims of the same sentence that a later one may share its claimant with. */
const NEAR = 6;

function claimBase(scene: Scene, cue: Cue, found?: Found): Omit<Claim, 'name'> {
  const scope = scopeOf(scene, cue, found);
  return {
    sentence: scene.sentence,
    verb: spanOf(scene, cue),
    polarity: polarityOf(scene, cue, scope),
    scope,
    rule: cue.rule.rule,
  };
}

/** A pronoun inside the marker: somebody known, or the marker's own words. */
function carriedBack(scene: Scene, cue: Cue, speaker: Speaker | undefined): Spoken {
  const words = { from: cue.from, to: cue.from + 1 };
  const said = speaker ?? speakerOf(scene, words);
  const base = claimBase(scene, cue);
  return { cue, speaker, claim: { ...base, ...claimantOf({ ...said, span: spanOf(scene, words) }), carried: true } };
}

/** One claimant for two verbs: who spoke before in the sentence, or who it opens with. */
function shared(scene: Scene, cue: Cue, here: readonly Speaker[], memory: SpeechMemory): Spoken | undefined {
  const last = here.at(-1);
  const name = last ? undefined : openingName(scene);
  const speaker = last ?? (name && speakerOf(scene, name));
  if (speaker) return { cue, speaker, claim: { ...claimBase(scene, cue), ...claimantOf(speaker) } };
  const subject = cue.rule.shape === 'subject' ? openingSubject(scene, cue.from) : undefined;
  return subject && named(scene, cue, { phrase: subject }, here, memory);
}

function named(
  scene: Scene,
  cue: Cue,
  found: Found,
  here: readonly Speaker[],
  memory: SpeechMemory,
): Spoken | undefined {
  const { phrase } = found;
  const first = keyAt(scene, phrase.from);
  const alone = phrase.to - phrase.from === 1;
  if (alone && (scene.lexicon.words.never.has(first) || isParticiple(scene, phrase.from))) return undefined;
  if (!suits(scene, cue, found)) return undefined;
  const source = isSource(scene, cue, phrase);
  if (source === 'none') return undefined;
  const base = claimBase(scene, cue, found);
  const claim = source === 'source' ? { ...base, scope: base.verb } : base;
  const pronoun = alone ? scene.lexicon.pronouns.get(first) : undefined;
  const around = pronoun && here.length === 0 ? actorsBefore(scene, phrase.from) : here;
  const earlier = pronoun ? resolvePronoun(pronoun.refers, around, memory) : backReference(scene, phrase, here, memory);
  const own = withOwner(scene, phrase, speakerOf(scene, phrase), memory);
  if (!earlier) return { cue, speaker: pronoun ? undefined : own, claim: claimBy(own, claim) };
  const carried = { ...earlier, span: own.span };
  return { cue, speaker: carried, claim: claimBy(carried, claim, true) };
}

/** Every key in every claim, undefined where it has none: objects of one shape are read fastest. */
function claimBy(speaker: Speaker, base: Omit<Claim, 'name'>, carried?: true): Claim {
  const { sentence, verb, polarity, scope, rule } = base;
  const { claimant, name, actor } = claimantOf(speaker);
  return { sentence, verb, polarity, scope, rule, claimant, name, actor, carried };
}

/** "the official", "संगठन": one noun that an earlier claimant's phrase holds. */
function backReference(scene: Scene, phrase: Phrase, here: readonly Speaker[], memory: SpeechMemory) {
  const { definite, agents } = scene.lexicon.words;
  const pointed = definite.has(keyAt(scene, phrase.from));
  const from = pointed ? phrase.from + 1 : phrase.from;
  const lone = phrase.to - from === 1 && (pointed || agents.size > 0);
  const name = nameStartingAt(scene, from);
  if (!lone || (name !== undefined && name.kind !== 'office')) return undefined;
  return resolveNoun(keyAt(scene, from), here, memory);
}

/** Who acts in this sentence before token `end`: "Y signed, but he said …". */
function actorsBefore(scene: Scene, end: number): Speaker[] {
  const marker = scene.tokens.slice(0, end).findIndex((token) => scene.lexicon.words.agents.has(token.key));
  const phrase = marker > 0 ? phraseBefore(scene, marker) : openingName(scene);
  return phrase && phrase.to <= end ? [speakerOf(scene, phrase)] : [];
}

/** Those whom the next sentences may point at: the claimants, or else who acts. */
function speakersOf(scene: Scene, spoken: readonly Spoken[]): Speaker[] {
  const claimants = spoken.flatMap(({ speaker }) => speaker ?? []);
  if (claimants.length > 0) return claimants;
  return actorsBefore(scene, scene.tokens.length);
}

/** What a quotation open before this sentence, or opened by it, gives: claims on its parts, and what stays open. */
function quotation(scene: Scene, spoken: readonly Spoken[], memory: SpeechMemory) {
  const open = memory.open && mayGoOn(scene) ? memory.open : undefined;
  if (!open && !holdsQuote(scene)) return { running: [], open: undefined };
  const { running, opened, single } = readQuotes(scene, open);
  const next = opened === undefined ? undefined : opening(scene, { opened, single }, spoken);
  if (!open || !running) return { running: [], open: next };
  const claims = quotedHere(scene, open, running, spoken);
  return { running: claims, open: opened === scene.span.start ? carryOn(open, partOf(scene, running)) : next };
}

/** Claims on a running quotation: by the speaker known before it, or by one named after its closing mark. */
function quotedHere(scene: Scene, open: OpenQuotation, running: Span, spoken: readonly Spoken[]): Claim[] {
  if (open.speaker) return quotedClaims([partOf(scene, running)], open.speaker, open);
  const closer = spoken.find(({ claim, speaker }) => speaker && claim.verb.start >= running.end);
  // The closing sentence has its own claim; the sentences before it get theirs now.
  return closer?.speaker
    ? quotedClaims(open.pending, closer.speaker, { ...closer.claim, plain: closer.cue.rule.plain })
    : [];
}

function opening(
  scene: Scene,
  { opened, single }: { opened: number; single: boolean },
  spoken: readonly Spoken[],
): OpenQuotation {
  const by = spoken.filter(({ claim }) => claim.verb.end <= opened || claim.scope.start <= opened).at(-1);
  const pending = by?.speaker ? [] : [partOf(scene, { start: opened, end: scene.span.end })];
  const verb = by?.claim.verb ?? { start: opened, end: opened + 1 };
  const polarity = by?.claim.polarity ?? 'asserts';
  const plain = by?.cue.rule.plain ?? true;
  return { ...(by?.speaker ? { speaker: by.speaker } : {}), polarity, plain, single, verb, pending, length: 1 };
}

function partOf(scene: Scene, span: Span): QuotedPart {
  return { sentence: scene.sentence, span, polarity: polarityOfWords(scene, span) ?? 'asserts' };
}
