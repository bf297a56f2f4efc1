/** The sides of a denial: sentences that tell of an event as having happened, and sentences in which someone denies it. */
import { within, type Claim } from '../text/document.ts';
import type { Actors } from '../text/names.ts';
import type { Analysis, Frame } from './analysis.ts';
import { actorsNear, mainActors } from './context.ts';
import type { Denial, SideTools } from './deeds.ts';
import type { Fact } from './disagreement.ts';
import { findingsIn } from './local.ts';

/** A denial that names no deed ("denied it") denies what these many sentences before it told. */
const REACH = 2;

export interface Side {
  fact: Fact;
  /** Who denies; or of whom it is asserted. */
  actors: readonly string[];
  /** The states and bodies it is told with. */
  cast: readonly string[];
  /** Kinds of events that it names; none where only figures or words tell it. */
  deeds: ReadonlySet<string>;
}

export interface Asserted extends Side {
  /** Everyone who has to do with it: its cast, its article's main actors, and who says so. */
  reach: readonly string[];
}

export interface Denied extends Side {
  /** Whom what is denied names besides the denier: one of them at least has a part in what it answers. */
  about: readonly string[];
  /** The sentence just before that it answers, where it names no deed itself ("denied it"). */
  answers?: Asserted;
}

/** Sentences of the topic that tell of the event as having happened, each with those of whom it tells it. */
export function assertionsIn(analysis: Analysis, tools: SideTools): Asserted[] {
  const { topic, denial, slots } = tools;
  const figured = new Set(
    analysis.figures.filter((figure) => slots.has(figure.slot ?? '') && isTold(figure.status)).map(sentenceOf),
  );
  const frames = analysis.frames.filter(
    (frame) => isAsserted(frame, denial) && (figured.has(frame.sentence) || !isOfOtherKind(frame, analysis, denial)),
  );
  const framed = new Set(frames.map(sentenceOf));
  return analysis.topics.flatMap((topics, sentence) => {
    if (!topics.includes(topic)) return [];
    const inWords = tools.tellsDeed(analysis, sentence);
    if (!framed.has(sentence) && !figured.has(sentence) && !inWords) return [];
    const told = frames.filter((frame) => frame.sentence === sentence);
    return assertionOf(analysis, sentence, told, inWords, tools) ?? [];
  });
}

function sentenceOf({ sentence }: { sentence: number }): number {
  return sentence;
}

function assertionOf(
  analysis: Analysis,
  sentence: number,
  frames: readonly Frame[],
  inWords: boolean,
  { denial, actors }: SideTools,
): Asserted | undefined {
  const claim = claimIn(analysis, sentence);
  const claimants = claimantsOf(claim, analysis, actors);
  const others = (found: readonly string[]) => found.filter((actor) => !claimants.includes(actor));
  const near = others(doersOf(analysis, sentence, frames, denial));
  // Told in words alone ("67 of which crossed the line"), it is told of whomever the article is about.
  const doers = near.length > 0 || !inWords ? near : others(mainActors(analysis));
  if (doers.length === 0) return undefined;
  const cast = actorsNear(analysis, sentence);
  return {
    fact: { analysis, sentence, side: 'asserted', ...(claim ? { claim } : {}) },
    actors: doers,
    cast,
    reach: [...cast, ...mainActors(analysis), ...claimants],
    deeds: deedsOf(frames, denial),
  };
}

/** An accusation asserts, however qualified; another event that is doubted, planned or negated does not. */
function isAsserted({ frame, negated, status, doubted }: Frame, { asserted }: Denial): boolean {
  const role = asserted[frame];
  return role !== undefined && !negated && isTold(status) && (role !== 'agent' || !doubted);
}

/** "Sent" tells of troops or of arms: where another event hangs on the same word, or another thing is counted, it is not this. */
function isOfOtherKind({ cue, frame, sentence }: Frame, analysis: Analysis, { asserted }: Denial): boolean {
  return (
    asserted[frame] === 'agent' &&
    (analysis.frames.some((other) => other.cue.start === cue.start && !(other.frame in asserted)) ||
      analysis.figures.some((figure) => figure.sentence === sentence && figure.slot !== undefined))
  );
}

function isTold(status: Frame['status']): boolean {
  return status === 'done' || status === 'ongoing';
}

/** What somebody is said to have done; an accusation names its deed in other words. */
function deedsOf(frames: readonly Frame[], { asserted }: Denial): Set<string> {
  return new Set(frames.map(({ frame }) => frame).filter((frame) => asserted[frame] === 'agent'));
}

/** Of whom the sentence tells it: who fills the event's role, else a figure's subject, else everyone it names. */
function doersOf(analysis: Analysis, sentence: number, frames: readonly Frame[], { asserted }: Denial): string[] {
  const agents = frames.flatMap((frame) => frame.roles[asserted[frame.frame]!]?.actors ?? []);
  if (agents.length > 0) return agents.map((agent) => stateIn(analysis, agent));
  const subjects = analysis.figures.flatMap((figure) =>
    figure.sentence === sentence && figure.subject ? [figure.subject] : [],
  );
  return subjects.length > 0 ? subjects : actorsNear(analysis, sentence);
}

function stateIn({ document }: Analysis, actor: string): string {
  return document.names.find(({ id }) => id === actor)?.state ?? actor;
}

/** Sentences in which someone denies it, or says that it did not happen. Who denies a figure may grant the rest. */
export function denialsIn(analysis: Analysis, asserted: readonly Asserted[], tools: SideTools): Denied[] {
  const told = asserted.filter(({ fact }) => fact.analysis === analysis);
  const frames = analysis.frames.filter((frame) => frame.frame in tools.denial.asserted);
  return analysis.document.claims
    .filter(({ sentence }) => analysis.topics[sentence]?.includes(tools.topic) && !tools.countsOnly(analysis, sentence))
    .flatMap((claim) => {
      const denied = frames.filter(({ sentence, cue }) => sentence === claim.sentence && within(cue, claim.scope));
      const isNo = claim.polarity === 'asserts' && denied.some(({ negated }) => negated);
      if (claim.polarity !== 'denies' && !isNo) return [];
      const side = denialOf(analysis, claim, denied, tools);
      if (denied.length > 0 || tools.namesDeed(analysis, claim.sentence)) return [side];
      const answers = answeredBy(side, claim, told);
      return answers ? [pointingBack(side, answers)] : [];
    });
}

function denialOf(analysis: Analysis, claim: Claim, frames: readonly Frame[], { denial, actors }: SideTools): Denied {
  const named = claimantsOf(claim, analysis, actors);
  const deniers = named.length > 0 ? named : mainActors(analysis);
  return {
    fact: { analysis, sentence: claim.sentence, side: 'denied', claim },
    actors: deniers,
    cast: [...new Set([...actorsNear(analysis, claim.sentence), ...mainActors(analysis)])],
    deeds: deedsOf(frames, denial),
    about: namedBesides(analysis, claim.sentence).filter((actor) => !deniers.includes(actor)),
  };
}

/** What "denied it" means: what was told of the denier just before, unless somebody else has said something since. */
function answeredBy({ fact, actors }: Denied, claim: Claim, told: readonly Asserted[]): Asserted | undefined {
  const { claims } = fact.analysis.document;
  const last = told.findLast(
    (side) => side.fact.sentence < claim.sentence && side.actors.some((actor) => actors.includes(actor)),
  );
  if (!last || claim.sentence - last.fact.sentence > REACH) return undefined;
  const isSince = (other: Claim) =>
    other.sentence > last.fact.sentence &&
    (other.sentence < claim.sentence || (other.sentence === claim.sentence && other.verb.start < claim.verb.start)) &&
    other.polarity !== 'denies';
  return claims.some(isSince) ? undefined : last;
}

function pointingBack(side: Denied, answers: Asserted): Denied {
  const { analysis, sentence } = answers.fact;
  const about = namedBesides(analysis, sentence).filter((actor) => !side.actors.includes(actor));
  return { ...side, deeds: answers.deeds, about, answers };
}

/** The states that a sentence names, or stands for by a body of theirs, but those that say so. */
function namedBesides({ document }: Analysis, sentence: number): string[] {
  const { names, claims } = findingsIn(document, sentence);
  const voices = claims.flatMap(({ claimant }) => claimant ?? []);
  return names.flatMap((name) =>
    name.state !== undefined && !voices.some((voice) => within(name, voice)) ? [name.state] : [],
  );
}

/** States and bodies that speak in a claim; none for an unknown or unnamed voice. */
function claimantsOf(claim: Claim | undefined, { document }: Analysis, actors: Actors): string[] {
  if (!claim) return [];
  const state = claim.actor && (actors.speaksFor(claim.actor) ?? actors.stateOf(claim.actor));
  if (state) return [state];
  const { claimant } = claim;
  const named = claimant ? document.names.filter((name) => within(name, claimant)) : [];
  return named.length > 0 ? named.map((name) => name.state ?? name.id) : claim.actor ? [claim.actor] : [];
}

function claimIn({ document }: Analysis, sentence: number): Claim | undefined {
  return document.claims.find((claim) => claim.sentence === sentence && claim.polarity !== 'declines-to-answer');
}
