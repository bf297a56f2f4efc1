/**
 * What an outlet itself says otherwise now: a figure that a brief told, as a figure or within a line, which stands no more in the
 * article that it was cited from. Told of each outlet on its own, and once.
 */
import type { Readable } from '../text/read.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Brief, BriefFigure, Change, Citation } from './brief.ts';
import { folded, isSameAmount, isSameQuestion, statementsOf } from './changes.ts';
import { changedLine } from './changed-line.ts';
import { briefFigure, type NameOf } from './sections.ts';
import { meets, partiesIn } from './told-events.ts';

/** What the cited articles say now. */
export interface Rereading {
  /** Article id → its reading as it stands. */
  analyses: ReadonlyMap<string, Analysis>;
  nameOf: NameOf;
  isActor(id: string): boolean;
  /** Whether the page that told it was written on since, rather than corrected: then it took nothing back. */
  isRewritten(citation: Citation): boolean;
  /** Reads a sentence that stands in no article any more. */
  read(sentence: Readable): Analysis;
}

/** @param told the briefs that told the figures, the oldest first; what their own changes reported is not reported again */
export function correctionsOf(told: readonly Brief[], rereading: Rereading): Change[] {
  const reported = new Set(told.flatMap(({ changes }) => changes.map(keyOf)));
  const found: Change[] = [];
  for (const brief of told)
    for (const change of [...ofFigures(brief, rereading), ...ofLines(brief, rereading)]) {
      const isDropped = change.kind === 'withdrawn' && rereading.isRewritten(change.citations[0]!);
      if (isDropped || reported.has(keyOf(change))) continue;
      reported.add(keyOf(change));
      found.push(change);
    }
  return found;
}

function keyOf({ kind, what, source, before, after }: Change): string {
  return JSON.stringify([kind, what, source, before, after]);
}

function ofFigures({ figures, generatedAt }: Brief, rereading: Rereading): Change[] {
  return figures.flatMap((figure) =>
    figure.citations.flatMap((citation) => correction(figure, citation, generatedAt, rereading) ?? []),
  );
}

/** A line tells figures too that its brief does not list: another outlet had given them before, or no topic asks for them. */
function ofLines(brief: Brief, rereading: Rereading): Change[] {
  const { analyses } = rereading;
  return statementsOf(brief).flatMap(({ citations }) =>
    citations.flatMap((citation) => {
      const now = analyses.get(citation.source);
      return now && !holds(now, citation) ? ofSentence(citation, now, brief.generatedAt, rereading) : [];
    }),
  );
}

function ofSentence(citation: Citation, now: Analysis, told: string, rereading: Rereading): Change[] {
  const then = readAgain(citation, now, rereading);
  const asked = then.figures.filter(({ slot, former }) => slot !== undefined && !former);
  if (asked.length === 0) return changedLine(then, now, citation, told);
  return asked.flatMap((each) => {
    const figure = { ...briefFigure(then, each, undefined, rereading.nameOf), citations: [citation] };
    return correction(figure, citation, told, rereading) ?? [];
  });
}

/** The cited sentence as it was. What else it counted is no news of the figure in question. */
function readAgain({ source, quote }: Citation, { document }: Analysis, { read }: Rereading): Analysis {
  const { language, publishedAt } = document;
  return read({ id: source, text: quote, language, ...(publishedAt && { publishedAt }) });
}

function correction(figure: BriefFigure, citation: Citation, told: string, rereading: Rereading): Change | undefined {
  const analysis = rereading.analyses.get(citation.source);
  if (!analysis || holds(analysis, citation)) return undefined;
  const answers = answersIn(analysis, figure, rereading);
  if (answers.some((answer) => isSameAmount(answer, figure))) return undefined;
  const then = readAgain(citation, analysis, rereading).document.quantities;
  const now = answers.find((answer) => !then.some((each) => isSameAmount(each, answer)));
  if (!now && isCounted(analysis, figure)) return undefined;
  return {
    kind: now ? 'revised' : 'withdrawn',
    what: figure.slot,
    before: figure.text,
    ...(now && { after: now.text }),
    source: citation.source,
    told,
    citations: [citation, ...(now?.citations ?? [])],
  };
}

/** Whether the sentence stands in the article, wherever in it. */
export function holds({ document }: Analysis, { quote }: Citation): boolean {
  return folded(document.text).includes(folded(quote));
}

/** What the article says now to the question that the figure answered. */
function answersIn(analysis: Analysis, figure: BriefFigure, { nameOf, isActor }: Rereading): BriefFigure[] {
  return analysis.figures
    .filter(({ slot, former }) => slot === figure.slot && !former)
    .map((each) => briefFigure(analysis, each, undefined, nameOf))
    .filter((each) => isSameQuestion(figure, each, { isActor }));
}

/**
 * The number may stand in another sentence, which is read as the answer to another question, or to none; not where that only tells
 * what an earlier version said.
 */
function isCounted(analysis: Analysis, { unit, who = [], ...figure }: BriefFigure): boolean {
  const { document, figures, frames } = analysis;
  const doubted = new Set(frames.flatMap((frame) => (frame.doubted ? frame.sentence : [])));
  const former = new Set(figures.flatMap((each) => (each.former ? each.start : [])));
  return document.quantities.some(
    (each) =>
      each.unit === unit &&
      isSameAmount(each, figure) &&
      !doubted.has(each.sentence) &&
      !former.has(each.start) &&
      meets(who, partiesIn(analysis, each.sentence)),
  );
}
