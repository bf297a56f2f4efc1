/** Turns candidates into statements that have passed the gate: composed in the reader's language, else quoted. */
import type { Analyser } from '../facts/analyse.ts';
import type { Analysis, Figure, Frame } from '../facts/analysis.ts';
import type { Disagreement } from '../facts/disagreement.ts';
import { timeCovered } from '../facts/period.ts';
import type { Data } from '../data/data.ts';
import type { Phrases } from '../data/phrases.ts';
import type { Statement, ToldEvent } from './brief.ts';
import type { Candidate } from './candidates.ts';
import { cite, distinctCitations } from './cite.ts';
import type { Composer } from './compose.ts';
import { quoted, QUOTATION } from './quoted.ts';
import { eventOf, stagedEventOf } from './told-events.ts';
import { compileGate, type Gate } from './verify.ts';
import type { CountedFact } from './ground.ts';
import { localDate } from '../data/date-words.ts';
import { fillTemplate } from '../data/templates.ts';

export interface LineMaker {
  /** The reader's language. */
  language: string;
  /** A statement for a candidate; undefined when not even its quotation passes. */
  statement(candidate: Candidate): Statement | undefined;
  /** One line that sets the positions of a disagreement side by side. */
  sideBySide(disagreement: Disagreement): Statement | undefined;
  /** How many different lines the gate has turned down so far. */
  withheld(): number;
}

interface Tools {
  analyser: Analyser;
  data: Data;
  analyses: readonly Analysis[];
  composer: Composer;
  phrases: Phrases;
  /** Whether the events of its lines are told with their stage, for a digest's memory. */
  staged?: boolean;
}

/** A maker of lines over the articles given. */
export function compileLines(tools: Tools): LineMaker {
  const gate = compileGate(tools.analyser, tools.analyses, tools.data);
  /** Lines turned down, by their words: what several articles or parts of a brief would say alike is one line. */
  const withheld = new Set<string>();
  const passing = (statement: Statement | undefined, faults: string[] | undefined) => {
    if (statement && faults?.length) withheld.add(statement.text);
    return faults?.length === 0 ? statement : undefined;
  };
  /** A sentence is said once: the timeline repeats a point's line. */
  const made = new Map<string, Statement | undefined>();
  const make = (candidate: Candidate): Statement | undefined => {
    for (const frame of tellable(candidate)) {
      const composed = composedOf(candidate, frame, tools);
      const grounds = [{ analysis: candidate.analysis, frame }];
      const passed = composed && passing(composed, gate.composed(composed, grounds).faults);
      if (passed) return passed;
    }
    return quoteOf(candidate.analysis, candidate.sentence, gate);
  };
  return {
    language: tools.composer.language,
    withheld: () => withheld.size,
    statement(candidate) {
      const place = `${candidate.analysis.articleId} ${candidate.sentence}`;
      if (!made.has(place)) made.set(place, told(make(candidate), candidate, tools));
      return made.get(place);
    },
    sideBySide(disagreement) {
      const line = positionsLine(disagreement, tools);
      return line && passing(line, gate.positions(line, countedIn(disagreement)).faults);
    },
  };
}

function told(statement: Statement | undefined, candidate: Candidate, tools: Tools): Statement | undefined {
  const events = statement ? eventsOf(statement, candidate, tools) : [];
  return statement && events.length > 0 ? { ...statement, events } : statement;
}

/** A quotation tells all that its sentence does, which matters to a reader of the next days alone. */
function eventsOf({ kind }: Statement, candidate: Candidate, { data, staged = false }: Tools): ToldEvent[] {
  if (staged) {
    const frames = kind === 'quote' ? candidate.frames : candidate.frames.slice(0, 1);
    return frames.map((frame) => stagedEventOf(candidate, frame, data));
  }
  const event = eventOf(candidate, data);
  return event ? [event] : [];
}

/** The events that may speak for a sentence: one that was not done, or is doubted, is not passed over for a lesser one. */
function tellable({ frames }: Candidate): Frame[] {
  const last = frames.findIndex(({ negated, doubted, status }) => negated || doubted || status !== 'done');
  return last < 0 ? [...frames] : frames.slice(0, last + 1);
}

const MOST_POSITIONS = 4;

/** The longest composed line, in words. */
const MOST_WORDS = 30;

function composedOf({ analysis }: Candidate, frame: Frame, { composer, phrases }: Tools): Statement | undefined {
  const line = composer.line(analysis, frame);
  if (!line || wordsIn(line.replace(QUOTATION, '“”')) > MOST_WORDS) return undefined;
  return {
    text: ended(line, phrases),
    language: composer.language,
    kind: 'composed',
    citations: composer.sentences(analysis, frame).map((at) => cite(analysis, at)),
  };
}

function quoteOf(analysis: Analysis, sentence: number, gate: Gate): Statement | undefined {
  const citation = cite(analysis, sentence);
  const statement: Statement = {
    text: citation.quote.replace(/\s+/gu, ' '),
    language: analysis.document.language,
    kind: 'quote',
    citations: [citation],
  };
  return gate.quote(statement).passed ? statement : undefined;
}

/** The first positions of a disagreement: a line of more would not be read. */
function countedIn({ facts }: Disagreement): CountedFact[] {
  return facts.flatMap(({ analysis, figure }) => (figure ? [{ analysis, figure }] : [])).slice(0, MOST_POSITIONS);
}

function positionsLine(disagreement: Disagreement, tools: Tools): Statement | undefined {
  const { phrases, composer } = tools;
  const figures = countedIn(disagreement);
  if (figures.length < 2 || !phrases.has(`frames.dispute.${disagreement.kind}`)) return undefined;
  const positions = figures.map(({ analysis, figure }) => positionWords(analysis, figure, disagreement, tools));
  const text = phrases.say(`frames.dispute.${disagreement.kind}`, {
    slot: phrases.say(`brief.slot.${disagreement.slot}`),
    positions: positions.join(phrases.say('frames.dispute.separator')),
  });
  const citations = distinctCitations(figures.map(({ analysis, figure }) => cite(analysis, figure.sentence)));
  return { text: ended(text, phrases), language: composer.language, kind: 'composed', citations };
}

function positionWords(
  analysis: Analysis,
  figure: Figure,
  disagreement: Disagreement,
  { composer, phrases, data }: Tools,
): string {
  const known = composer.claimant(analysis, figure);
  const { language } = analysis.document;
  const suspect = disagreement.suspects.has(figure) || figure.suspect;
  const period = timeCovered(figure);
  return fillTemplate(phrases.say(`frames.dispute.${suspect ? 'suspect' : 'position'}`), {
    amount: composer.amount(figure),
    claimant: known ?? quoted(figure.claimant ?? '', language, phrases, data),
    period: period && localDate(period, phrases),
  })!;
}

/** Words as readers count them. */
export function wordsIn(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

function ended(line: string, phrases: Phrases): string {
  return /[.।?!]$/u.test(line) ? line : phrases.say('frames.sentence', { line });
}
