/** Claim against denial: who denies an event that other sentences tell as having happened, one dispute for each who denies. */
import type { Data } from '../data/data.ts';
import type { TopicsData } from '../data/topics.ts';
import { slice, within, type Claim } from '../text/document.ts';
import type { Actors } from '../text/names.ts';
import { tokenise } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';
import { analyserOf } from './analyse.ts';
import type { Analysis, Frame } from './analysis.ts';
import { actorsNear, mainActors } from './context.ts';
import type { Disagreement, Fact } from './disagreement.ts';

const MOST_DENIALS = 2;
const MOST_ASSERTIONS = 3;
/** A denial that names no deed ("denied it") denies what these many sentences before it told. */
const REACH = 2;

type Denial = NonNullable<TopicsData['denial']>;

/** A side of the dispute with the states and bodies it speaks of. */
interface Side {
  fact: Fact;
  /** Who denies; or of whom it is asserted. */
  actors: readonly string[];
  /** Everyone in its scene. */
  scene: readonly string[];
}

interface Tools {
  data: Data;
  actors: Actors;
  topic: string;
  denial: Denial;
  /** Slots whose figures assert the event. */
  slots: ReadonlySet<string>;
  namesDeed: (analysis: Analysis, sentence: number) => boolean;
}

/** For each topic that names a denial and each actor who denies: their denials first, then what is asserted of them. */
export function findDenials(analyses: readonly Analysis[], data: Data): Disagreement[] {
  const { actors } = analyserOf(data).reader;
  return [...data.topics.values()].flatMap(({ id, denial }) => {
    if (!denial) return [];
    const kinds = data.frames.filter((frame) => frame.id in denial.asserted);
    const slots = new Set([...kinds.flatMap((frame) => frame.slots), denial.slot]);
    const tools = { data, actors, topic: id, denial, slots, namesDeed: compileDeeds(denial) };
    const asserted = analyses.flatMap((analysis) => assertionsIn(analysis, tools));
    const denied = analyses.flatMap((analysis) => denialsIn(analysis, asserted, tools));
    return byDenier(denied).flatMap((sides) => disputeOf(sides, asserted, denial.slot));
  });
}

function disputeOf(denied: readonly Side[], asserted: readonly Side[], slot: string): Disagreement[] {
  const against = asserted.filter((side) => denied.some((denial) => isAnswered(side, denial)));
  if (against.length === 0) return [];
  const facts = [...eachVoice(denied).slice(0, MOST_DENIALS), ...eachVoice(against).slice(0, MOST_ASSERTIONS)];
  return [{ slot, kind: 'denial', facts, suspects: new Map() }];
}

/** Who denies is who it is asserted of, in a scene of the same others; nobody denies their own word. */
function isAnswered({ fact, actors, scene }: Side, denial: Side): boolean {
  const shared = denial.scene.filter((actor) => scene.includes(actor)).length;
  return (
    (fact.analysis !== denial.fact.analysis || fact.sentence !== denial.fact.sentence) &&
    actors.some((actor) => denial.actors.includes(actor)) &&
    shared >= Math.min(2, denial.scene.length, scene.length)
  );
}

function assertionsIn(analysis: Analysis, tools: Tools): Side[] {
  const { topic, denial, slots } = tools;
  const frames = analysis.frames.filter((frame) => isAsserted(frame, denial));
  const figures = analysis.figures.filter((figure) => slots.has(figure.slot ?? '') && isTold(figure.status));
  const sentences = new Set([...frames, ...figures].map(({ sentence }) => sentence));
  return [...sentences]
    .filter((sentence) => analysis.topics[sentence]?.includes(topic))
    .flatMap((sentence) => {
      const claim = claimIn(analysis, sentence);
      const claimants = claimantsOf(claim, analysis, tools.actors);
      const told = frames.filter((frame) => frame.sentence === sentence);
      const doers = doersOf(analysis, sentence, told, denial).filter((actor) => !claimants.includes(actor));
      const fact: Fact = { analysis, sentence, side: 'asserted', ...(claim ? { claim } : {}) };
      return doers.length > 0 ? [{ fact, actors: doers, scene: actorsNear(analysis, sentence) }] : [];
    });
}

/** An accusation asserts, however qualified; another event that is doubted, planned or negated does not. */
function isAsserted({ frame, negated, status, doubted }: Frame, { asserted }: Denial): boolean {
  const role = asserted[frame];
  return role !== undefined && !negated && isTold(status) && (role !== 'agent' || !doubted);
}

function isTold(status: Frame['status']): boolean {
  return status === 'done' || status === 'ongoing';
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

/** Sentences in which someone denies it, or says that it did not happen. */
function denialsIn(analysis: Analysis, asserted: readonly Side[], tools: Tools): Side[] {
  const { topic, denial, namesDeed } = tools;
  const told = new Set(asserted.filter(({ fact }) => fact.analysis === analysis).map(({ fact }) => fact.sentence));
  const follows = (sentence: number) =>
    Array.from({ length: REACH }, (_, back) => sentence - back - 1).some((before) => told.has(before));
  const negated = analysis.frames.filter((frame) => frame.frame in denial.asserted && frame.negated);
  return analysis.document.claims
    .filter(({ sentence }) => analysis.topics[sentence]?.includes(topic))
    .filter(
      (claim) =>
        (claim.polarity === 'denies' && (namesDeed(analysis, claim.sentence) || follows(claim.sentence))) ||
        (claim.polarity === 'asserts' &&
          negated.some((frame) => frame.sentence === claim.sentence && within(frame.cue, claim.scope))),
    )
    .map((claim) => {
      const fact: Fact = { analysis, sentence: claim.sentence, side: 'denied', claim };
      const named = claimantsOf(claim, analysis, tools.actors);
      return {
        fact,
        actors: named.length > 0 ? named : mainActors(analysis),
        scene: [...new Set([...actorsNear(analysis, claim.sentence), ...mainActors(analysis)])],
      };
    });
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

function byDenier(denied: readonly Side[]): Side[][] {
  const groups = new Map<string, Side[]>();
  for (const side of denied) {
    const who = [...side.actors].sort().join(' ');
    groups.set(who, [...(groups.get(who) ?? []), side]);
  }
  return [...groups.values()];
}

/** One fact for each voice, those on whose word it rests before the outlet's own. */
function eachVoice(sides: readonly Side[]): Fact[] {
  const seen = new Set<string>();
  return sides
    .map(({ fact }) => fact)
    .sort((a, b) => Number(Boolean(b.claim)) - Number(Boolean(a.claim)))
    .filter(({ analysis, sentence, claim }) => {
      const voice = claim?.actor ?? claim?.name ?? `${analysis.articleId} ${sentence}`;
      return !seen.has(voice) && seen.add(voice);
    });
}

/** Whether a sentence names the deed that the topic's denials are about. */
function compileDeeds({ words }: Denial): Tools['namesDeed'] {
  const tries = new Map(
    Object.entries(words).map(([language, phrases]) => {
      const trie = new Trie<true>();
      for (const phrase of phrases) trie.add(phrase, true);
      return [language, trie] as const;
    }),
  );
  return ({ document }, sentence) => {
    const span = document.sentences[sentence]!;
    return (tries.get(document.language)?.matches(tokenise(slice(document.text, span))).length ?? 0) > 0;
  };
}
