/** The sides of a denial: sentences that tell of an event as having happened, and sentences in which someone denies it. */
import { within, type Claim } from '../text/document.ts';
import type { Actors } from '../text/names.ts';
import type { Analysis, Figure, Frame } from './analysis.ts';
import { actorsNear, mainActors } from './context.ts';
import type { Denial, SideTools } from './deeds.ts';
import type { Fact } from './disagreement.ts';
import { bySentence, findingsIn, namesWithin } from './local.ts';

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
  const framesOf = bySentence(analysis.frames);
  const figuresOf = bySentence(analysis.figures);
  return analysis.topics.flatMap((topics, sentence) => {
    if (!topics.includes(topic)) return [];
    const figures = figuresOf(sentence);
    const beside = framesOf(sentence);
    const isFigured = figures.some((figure) => slots.has(figure.slot ?? '') && isTold(figure.status));
    const frames = beside.filter(
      (frame) => isAsserted(frame, denial) && (isFigured || !isOfOtherKind(frame, beside, figures, denial)),
    );
    const inWords = tools.tellsDeed(analysis, sentence);
    if (frames.length === 0 && !isFigured && !inWords) return [];
    return assertionOf(analysis, sentence, { frames, figures, inWords }, tools) ?? [];
  });
}

/** What a sentence tells the event with. */
interface Telling {
  frames: readonly Frame[];
  figures: readonly Figure[];
  inWords: boolean;
}

function assertionOf(
  analysis: Analysis,
  sentence: number,
  telling: Telling,
  { denial, actors }: SideTools,
): Asserted | undefined {
  const claim = claimIn(analysis, sentence);
  const claimants = claimantsOf(claim, analysis, actors);
  const others = (found: readonly string[]) => found.filter((actor) => !claimants.includes(actor));
  const near = others(doersOf(analysis, sentence, telling, denial));
  // Told in words alone ("67 of which crossed the line"), it is told of whomever the article is about.
  const doers = near.length > 0 || !telling.inWords ? near : others(mainActors(analysis));
  if (doers.length === 0) return undefined;
  const cast = actorsNear(analysis, sentence);
  return {
    fact: { analysis, sentence, side: 'asserted', ...(claim ? { claim } : {}) },
    actors: doers,
    cast,
    reach: [...cast, ...mainActors(analysis), ...claimants],
    deeds: deedsOf(telling.frames, denial),
  };
}

/** An accusation asserts, however qualified; another event that is doubted, planned or negated does not. */
function isAsserted({ frame, negated, status, doubted }: Frame, { asserted }: Denial): boolean {
  const role = asserted[frame];
  return role !== undefined && !negated && isTold(status) && (role !== 'agent' || !doubted);
}

/** "Sent" tells of troops or of arms: where another event hangs on the same word, or another thing is counted, it is not this. */
function isOfOtherKind(
  { cue, frame }: Frame,
  beside: readonly Frame[],
  figures: readonly Figure[],
  { asserted }: Denial,
): boolean {
  return (
    asserted[frame] === 'agent' &&
    (beside.some((other) => other.cue.start === cue.start && !(other.frame in asserted)) ||
      figures.some((figure) => figure.slot !== undefined))
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
function doersOf(analysis: Analysis, sentence: number, { frames, figures }: Telling, { asserted }: Denial): string[] {
  const agents = frames.flatMap((frame) => frame.roles[asserted[frame.frame]!]?.actors ?? []);
  if (agents.length > 0) return agents.map((agent) => stateIn(analysis, agent));
  const subjects = figures.flatMap(({ subject }) => subject ?? []);
  return subjects.length > 0 ? subjects : actorsNear(analysis, sentence);
}

const states = new WeakMap<Analysis, Map<string, string>>();

/** The state of an actor, as the first mention of it in the article says. */
function stateIn(analysis: Analysis, actor: string): string {
  const known = states.get(analysis) ?? new Map<string, string>();
  if (!states.has(analysis))
    for (const { id, state } of analysis.document.names) if (!known.has(id)) known.set(id, state ?? id);
  states.set(analysis, known);
  return known.get(actor) ?? actor;
}

/**
 * Sentences in which someone denies it, or says that it did not happen. Who denies a figure may grant the rest.
 * `asserted` are the assertions of the same article.
 */
export function denialsIn(analysis: Analysis, asserted: readonly Asserted[], tools: SideTools): Denied[] {
  const framesOf = bySentence(analysis.frames);
  const toldIn = bySentence(asserted.map((side) => ({ side, sentence: side.fact.sentence })));
  return analysis.document.claims
    .filter(({ sentence }) => analysis.topics[sentence]?.includes(tools.topic) && !tools.countsOnly(analysis, sentence))
    .flatMap((claim) => {
      const denied = framesOf(claim.sentence).filter(
        ({ frame, cue }) => frame in tools.denial.asserted && within(cue, claim.scope),
      );
      const isNo = claim.polarity === 'asserts' && denied.some(({ negated }) => negated);
      if (claim.polarity !== 'denies' && !isNo) return [];
      const side = denialOf(analysis, claim, denied, tools);
      if (denied.length > 0 || tools.namesDeed(analysis, claim.sentence)) return [side];
      const near = Array.from({ length: REACH }, (_, back) => toldIn(claim.sentence - REACH + back)).flat();
      const answers = answeredBy(
        side,
        claim,
        near.map((one) => one.side),
      );
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

/** What "denied it" means: what was `told` of the denier just before, unless somebody else has said something since. */
function answeredBy({ fact, actors }: Denied, claim: Claim, told: readonly Asserted[]): Asserted | undefined {
  const last = told.findLast((side) => side.actors.some((actor) => actors.includes(actor)));
  if (!last) return undefined;
  const isSince = (other: Claim) =>
    (other.sentence < claim.sentence || other.verb.start < claim.verb.start) && other.polarity !== 'denies';
  for (let sentence = last.fact.sentence + 1; sentence <= claim.sentence; sentence += 1)
    if (findingsIn(fact.analysis.document, sentence).claims.some(isSince)) return undefined;
  return last;
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
  const named = claimant ? namesWithin(document.names, claimant) : [];
  return named.length > 0 ? named.map((name) => name.state ?? name.id) : claim.actor ? [claim.actor] : [];
}

function claimIn({ document }: Analysis, sentence: number): Claim | undefined {
  return findingsIn(document, sentence).claims.find((claim) => claim.polarity !== 'declines-to-answer');
}
