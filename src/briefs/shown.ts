/** What readers of a digest saw of its briefs: only that was told, and counts when the next one tells what is new. */
import { createHash } from 'node:crypto';
import type { Brief, BriefFigure, Change, Citation, Shown } from './brief.ts';
import { statementsOf } from './changes.ts';

/** The brief as one edition showed it, under an id of its own; the same brief where it showed all of it. */
export function asShown(brief: Brief, shown: Shown): Brief {
  if (isAll(brief, shown)) return brief;
  const id = `b${createHash('sha256')
    .update(JSON.stringify([brief.id, shown]))
    .digest('hex')
    .slice(0, 12)}`;
  return { ...brief, id, shown };
}

/** The brief as those know it whom only some parts of its edition reached; the same brief where they hold all that it showed. */
export function asArrived(brief: Brief, parts: readonly Shown[]): Brief {
  const placesIn = (list: 'keyPoints' | 'figures' | 'changes') =>
    [...new Set(parts.flatMap((part) => part[list]))].sort((a, b) => a - b);
  const shown = {
    bottomLine: parts.some(({ bottomLine }) => bottomLine),
    keyPoints: placesIn('keyPoints'),
    figures: placesIn('figures'),
    changes: placesIn('changes'),
  };
  const isWhole = brief.shown ? JSON.stringify(shown) === JSON.stringify(brief.shown) : isAll(brief, shown);
  return isWhole ? brief : asShown(brief, { ...shown, partly: true });
}

/** What of a brief its readers saw: the brief without the rest. A figure that a line or a change gives was told by it. */
export function toldPart(brief: Brief): Brief {
  const { shown } = brief;
  if (!shown) return brief;
  const bottomLine = shown.bottomLine ? brief.bottomLine : null;
  const keyPoints = shown.keyPoints.flatMap((at) => brief.keyPoints[at] ?? []);
  const said = new Set(statementsOf({ bottomLine, keyPoints, figures: [] }).flatMap(placesOf));
  const changes = shown.changes.flatMap((at) => brief.changes[at] ?? []);
  const isNew = (figure: BriefFigure) => changes.some((change) => gives(change, figure));
  return {
    ...brief,
    bottomLine,
    keyPoints,
    figures: brief.figures.filter(
      (figure, at) => shown.figures.includes(at) || placesOf(figure).some((one) => said.has(one)) || isNew(figure),
    ),
    disputes: shown.bottomLine ? brief.disputes : [],
    changes,
  };
}

/** Whether there was no room for any of it: for its readers it was never made. */
export function isLeftOut({ shown }: Pick<Brief, 'shown'>): boolean {
  if (!shown) return false;
  const { bottomLine, keyPoints, figures, changes } = shown;
  return !bottomLine && keyPoints.length + figures.length + changes.length === 0;
}

function isAll({ bottomLine, keyPoints, figures, changes, disputes }: Brief, shown: Shown): boolean {
  const isLed = bottomLine === null ? disputes.length === 0 : shown.bottomLine;
  return (
    isLed &&
    shown.keyPoints.length === keyPoints.length &&
    shown.figures.length === figures.length &&
    shown.changes.length === changes.length
  );
}

function gives({ kind, what, after, citations }: Change, { slot, text, ...figure }: BriefFigure): boolean {
  const places = new Set(placesOf(figure));
  return (
    kind === 'revised' && what === slot && after === text && placesOf({ citations }).some((one) => places.has(one))
  );
}

function placesOf({ citations }: { citations: readonly Citation[] }): string[] {
  return citations.map(({ source, sentence }) => `${sentence} ${source}`);
}
