/** Figures set side by side: each position of the line must say one figure whole, with its own claimant and period. */
import { localDate } from '../data/date-words.ts';
import type { Phrases } from '../data/phrases.ts';
import { compatible, sameAmount } from '../facts/amounts.ts';
import type { Analysis, Figure } from '../facts/analysis.ts';
import { timeCovered } from '../facts/period.ts';
import type { Statement } from './brief.ts';
import { commonNounsOf } from './common-nouns.ts';
import { fillTemplate } from '../data/templates.ts';
import type { CountedFact, GateTools } from './ground.ts';
import { quoted } from './quoted.ts';
import { strayWords } from './vocabulary.ts';

/** Faults of a line whose positions stand in the order of `facts`, parted as the phrases say. */
export function positionFaults(
  statement: Statement,
  facts: readonly CountedFact[],
  readBack: (text: string) => Analysis,
  tools: GateTools,
): string[] {
  const phrases = tools.data.phrases.get(statement.language)!;
  const head = headsOf(facts, phrases).find((words) => statement.text.startsWith(words));
  if (head === undefined) return ['positions'];
  const parts = statement.text.slice(head.length).split(phrases.say('frames.dispute.separator'));
  if (parts.length !== facts.length) return ['positions'];
  return parts.flatMap((part, index) => partFaults(part, facts[index]!, statement.language, readBack, tools));
}

/** What may stand before the positions: that sources differ on their one question, where they do, or that scopes differ. */
function headsOf(facts: readonly CountedFact[], phrases: Phrases): string[] {
  const slots = [...new Set(facts.map(({ figure }) => figure.slot))];
  const differ = facts.some((a) => facts.some((b) => !compatible(a.figure, b.figure)));
  const slot = slots.length === 1 && slots[0] && differ ? phrases.say(`brief.slot.${slots[0]}`) : undefined;
  return phrases.keys
    .filter((key) => key.startsWith('frames.dispute.') && phrases.say(key).includes('{positions}'))
    .map((key) => fillTemplate(phrases.say(key), { slot, positions: '' }))
    .filter((words) => words !== undefined)
    .map((words) => `${words} `);
}

function partFaults(
  part: string,
  { figure, analysis }: CountedFact,
  language: string,
  readBack: (text: string) => Analysis,
  tools: GateTools,
): string[] {
  // A claimant whom no list knows is said in the source's own words: the names in them are the source's, not the line's.
  const voice = voiceOf(figure, analysis, language, tools);
  const own = figure.claimantActor ? '' : voice;
  const phrases = tools.data.phrases.get(language)!;
  const printed = quoted(figure.claimant ?? '', analysis.document.language, phrases, tools.data);
  const read = readBack(part.replace(printed, '').replace(own, ''));
  const [said, ...more] = read.document.quantities;
  const whole = said !== undefined && more.length === 0 && sameAmount(said, figure) && said.unit === figure.unit;
  const allowed = [figure.subject, figure.claimantActor].filter((actor) => actor !== undefined);
  const states = allowed.map((actor) => tools.actors.stateOf(actor) ?? actor);
  const of = read.document.names.map(({ id, state }) => state ?? id);
  const named = read.document.names.every(({ id }, at) => allowed.includes(id) || states.includes(of[at]!));
  const covered = timeCovered(figure);
  const period = covered && localDate(covered, phrases);
  const dated = read.document.dates.length === 0 || period !== undefined;
  return [
    ...(whole ? [] : ['number']),
    ...(named ? [] : ['name']),
    ...(figure.subject === undefined || of.includes(figure.subject) ? [] : ['subject']),
    ...(dated && part.includes(period ?? '') ? [] : ['date']),
    ...(saysClaimant(part, figure, printed, own, voice, { phrases, actors: tools.actors }) ? [] : ['claimant']),
    ...(!figure.suspect || saysSlip(part, phrases) ? [] : ['suspect']),
    ...strayFaults(read, figure, tools, [
      own,
      period ?? '',
      ...allowed.flatMap((actor) => tools.actors.saidOf(actor, language) ?? []),
    ]),
  ];
}

/** Whether a figure that is probably a slip is said to be one, in every word that the phrase has for it. */
function saysSlip(part: string, phrases: Phrases): boolean {
  const words = phrases
    .say('frames.dispute.suspect')
    .replace(/\[[^\]]*\]/gu, '')
    .split(/\{\w+\}/u);
  return words.every((piece) => part.includes(piece));
}

/** A claimant that no list names, as a line in `language` says it: as a common noun of that language, else as printed. */
function voiceOf({ claimant }: Figure, { document }: Analysis, language: string, { data }: GateTools): string {
  return claimant === null ? '' : (commonNounsOf(data).translate(claimant, document.language, language) ?? claimant);
}

/** In the brackets behind the amount stand who says it, alone or with the period: by name, by common noun, or in the source's own words. */
function saysClaimant(
  part: string,
  figure: Figure,
  printed: string,
  own: string,
  voice: string,
  { phrases, actors }: { phrases: Phrases; actors: GateTools['actors'] },
): boolean {
  const name = figure.claimantActor && actors.saidOf(figure.claimantActor, phrases.language);
  const voices =
    figure.claimant === null
      ? [phrases.say('frames.dispute.ownVoice')]
      : figure.claimant === 'unnamed'
        ? [phrases.say('frames.dispute.unnamed')]
        : name
          ? [name, voice]
          : [printed, own];
  const covered = timeCovered(figure);
  const period = covered && localDate(covered, phrases);
  const key = `frames.dispute.${figure.suspect ? 'suspect' : 'position'}`;
  return voices.some((claimant) => {
    const ending = fillTemplate(phrases.say(key), { amount: '', claimant, period });
    return ending !== undefined && part.replace(/[.।]\s*$/u, '').endsWith(ending);
  });
}

function strayFaults(read: Analysis, { unit }: Figure, { data }: GateTools, extra: readonly string[]): string[] {
  const stray = strayWords(read, data, ['frames.dispute.', `brief.unit.${unit}.`], [...extra, unit]);
  return stray.length === 0 ? [] : ['word'];
}
