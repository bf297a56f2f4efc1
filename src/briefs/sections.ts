/** The parts of a brief beside its points: figures, disputes, actors and gaps, each from facts alone. */
import type { Data } from '../data/data.ts';
import type { Phrases } from '../data/phrases.ts';
import { sameAmount } from '../facts/amounts.ts';
import type { Analysis, Figure, Frame } from '../facts/analysis.ts';
import type { Disagreement, Fact } from '../facts/disagreement.ts';
import { timeCovered } from '../facts/period.ts';
import type { Actors } from '../text/names.ts';
import type { Brief, BriefFigure, Dispute, Position } from './brief.ts';
import type { Candidate } from './candidates.ts';
import { cite, distinctCitations } from './cite.ts';
import type { Subject } from './subject.ts';
import { meets, partiesIn } from './told-events.ts';

/** A claimant in the reader's language, by actor or by words of the article; undefined for one that no list knows. */
export type NameOf = (actor: string | undefined, words: string | null, language: string) => string | undefined;

const MOST_ACTORS = 8;

/** The subject's figures in the order of its slots; the same amount of the same claimant is one figure with several citations. */
export function figuresSection(
  analyses: readonly Analysis[],
  subject: Subject,
  disputes: readonly Disagreement[],
  nameOf: NameOf,
): BriefFigure[] {
  const flags = new Map(disputes.flatMap((dispute) => [...dispute.suspects]));
  const found: BriefFigure[] = [];
  for (const slot of subject.slots)
    for (const analysis of analyses)
      for (const figure of analysis.figures.filter((each) => each.slot === slot)) {
        if (!subject.counts(analysis, figure.sentence)) continue;
        const made = briefFigure(analysis, figure, flags.get(figure), nameOf);
        const twin = found.find((other) => isTwin(other, made));
        if (twin) twin.citations = distinctCitations([...twin.citations, ...made.citations]);
        else found.push(made);
      }
  return found;
}

function isTwin(a: BriefFigure, b: BriefFigure): boolean {
  return (
    a.slot === b.slot &&
    sameAmount(a, b) &&
    a.unit === b.unit &&
    a.status === b.status &&
    (a.claimantName ?? a.claimant) === (b.claimantName ?? b.claimant) &&
    (a.period ?? '') === (b.period ?? '') &&
    a.subject === b.subject &&
    a.suspect === b.suspect &&
    meets(a.who ?? [], b.who ?? [])
  );
}

/** A figure as a brief has it; `flag` says why it is doubtful beside the others. */
export function briefFigure(analysis: Analysis, figure: Figure, flag: string | undefined, nameOf: NameOf): BriefFigure {
  const { start: _start, end: _end, sentence, claimantActor, suspect, note, slot, ...others } = figure;
  const { rule: _rule, former: _former, since: _since, ...rest } = others;
  const period = timeCovered(figure);
  return {
    ...rest,
    ...(period === undefined ? {} : { period }),
    slot: slot!,
    ...whoOf(analysis, sentence),
    ...(claimantActor ? { claimantId: claimantActor } : {}),
    ...subjectNamed(rest.subject, nameOf),
    ...named(nameOf(claimantActor, figure.claimant, analysis.document.language)),
    ...(suspect || flag ? { suspect: true, note: note ?? flag! } : {}),
    citations: [cite(analysis, sentence)],
  };
}

function whoOf(analysis: Analysis, sentence: number): { who?: string[] } {
  const who = partiesIn(analysis, sentence);
  return who.length > 0 ? { who } : {};
}

/** Disagreements that concern the subject, with every position, claimant and date. */
export function disputesSection(disputes: readonly Disagreement[], subject: Subject, nameOf: NameOf): Dispute[] {
  const { disputed } = subject;
  return disputes
    .filter((dispute) => disputed.has(dispute.slot) && dispute.facts.some((fact) => isOn(fact, subject)))
    .map((dispute) => ({
      slot: dispute.slot,
      kind: dispute.kind,
      ...(dispute.note ? { note: dispute.note } : {}),
      positions: dispute.facts.map((fact) => positionOf(fact, dispute, nameOf)),
    }));
}

function isOn({ analysis, sentence }: Fact, subject: Subject): boolean {
  return subject.belongs(analysis, sentence);
}

/** What is denied is whether it happened: such a position has a side and no amount. */
function positionOf(fact: Fact, dispute: Disagreement, nameOf: NameOf): Position {
  const { analysis, figure, side, claim, repeats = [] } = fact;
  const asOf = figure?.asOf ?? analysis.document.publishedAt?.slice(0, 10);
  const citations = distinctCitations([fact, ...repeats].map((each) => cite(each.analysis, each.sentence)));
  const base = { ...(asOf ? { asOf } : {}), citations };
  if (!figure) {
    const claimant = claim?.name ?? null;
    const voice = { claimant, ...named(nameOf(claim?.actor, claimant, analysis.document.language)) };
    return { ...(side ? { status: side } : {}), ...voice, ...base };
  }
  const { value, min, max, vague, bound, approximate, unit, text, claimant, claimantActor } = figure;
  const period = timeCovered(figure);
  const flag = figure.note ?? dispute.suspects.get(figure);
  return {
    ...JSON.parse(JSON.stringify({ value, min, max, vague, bound, approximate, unit, text, period })),
    claimant,
    ...named(nameOf(claimantActor, claimant, analysis.document.language)),
    ...base,
    ...(flag ? { suspect: true, note: flag } : {}),
  };
}

function named(name: string | undefined): { claimantName?: string } {
  return name ? { claimantName: name } : {};
}

function subjectNamed(subject: string | undefined, nameOf: NameOf): { subjectName?: string } {
  const name = subject && nameOf(subject, null, '');
  return name ? { subjectName: name } : {};
}

function isTold({ negated, doubted, untold, status }: Frame): boolean {
  return !negated && !doubted && !untold && (status === 'done' || status === 'ongoing');
}

/** Who has a part in the topic, by how often they fill a role in its events. */
export function actorsSection(candidates: readonly Candidate[], actors: Actors, phrases: Phrases): Brief['actors'] {
  const parts = new Map<string, Map<string, ReturnType<typeof cite>[]>>();
  for (const { analysis, frame: event, denial, sentence } of candidates) {
    // Who denies a deed has that part, and nobody has one in what is denied, doubted or not told as done.
    const frame = denial ?? event;
    if (!frame || !isTold(frame)) continue;
    for (const [role, filler] of Object.entries(frame.roles))
      for (const named of filler.actors) {
        // "Moscow supplied" is Russia supplying: the two are one actor of the topic.
        const actor = actors.speaksFor(named) ?? named;
        const key = `frames.role.${frame.frame}.${role}`;
        const roles = parts.get(actor) ?? new Map<string, ReturnType<typeof cite>[]>();
        parts.set(actor, roles.set(key, [...(roles.get(key) ?? []), cite(analysis, sentence)]));
      }
  }
  return [...parts]
    .filter(([actor]) => actors.nameOf(actor, phrases.language) !== undefined)
    .map(([id, roles]) => ({ id, count: [...roles.values()].flat().length, main: mainRole(roles) }))
    .filter(({ main }) => phrases.has(main.role))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_ACTORS)
    .map(({ id, main }) => ({
      id,
      name: actors.nameOf(id, phrases.language)!,
      role: phrases.say(main.role),
      citations: distinctCitations(main.citations).slice(0, 3),
    }));
}

/** The part an actor fills most often; the first met, where several are filled as often. */
function mainRole<Citation>(roles: ReadonlyMap<string, Citation[]>): { role: string; citations: Citation[] } {
  const [first, ...others] = [...roles].map(([role, citations]) => ({ role, citations }));
  return others.reduce((best, each) => (each.citations.length > best.citations.length ? each : best), first!);
}

/** What this topic usually answers and was found in none of these articles. */
export function gapsSection(
  analyses: readonly Analysis[],
  subject: Subject,
  data: Data,
  phrases: Phrases,
): Brief['gaps'] {
  const frames = analyses.flatMap((analysis) => analysis.frames);
  const slots = new Set(analyses.flatMap((analysis) => analysis.figures.map((figure) => figure.slot)));
  return subject.asks
    .filter((id) => {
      const slot = data.slots.find((each) => each.id === id);
      const told = frames.some((frame) => slot?.frames.includes(frame.frame) && (!slot.dated || isDated(frame)));
      return !slots.has(id) && !told;
    })
    .map((slot) => ({ slot, label: phrases.say(`brief.slot.${slot}`) }));
}

function isDated(frame: Frame): boolean {
  return frame.date !== undefined;
}
