/** Claim against denial: who denies an event that other sentences tell as having happened, one dispute for each who denies. */
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import { analyserOf } from './analyse.ts';
import type { Analysis } from './analysis.ts';
import { sideTools, type SideTools } from './deeds.ts';
import type { Disagreement, Fact } from './disagreement.ts';
import { assertionsIn, denialsIn, type Asserted, type Denied, type Side } from './sides.ts';

const MOST_DENIALS = 2;
const MOST_ASSERTIONS = 3;
/** Sides of each kind that are set against each other for one denier, in the articles' order: pairs grow with the square. */
const MOST_COMPARED = 200;

/** What the denials of each topic that names one are found with, compiled once. */
const toolsOfTopics = oncePer((data: Data): SideTools[] => {
  const { actors } = analyserOf(data).reader;
  return [...data.topics.values()].flatMap(({ id, denial }) => (denial ? [sideTools(data, actors, id, denial)] : []));
});

/** For each topic whose denial's slot is wanted and each actor who denies: their denials first, then what is asserted of them. */
export function findDenials(analyses: readonly Analysis[], data: Data, wanted: ReadonlySet<string>): Disagreement[] {
  const kin = kindred(data);
  const asked = toolsOfTopics(data).filter(({ denial }) => wanted.has(denial.slot));
  return asked.flatMap((tools) => {
    const told = analyses.map((analysis) => assertionsIn(analysis, tools));
    const denied = analyses.flatMap((analysis, index) => denialsIn(analysis, told[index]!, tools));
    const toldOf = byActor(told.flat());
    return byDenier(denied).flatMap((sides) => disputeOf(sides, toldOf, tools.denial.slot, kin));
  });
}

type Kin = (a: string, b: string) => boolean;

/** Events are of one kind where they fill a slot in common: what is supplied is delivered, and not received. */
function kindred({ frames }: Data): Kin {
  const slots = new Map(frames.map((frame) => [frame.id, frame.slots]));
  return (a, b) => a === b || (slots.get(a) ?? []).some((slot) => slots.get(b)?.includes(slot));
}

function disputeOf(
  denied: readonly Denied[],
  toldOf: (actors: readonly string[]) => readonly Asserted[],
  slot: string,
  kin: Kin,
): Disagreement[] {
  const direct = new Set(denied.flatMap(({ answers }) => answers ?? []));
  const compared = denied.slice(0, MOST_COMPARED);
  const others = toldOf(denied[0]!.actors).filter((side) => compared.some((denial) => isAnswered(side, denial, kin)));
  const against = [...eachVoice([...direct]), ...eachVoice(others.filter((side) => !direct.has(side)))];
  if (against.length === 0) return [];
  const facts = [...eachVoice(denied).slice(0, MOST_DENIALS), ...against.slice(0, MOST_ASSERTIONS)];
  return [{ slot, kind: 'denial', facts, suspects: new Map() }];
}

/** The first sides told of one of some actors, in the articles' order. */
function byActor(asserted: readonly Asserted[]): (actors: readonly string[]) => readonly Asserted[] {
  const found = new Map<string, Set<number>>();
  asserted.forEach((side, index) => {
    for (const actor of side.actors) {
      const own = found.get(actor);
      if (!own) found.set(actor, new Set([index]));
      else if (own.size < MOST_COMPARED) own.add(index);
    }
  });
  return (actors) => {
    const all = new Set(actors.flatMap((actor) => [...(found.get(actor) ?? [])]));
    const first = [...all].sort((a, b) => a - b).slice(0, MOST_COMPARED);
    return first.map((index) => asserted[index]!);
  };
}

/**
 * A denial answers the sentence that it points back at; and what tells of the denier a deed of that kind, with the same others,
 * and with one of those whom the denial names. Nobody denies their own word.
 */
function isAnswered(side: Asserted, denial: Denied, kin: Kin): boolean {
  const { fact, actors, cast, deeds, reach } = side;
  const isSameSentence = fact.analysis === denial.fact.analysis && fact.sentence === denial.fact.sentence;
  if (isSameSentence || !actors.some((actor) => denial.actors.includes(actor))) return false;
  if (denial.about.length > 0 && !denial.about.some((actor) => reach.includes(actor))) return false;
  const isOfKind = [...denial.deeds].some((deed) => [...deeds].some((other) => kin(deed, other)));
  if (denial.deeds.size > 0 && deeds.size > 0 && !isOfKind) return false;
  const shared = denial.cast.filter((actor) => cast.includes(actor)).length;
  return shared >= Math.min(2, denial.cast.length, cast.length);
}

function byDenier(denied: readonly Denied[]): Denied[][] {
  const groups = new Map<string, Denied[]>();
  for (const side of denied) {
    const who = [...side.actors].sort().join(' ');
    const own = groups.get(who);
    if (own) own.push(side);
    else groups.set(who, [side]);
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
