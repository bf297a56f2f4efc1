/** Counts as disputes compare them: whose thing is counted, with whom and where it is told, on whose word, and for what time. */
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import { within, type Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import { sizeOf } from './amounts.ts';
import { analyserOf } from './analyse.ts';
import type { Analysis, Figure } from './analysis.ts';
import { castOf, castTools, eventOf, type Cast, type CastTools } from './cast.ts';
import { compileCountWords, type CountWord, type CountWordReader, type CountWords } from './count-words.ts';
import type { Fact } from './disagreement.ts';
import { findingsIn } from './local.ts';
import { REMEMBERED } from './memory.ts';

export interface Count extends Fact, Cast {
  figure: Figure;
  /** Who counts: an actor's id, else the folded words of the claimant; undefined when the outlet speaks itself. */
  voice?: string;
  /** Milliseconds between which the count holds; both NaN when nothing dates it. */
  from: number;
  to: number;
  /** ISO date of the event that it is told in, where its sentence gives one. */
  when?: string;
  /** What its sentence says of it: that it was said before ("had earlier put the figure at …"), is a sum, and the like. */
  said: ReadonlySet<CountWord>;
  /** How long the time is in which it was counted ("in two years"), as the text says it. */
  lasting?: string;
  /** The count before it that it goes on about. */
  before?: Count;
}

/** How the names of rules begin that resolve a figure by one before it. */
const CARRIED = 'carried';

const LONG: ReadonlySet<string> = new Set(['weeks', 'months', 'years']);

interface CountTools extends CastTools {
  words: CountWordReader;
}

/** Compiled once: a brief is built often, and the words of a compiled list are remembered with every word they were asked of. */
const countTools = oncePer((data: Data): CountTools => {
  const { actors } = analyserOf(data).reader;
  return { ...castTools(data, actors), words: compileCountWords(data) };
});

/** Every figure of the slots as a count, in the articles' order. Denied and merely possible ones claim nothing. */
export function countsIn(
  analyses: readonly Analysis[],
  data: Data,
  slots: ReadonlySet<string>,
  isTold: (analysis: Analysis, sentence: number) => boolean = () => true,
): Count[] {
  const tools = countTools(data);
  return analyses.flatMap((analysis) => {
    const counts: Count[] = [];
    for (const figure of analysis.figures)
      if (
        figure.slot !== undefined &&
        slots.has(figure.slot) &&
        figure.status !== 'denied' &&
        figure.status !== 'possible' &&
        isTold(analysis, figure.sentence)
      )
        counts.push(countOf(analysis, figure, counts, tools));
    return counts;
  });
}

function countOf(analysis: Analysis, figure: Figure, earlier: readonly Count[], tools: CountTools): Count {
  const words = tools.words(analysis, figure.sentence);
  const said = new Set(words.map(({ value }) => value));
  if (figure.former) said.add('former');
  const before = said.has('pointing') || figure.rule?.startsWith(CARRIED) ? antecedent(figure, earlier) : undefined;
  const isIrregular = before?.said.has('irregular') ?? isOfIrregulars(analysis, figure, words);
  if (isIrregular) said.add('irregular');
  else said.delete('irregular');
  const voice = figure.claimantActor ?? (figure.claimant === null ? undefined : fold(figure.claimant));
  const lasting = lastingOf(analysis, figure, words) ?? before?.lasting;
  const [from, to] = timeOf(analysis, lasting === undefined ? figure : { asOf: figure.asOf });
  const when = dayOf(analysis, figure);
  return {
    analysis,
    sentence: figure.sentence,
    figure,
    ...castOf(analysis, figure, words, before, tools),
    ...(voice ? { voice } : {}),
    from,
    to,
    said,
    ...(when ? { when } : {}),
    ...(lasting ? { lasting } : {}),
    ...(before ? { before } : {}),
  };
}

/** Whether the counted noun itself is of fighters who are no army's. */
function isOfIrregulars({ document }: Analysis, figure: Figure, words: CountWords): boolean {
  const noun = document.quantities.find(({ start }) => start === figure.start)?.noun;
  return noun !== undefined && words.some((word) => word.value === 'irregular' && within(word, noun));
}

/** The last count of the same slot, in the sentence or just before. */
function antecedent({ slot, sentence }: Figure, earlier: readonly Count[]): Count | undefined {
  for (let at = earlier.length - 1; at >= 0 && sentence - earlier[at]!.sentence <= REMEMBERED; at -= 1)
    if (earlier[at]!.figure.slot === slot) return earlier[at];
  return undefined;
}

/** The period a count covers, else the day it was given on. */
function timeOf({ document }: Analysis, { period, asOf }: Pick<Figure, 'period' | 'asOf'>): [from: number, to: number] {
  const said = period ?? asOf ?? document.publishedAt?.slice(0, 10);
  if (said === undefined) return [NaN, NaN];
  const [first, last = first] = said.split('/') as [string, string?];
  return [Date.parse(first), endOf(last)];
}

/** When what is counted was: its event's date, else the only one of its sentence. */
function dayOf(analysis: Analysis, figure: Figure): string | undefined {
  const { document } = analysis;
  const date = eventOf(analysis, figure)?.date;
  if (date !== undefined) return document.dates[date]!.iso;
  const own = findingsIn(document, figure.sentence).dates.filter(({ names }) => !names);
  return own.length === 1 && !own[0]!.slip ? own[0]!.iso : undefined;
}

/** "In two years", "since 2022": the time that a word of the sentence makes the time in which it was counted, up to now. */
function lastingOf({ document }: Analysis, figure: Figure, words: CountWords): string | undefined {
  const { text, quantities, dates } = findingsIn(document, figure.sentence);
  const isMarked = ({ start, end }: Span, list: CountWord) =>
    words.some((word) => word.value === list && (isBeside(text, word.end, start) || isBeside(text, end, word.start)));
  const begin = dates.find((date) => date.iso === figure.period && isMarked(date, 'since'));
  if (begin) return `since ${begin.iso}`;
  const long = quantities.find((quantity) => LONG.has(quantity.unit) && isMarked(quantity, 'lasting'));
  return long && `${sizeOf(long)} ${long.unit}`;
}

function isBeside(text: string, end: number, start: number): boolean {
  return start >= end && start - end <= 1 && text.slice(end, start).trim() === '';
}

function endOf(iso: string): number {
  const [year, month, day] = iso.split('-').map(Number);
  if (day !== undefined) return Date.parse(iso);
  return month === undefined ? Date.UTC(year!, 11, 31) : Date.UTC(year!, month, 0);
}
