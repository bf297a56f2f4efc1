/**
 * The gate: nothing reaches a reader that has not passed here. A quotation must be its source's sentence to the letter.
 * A composed line is read back by the same engine that read the sources, and must yield the very frame it was made from:
 * same event, same actors in the same roles, the whole figure, the date, the claimant, and everything that weakens it.
 */
import { sameAmount } from '../facts/amounts.ts';
import type { Analyser } from '../facts/analyse.ts';
import type { Analysis, Figure, Frame } from '../facts/analysis.ts';
import { within } from '../text/document.ts';
import type { Citation, Statement } from './brief.ts';
import { claimsOver } from './compose.ts';

/** What a composed statement rests on. */
export interface Ground {
  analysis: Analysis;
  frame: Frame;
}

export interface Verdict {
  passed: boolean;
  /** Codes of what failed, such as `quote`, `number`, `name`, `role`, `claimant`. */
  faults: string[];
}

export interface Gate {
  quote(statement: Statement): Verdict;
  composed(statement: Statement, grounds: readonly Ground[]): Verdict;
  /** A line that sets figures side by side: each amount and claimant must be one of the figures', and none may lack. */
  figures(statement: Statement, figures: readonly Figure[]): Verdict;
}

const QUOTED = /“[^”]*”(?: \[[^\]]*\])?/gu;

/** A gate over the articles given; `analyser` reads lines back. */
export function compileGate(analyser: Analyser, analyses: readonly Analysis[]): Gate {
  const texts = new Map(analyses.map((analysis) => [analysis.articleId, analysis]));
  const readBack = (text: string, language: string, publishedAt: string | undefined) =>
    analyser.analyse({ id: 'line', language, text: `${text}.`, ...(publishedAt ? { publishedAt } : {}) });
  return {
    quote(statement) {
      const exact = statement.citations.length === 1 && fold(statement.text) === fold(statement.citations[0]!.quote);
      return verdict([...citationFaults(statement.citations, texts), ...(exact ? [] : ['quote'])]);
    },
    composed(statement, grounds) {
      const faults = grounds.flatMap((ground) => {
        const quoted = quotedFaults(statement.text, ground);
        const bare = statement.text.replace(QUOTED, '').replace(/[\s:]+$/u, '');
        const read = readBack(bare, statement.language, ground.analysis.document.publishedAt);
        return [...quoted, ...groundFaults(ground), ...frameFaults(read, ground)];
      });
      return verdict([
        ...citationFaults(statement.citations, texts),
        ...(grounds.length > 0 ? [] : ['ground']),
        ...faults,
      ]);
    },
    figures(statement, figures) {
      const read = readBack(statement.text, statement.language, undefined);
      const unmatched = figures.filter(
        (figure) => !read.document.quantities.some((quantity) => sameAmount(quantity, figure)),
      );
      const invented = read.document.quantities.filter(
        (quantity) => !figures.some((figure) => sameAmount(quantity, figure)),
      );
      return verdict([
        ...citationFaults(statement.citations, texts),
        ...(unmatched.length + invented.length > 0 ? ['number'] : []),
      ]);
    },
  };
}

function verdict(faults: string[]): Verdict {
  return { passed: faults.length === 0, faults };
}

function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function citationFaults(citations: readonly Citation[], texts: ReadonlyMap<string, Analysis>): string[] {
  if (citations.length === 0) return ['uncited'];
  return citations.flatMap((citation) => {
    const document = texts.get(citation.source)?.document;
    const sentence = document?.sentences[citation.sentence];
    const exact = document?.text.slice(citation.start, citation.end) === citation.quote;
    return exact && sentence?.start === citation.start && sentence.end === citation.end ? [] : ['citation'];
  });
}

/** Words inside quotation marks must stand in the cited sentence as they are. */
function quotedFaults(text: string, { analysis, frame }: Ground): string[] {
  const sentence = analysis.document.sentences[frame.sentence]!;
  const source = analysis.document.text.slice(sentence.start, sentence.end);
  const quoted = [...text.matchAll(QUOTED)].map((match) => match[0].slice(1, match[0].indexOf('”')));
  return quoted.every((words) => source.includes(words)) ? [] : ['quotation'];
}

/** What the frame itself must keep to: every role and its figure inside its own clause. */
function groundFaults({ analysis, frame }: Ground): string[] {
  const roles = Object.values(frame.roles).every((role) => within(role, frame.clause));
  const figure = frame.figure === undefined ? undefined : analysis.figures[frame.figure]!;
  return [...(roles ? [] : ['role-outside']), ...(!figure || within(figure, frame.clause) ? [] : ['figure-outside'])];
}

function frameFaults(read: Analysis, ground: Ground): string[] {
  const { frame, analysis } = ground;
  const back = read.frames.find((found) => found.frame === frame.frame);
  if (!back) return ['event'];
  return [
    ...roleFaults(back, ground),
    ...figureFaults(read, analysis, frame),
    ...dateFaults(read, analysis, frame),
    ...nameFaults(read, ground),
    ...claimFaults(read, back, ground),
    ...(back.status === frame.status ? [] : ['status']),
    ...(back.negated === frame.negated ? [] : ['negation']),
  ];
}

/** Every role that the line says must be filled as in the source, or be the figure's own subject ("Peruvian soldiers"). */
function roleFaults(back: Frame, { analysis, frame }: Ground): string[] {
  const subject = frame.figure === undefined ? undefined : analysis.figures[frame.figure]?.subject;
  return Object.entries(back.roles).flatMap(([role, filler]) => {
    const source = frame.roles[role]?.actors ?? (subject ? [subject] : []);
    return sameSet(source, filler.actors) ? [] : [`role-${role}`];
  });
}

function figureFaults(read: Analysis, analysis: Analysis, frame: Frame): string[] {
  const figure = frame.figure === undefined ? undefined : analysis.figures[frame.figure];
  const said = read.document.quantities;
  if (said.length === 0) return [];
  const whole = figure && said.length === 1 && sameAmount(said[0]!, figure) && said[0]!.unit === figure.unit;
  const slot = figure?.slot === undefined || read.figures.some((found) => found.slot === figure.slot);
  return [...(whole ? [] : ['number']), ...(slot ? [] : ['slot'])];
}

function dateFaults(read: Analysis, analysis: Analysis, frame: Frame): string[] {
  const date = frame.date === undefined ? undefined : analysis.document.dates[frame.date]?.iso;
  return read.document.dates.every((said) => said.iso === date) ? [] : ['date'];
}

/** No name may be said that the frame's roles, its figure's noun or its claimant do not hold. */
function nameFaults(read: Analysis, { analysis, frame }: Ground): string[] {
  const figure = frame.figure === undefined ? undefined : analysis.figures[frame.figure];
  const allowed = new Set([
    ...Object.values(frame.roles).flatMap((role) => role.actors),
    ...(figure?.subject ? [figure.subject] : []),
    ...claimsOver(analysis, frame).flatMap((claim) => (claim.actor ? [claim.actor] : [])),
  ]);
  const states = new Set(analysis.document.names.filter((name) => allowed.has(name.id)).map((name) => name.state));
  const known = (id: string, state: string | undefined) =>
    allowed.has(id) || (state !== undefined && (states.has(state) || allowed.has(state)));
  return read.document.names.every((name) => name.id.startsWith('new:') || known(name.id, name.state)) ? [] : ['name'];
}

function claimFaults(read: Analysis, back: Frame, { analysis, frame }: Ground): string[] {
  const source = claimsOver(analysis, frame);
  const said = claimsOver(read, back);
  const match = source.every((claim) =>
    said.some((other) =>
      claim.name === 'unnamed'
        ? other.name === 'unnamed'
        : other.polarity === claim.polarity && (other.actor ?? other.name) === (claim.actor ?? claim.name),
    ),
  );
  return match && said.length === source.length ? [] : ['claimant'];
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
