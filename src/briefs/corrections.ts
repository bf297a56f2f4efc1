/**
 * What an outlet itself says otherwise now: a figure that a brief told, which stands no more in the article that it was cited
 * from. Told of each outlet on its own, and once.
 */
import type { Analysis } from '../facts/analysis.ts';
import type { Brief, BriefFigure, Change, Citation } from './brief.ts';
import { folded, isSameAmount, isSameQuestion } from './changes.ts';
import { briefFigure, type NameOf } from './sections.ts';
import { meets, partiesIn } from './told-events.ts';

/** What the cited articles say now. */
export interface Rereading {
  /** Article id → its reading as it stands. */
  analyses: ReadonlyMap<string, Analysis>;
  nameOf: NameOf;
  isActor(id: string): boolean;
}

/** @param told the briefs that told the figures, the oldest first; what their own changes reported is not reported again */
export function correctionsOf(told: readonly Brief[], rereading: Rereading): Change[] {
  const reported = new Set(told.flatMap(({ changes }) => changes.map(keyOf)));
  const found: Change[] = [];
  for (const { figures, generatedAt } of told)
    for (const figure of figures)
      for (const citation of figure.citations) {
        const change = correction(figure, citation, generatedAt, rereading);
        if (!change || reported.has(keyOf(change))) continue;
        reported.add(keyOf(change));
        found.push(change);
      }
  return found;
}

function keyOf({ kind, what, source, before, after }: Change): string {
  return JSON.stringify([kind, what, source, before, after]);
}

function correction(figure: BriefFigure, citation: Citation, told: string, rereading: Rereading): Change | undefined {
  const analysis = rereading.analyses.get(citation.source);
  if (!analysis || holds(analysis, citation)) return undefined;
  const answers = answersIn(analysis, figure, rereading);
  if (answers.some((answer) => isSameAmount(answer, figure))) return undefined;
  const [now] = answers;
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
    .filter(({ slot }) => slot === figure.slot)
    .map((each) => briefFigure(analysis, each, undefined, nameOf))
    .filter((each) => isSameQuestion(figure, each, { isActor }));
}

/**
 * The number may stand in another sentence, which is read as the answer to another question, or to none; not where that only tells
 * what an earlier version said.
 */
function isCounted(analysis: Analysis, { unit, who = [], ...figure }: BriefFigure): boolean {
  const { document, frames } = analysis;
  const doubted = new Set(frames.flatMap((frame) => (frame.doubted ? frame.sentence : [])));
  return document.quantities.some(
    (each) =>
      each.unit === unit &&
      isSameAmount(each, figure) &&
      !doubted.has(each.sentence) &&
      meets(who, partiesIn(analysis, each.sentence)),
  );
}
