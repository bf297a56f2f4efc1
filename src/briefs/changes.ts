/** What is new since an earlier brief: facts added, revised (old → new), withdrawn; rewording alone is nothing new. */
import { sameAmount } from '../facts/amounts.ts';
import type { Brief, BriefFigure, Change, Citation, Statement } from './brief.ts';

type Body = Pick<Brief, 'bottomLine' | 'keyPoints' | 'figures'>;

/** Changes from `previous` to `current`, figures first. */
export function changesSince(previous: Body, current: Body): Change[] {
  return [...figureChanges(previous.figures, current.figures), ...addedPoints(previous, current)];
}

function figureChanges(before: readonly BriefFigure[], after: readonly BriefFigure[]): Change[] {
  const changes: Change[] = [];
  for (const figure of after) {
    const rivals = before.filter((other) => sameQuestion(other, figure));
    if (rivals.some((other) => sameAmount(other, figure))) continue;
    const old = rivals.find((other) => !after.some((each) => sameQuestion(each, other) && sameAmount(each, other)));
    changes.push({
      kind: old ? 'revised' : 'added',
      what: figure.slot,
      ...(old ? { before: old.text } : {}),
      after: figure.text,
      citations: [...(old?.citations ?? []), ...figure.citations],
    });
  }
  return [...changes, ...withdrawn(before, after)];
}

function withdrawn(before: readonly BriefFigure[], after: readonly BriefFigure[]): Change[] {
  return before
    .filter((old) => !after.some((figure) => sameQuestion(old, figure)))
    .map((old) => ({ kind: 'withdrawn', what: old.slot, before: old.text, citations: old.citations }));
}

function sameQuestion(a: BriefFigure, b: BriefFigure): boolean {
  return a.slot === b.slot && a.claimant === b.claimant && a.subject === b.subject;
}

/** Key points that rest on no sentence of the earlier brief and add no figure already told. */
function addedPoints(previous: Body, current: Body): Change[] {
  const known = new Set(citationsOf(previous).map(placeOf));
  const told = new Set(current.figures.flatMap((figure) => figure.citations).map(placeOf));
  return statementsOf(current)
    .filter((statement) =>
      statement.citations.every((citation) => !known.has(placeOf(citation)) && !told.has(placeOf(citation))),
    )
    .map((statement) => ({ kind: 'added', what: 'point', after: statement.text, citations: statement.citations }));
}

function statementsOf(body: Body): Statement[] {
  return [...(body.bottomLine ? [body.bottomLine] : []), ...body.keyPoints];
}

function citationsOf(body: Body): Citation[] {
  return [...statementsOf(body), ...body.figures].flatMap((part) => part.citations);
}

/** A sentence's words, folded: the same sentence in a corrected edition of the article is the same place. */
function placeOf(citation: Citation): string {
  return citation.quote.replace(/\s+/gu, ' ');
}
