/** Figures set side by side: each position of the line must say one figure whole, with its own claimant and period. */
import { sameAmount } from '../facts/amounts.ts';
import type { Analysis, Figure } from '../facts/analysis.ts';
import type { Statement } from './brief.ts';
import { commonNounsOf } from './common-nouns.ts';
import type { CountedFact, GateTools } from './ground.ts';
import { strayWords } from './vocabulary.ts';

const QUOTED = /“([^”]*)”/gu;

/** Faults of a line whose positions stand in the order of `facts`, parted as the phrases say. */
export function positionFaults(
  statement: Statement,
  facts: readonly CountedFact[],
  readBack: (text: string) => Analysis,
  tools: GateTools,
): string[] {
  const phrases = tools.data.phrases.get(statement.language)!;
  const begin = statement.text.indexOf(phrases.say('frames.dispute.opens'));
  const listed = statement.text.slice(begin < 0 ? 0 : begin + 1);
  const parts = listed.split(phrases.say('frames.dispute.separator'));
  const head = begin < 0 ? ['positions'] : strayFaults(readBack(statement.text.slice(0, begin)), tools, []);
  if (parts.length !== facts.length) return [...head, 'positions'];
  return [
    ...head,
    ...parts.flatMap((part, index) => partFaults(part, facts[index]!, statement.language, readBack, tools)),
  ];
}

function partFaults(
  part: string,
  { figure, analysis }: CountedFact,
  language: string,
  readBack: (text: string) => Analysis,
  tools: GateTools,
): string[] {
  // A claimant whom no list knows is said in the source's own words: the names in them are the source's, not the line's.
  const own = figure.claimantActor ? '' : voiceOf(figure, analysis, language, tools);
  const read = readBack(part.replace(QUOTED, '').replace(own, ''));
  const [said, ...more] = read.document.quantities;
  const whole = said !== undefined && more.length === 0 && sameAmount(said, figure) && said.unit === figure.unit;
  const allowed = [figure.subject, figure.claimantActor].filter((actor) => actor !== undefined);
  const states = allowed.map((actor) => tools.actors.stateOf(actor) ?? actor);
  const named = read.document.names.every(({ id, state }) => allowed.includes(id) || states.includes(state ?? id));
  const dated = read.document.dates.every((date) => date.iso === figure.period);
  return [
    ...(whole ? [] : ['number']),
    ...(named ? [] : ['name']),
    ...(dated ? [] : ['date']),
    ...(saysClaimant(part, figure, own, read, tools) ? [] : ['claimant']),
    ...strayFaults(read, tools, [
      own,
      ...allowed.flatMap((actor) => tools.actors.saidOf(actor, read.document.language) ?? []),
    ]),
  ];
}

/** A claimant that no list names, as a line in `language` says it: as a common noun of that language, else as printed. */
function voiceOf({ claimant }: Figure, { document }: Analysis, language: string, { data }: GateTools): string {
  return claimant === null ? '' : (commonNounsOf(data).translate(claimant, document.language, language) ?? claimant);
}

/** The claimant by name where the reader's language has one, else by its common noun, or in the source's own words. */
function saysClaimant(
  part: string,
  { claimant, claimantActor }: Figure,
  own: string,
  read: Analysis,
  { data, actors }: GateTools,
): boolean {
  const { language } = read.document;
  const phrases = data.phrases.get(language)!;
  const name = claimantActor && actors.saidOf(claimantActor, language);
  if (name) return part.includes(name);
  if (claimant === null) return part.includes(phrases.say('frames.dispute.ownVoice'));
  return part.includes(claimant === 'unnamed' ? phrases.say('frames.dispute.unnamed') : own);
}

function strayFaults(read: Analysis, { data }: GateTools, extra: readonly string[]): string[] {
  return strayWords(read, data, ['frames.dispute.', 'brief.slot.'], extra).length === 0 ? [] : ['word'];
}
