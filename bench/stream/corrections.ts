/** An article that its outlet changes after it was read: a figure is replaced or withdrawn, and at times a line says so. */
import type { Chance } from './chance.ts';
import { numberWords } from './numerals.ts';
import type { Press } from './outlet.ts';
import type { Report } from './report.ts';
import type { Line, Voice } from './telling.ts';

export interface Correction {
  item: string;
  event: string;
  kind: 'replaced' | 'withdrawn';
  fact: string;
  /** The number that no longer holds, and the words that gave it. */
  old: number;
  oldWords: string;
  new?: number;
  newWords?: string;
  at: number;
}

export interface Corrected {
  report: Report;
  correction: Omit<Correction, 'item'>;
}

const SAYS_SO = 0.6;

/** Undefined where the report gives no figure that is large enough to be corrected. */
export function correct(report: Report, voice: Voice, press: Press, chance: Chance): Corrected | undefined {
  const figures = report.paragraphs.flat().flatMap((line) => figuresIn(line, report.event));
  if (figures.length === 0) return undefined;
  const { fact, old, oldWords } = chance.pick(figures);
  const manner = press.manners[voice.outlet.language]!;
  const common = { event: report.event, fact, old, oldWords, at: voice.at };
  const holds = (line: Line) => line.told?.event === report.event && line.told.counts[fact] === old;
  if (chance.is(0.3) && report.paragraphs.flat().filter((line) => !holds(line)).length >= 3) {
    const paragraphs = mapLines(report, (line) => (holds(line) ? [] : [line]));
    const title = holds(report.title) ? without(report, fact) : report.title;
    const notes = chance.is(SAYS_SO) ? [chance.pick(manner.withdrawn)] : [];
    return { report: { ...report, title, paragraphs, notes }, correction: { ...common, kind: 'withdrawn' } };
  }
  const value = otherValue(old, chance);
  const newWords = numberWords(value, voice.outlet.numbers);
  const change = (line: Line): Line => (holds(line) ? replaced(line, fact, value, newWords) : line);
  const notes = chance.is(SAYS_SO) ? [chance.pick(manner.corrected).replace('{old}', oldWords)] : [];
  return {
    report: { ...report, title: change(report.title), paragraphs: mapLines(report, (line) => [change(line)]), notes },
    correction: { ...common, kind: 'replaced', new: value, newWords },
  };
}

function figuresIn({ told, shown }: Line, event: string) {
  if (told?.event !== event) return [];
  const counted = Object.entries(told.counts).filter(([, value]) => value > 12);
  return counted.map(([fact, old]) => ({ fact, old, oldWords: shown[fact]! }));
}

function mapLines({ paragraphs }: Report, change: (line: Line) => Line[]): Line[][] {
  return paragraphs.map((lines) => lines.flatMap(change)).filter((lines) => lines.length > 0);
}

/** A title without the figure: the first sentence that does not hold it, which desks do too. */
function without({ paragraphs, title }: Report, fact: string): Line {
  const other = paragraphs.flat().find(({ told }) => told !== undefined && !(fact in told.counts));
  return other ? { ...other, text: other.text.replace(/[.।]$/u, '') } : title;
}

/** Typing slips and first estimates: a third less, or half as much again, as round as before. */
function otherValue(old: number, chance: Chance): number {
  const round =
    10 **
    Math.max(
      0,
      String(old).replace(/0+$/u, '').length > 1 ? /0*$/u.exec(String(old))![0].length : String(old).length - 1,
    );
  const value = Math.round((old * chance.pick([0.6, 0.7, 1.4, 1.6])) / round) * round;
  return value === old || value < 2 ? old + round : value;
}

function replaced(line: Line, fact: string, value: number, words: string): Line {
  return {
    text: line.text.replace(line.shown[fact]!, words),
    shown: { ...line.shown, [fact]: words },
    told: { ...line.told!, counts: { ...line.told!.counts, [fact]: value } },
  };
}
