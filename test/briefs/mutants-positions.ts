/** Lines that set figures side by side, and what may go wrong in them: positions dropped, swapped, changed, or put under another head. */
import type { Statement } from '../../src/briefs/brief.ts';
import type { CountedFact } from '../../src/briefs/ground.ts';
import { compileLines } from '../../src/briefs/lines.ts';
import { compileGate } from '../../src/briefs/verify.ts';
import { localDate } from '../../src/data/date-words.ts';
import { findDisputes } from '../../src/facts/disputes.ts';
import type { Analysis } from '../../src/facts/analysis.ts';
import { data } from '../facts/reading.ts';
import { actors, analyser, composers, dice, states } from './mutants-tools.ts';
import type { Composer } from '../../src/briefs/compose.ts';

/** A line of positions with what it rests on. */
export interface SideBySide {
  analyses: readonly Analysis[];
  facts: readonly CountedFact[];
  composer: Composer;
  statement: Statement;
}

/** Counts of one thing on two words; A and B are states that count, C those whose soldiers they are, N and M two numbers. */
const PAIRS: Readonly<Record<string, readonly [string, string][]>> = {
  en: [
    ['A said N adj(C) soldiers were killed in the fighting.', 'B said M adj(C) soldiers were killed in the fighting.'],
    ['A estimates that C has deployed N soldiers.', 'C deployed M soldiers, B said.'],
    ['According to A, N adj(C) soldiers were wounded.', 'Reportedly, M adj(C) soldiers were wounded.'],
    ['In 2024 C supplied N drones to A, B said.', 'A said C supplied M drones in 2024.'],
  ],
  hi: [
    ['A ने कहा कि N adj(C) सैनिक मारे गए।', 'B ने कहा कि M adj(C) सैनिक मारे गए।'],
    ['A का अनुमान है कि C ने N सैनिक तैनात किए हैं।', 'B के अनुसार, C ने M सैनिक तैनात किए हैं।'],
    ['A के अनुसार, N adj(C) सैनिक घायल हुए।', 'कथित तौर पर M adj(C) सैनिक घायल हुए।'],
    ['B के अनुसार 2024 में C ने A को N ड्रोन सौंपे।', 'A ने कहा कि C ने 2024 में M ड्रोन सौंपे।'],
  ],
};

/** Every line of positions that the composer makes of our pairs and of the articles given. */
export function sideBySides(articles: readonly Analysis[]): SideBySide[] {
  const roll = dice(5);
  const sets = Object.entries(PAIRS).flatMap(([language, pairs]) =>
    pairs.flatMap((pair, index) => [0, 1].map((round) => pairOf(pair, language, `${index} ${round}`, roll))),
  );
  return [...sets, articles].flatMap((analyses) => composers.flatMap((composer) => linesIn(analyses, composer)));
}

function pairOf(pair: readonly string[], language: string, name: string, roll: (limit: number) => number): Analysis[] {
  const start = roll(states.length - 3);
  const cast = [0, 1, 2].map((at) => states[start + at]!);
  const count = (roll(80) + 11) * 10;
  return pair.map((pattern, side) => {
    const text = pattern
      .replace(/adj\(C\)/g, actors.adjectiveOf(cast[2]!, language)!)
      .replace(/\b[ABC]\b/g, (letter) => actors.saidOf(cast['ABC'.indexOf(letter)]!, language)!)
      .replace(/\b[NM]\b/g, (letter) => String(letter === 'N' ? count : count * 3));
    return analyser.analyse({ id: `${language} ${name} ${side}`, language, text, publishedAt: '2025-03-10' });
  });
}

function linesIn(analyses: readonly Analysis[], composer: Composer): SideBySide[] {
  const phrases = data.phrases.get(composer.language)!;
  const lines = compileLines({ analyser, data, analyses, composer, phrases });
  return findDisputes(analyses, data).flatMap((dispute) => {
    const statement = lines.sideBySide(dispute);
    const counted = dispute.facts.flatMap(({ analysis, figure }) => (figure ? [{ analysis, figure }] : []));
    return statement ? [{ analyses, facts: counted.slice(0, MOST), composer, statement }] : [];
  });
}

/** As many positions as a line says. */
const MOST = 4;

/** What the gate says of a line of positions. */
export function positionFaultsOf({ analyses, facts }: SideBySide, statement: Statement): string[] {
  return compileGate(analyser, analyses, data).positions(statement, facts).faults;
}

/** False lines of positions, by kind. */
export function changedPositions(line: SideBySide): { kind: string; statement: Statement }[] {
  const { facts, composer, statement } = line;
  const phrases = data.phrases.get(composer.language)!;
  const separator = phrases.say('frames.dispute.separator');
  const [one, two] = facts as [CountedFact, CountedFact];
  const amounts = [one, two].map(({ figure }) => composer.amount(figure));
  const voices = [one, two].map(({ analysis, figure }) => composer.claimant(analysis, figure) ?? figure.claimant ?? '');
  const { text } = statement;
  const start = text.indexOf(phrases.say('frames.dispute.opens')) + 2;
  const parts = text.slice(start).split(separator);
  const labels = data.slots.map(({ id }) => phrases.say(`brief.slot.${id}`)).filter((label) => !text.startsWith(label));
  const period = one.figure.period && localDate(one.figure.period, phrases);
  const changed: [kind: string, text: string][] = [
    ['claimants swapped', swap(text, voices)],
    ['values swapped', swap(text, amounts)],
    ['position dropped', text.slice(0, start) + parts.slice(1).join(separator)],
    ['position dropped', `${text.slice(0, start)}${parts.slice(0, -1).join(separator)}.`],
    ['position doubled', text.slice(0, start) + [parts[0], ...parts.slice(0, -1)].join(separator)],
    ['value changed', text.replace(amounts[0]!, composer.amount(tenfold(one)))],
    [
      'value changed',
      text.replace(amounts[1]!, composer.amount({ ...two.figure, approximate: !two.figure.approximate })),
    ],
    ['another question', text.replace(/^[^:]+:/u, `${labels[3]!}:`)],
    ['another question', text.replace(/^[^:]+:/u, `${labels.at(-4)!}:`)],
    ['period', period ? text.replace(period, '1999') : text.replace(/\)/u, ', 1999)')],
    ['period', period ? text.replace(new RegExp(`, ${period}`, 'u'), '') : text],
  ];
  return changed
    .filter(([, other]) => other !== text)
    .map(([kind, other]) => ({ kind, statement: { ...statement, text: other } }));
}

function tenfold({ figure }: CountedFact): CountedFact['figure'] {
  const { value, min, max } = figure;
  const more = { value: value && value * 10, min: min && min * 10, max: max && max * 10 };
  return { ...figure, ...more } as CountedFact['figure'];
}

function swap(text: string, [a, b]: readonly string[]): string {
  return text.replaceAll(a!, '\0').replaceAll(b!, a!).replaceAll('\0', b!);
}
