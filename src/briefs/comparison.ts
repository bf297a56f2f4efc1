/** A brief beside those that its reader has seen: what is new, and what an outlet took back or says otherwise now. */
import type { Data } from '../data/data.ts';
import type { Analyser } from '../facts/analyse.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { Brief, Change, Citation, Statement, ToldEvent } from './brief.ts';
import { changesSince, eventsOf, statementsOf, withdrawnPoints, type Body, type Evidence } from './changes.ts';
import { correctionsOf } from './corrections.ts';
import { rewritings, type FormerText } from './rewritten.ts';
import type { NameOf } from './sections.ts';
import { isSameEvent } from './told-events.ts';

export interface Compared {
  /** The briefs seen, the oldest first. */
  told: readonly Brief[];
  body: Body;
  language: string;
  /** Readings of all articles that are known as they stand. */
  analyses: readonly Analysis[];
  /** Article id → its earlier editions, the newest first. */
  former?: ReadonlyMap<string, readonly FormerText[]>;
  /** In a digest, which tells what is new alone: the events of all that was read, told before or not. */
  events?: readonly ToldEvent[];
  /** Article id → its story, of all that is cited before and now. */
  stories?: ReadonlyMap<string, string>;
}

export interface ComparingTools {
  data: Data;
  nameOf: NameOf;
  isActor(id: string): boolean;
  analyser: Pick<Analyser, 'analyse'>;
}

/** What changed since what was told; of each article's own corrections those that none of the briefs reported. */
export function comparedWith(compared: Compared, { data, nameOf, isActor, analyser }: ComparingTools): Change[] {
  const { told, body, events, stories } = compared;
  const rising = new Set(data.slots.filter(({ cumulative }) => cumulative).map(({ id }) => id));
  const analyses = new Map(compared.analyses.map((analysis) => [analysis.articleId, analysis]));
  const isRewritten = rewritings(compared.former ?? new Map(), analyses);
  const evidence: Evidence = {
    texts: new Map(compared.analyses.map(({ articleId, document }) => [articleId, document.text])),
    isActor,
    isRewritten,
    ...(events && { isRising: (slot: string) => rising.has(slot) }),
    ...(stories && { stories }),
  };
  const before = bodyOf(told);
  const corrections = correctionsOf(told, {
    analyses,
    nameOf,
    isActor,
    isRewritten,
    read: (sentence) => analyser.analyse(sentence),
  });
  return [
    ...changesSince(before, body, evidence).filter((change) => !isSaidBy(corrections, change)),
    ...(events ? restaged(before, body) : []),
    ...corrections,
    ...withdrawn(compared, before, evidence).filter((change) => !isOfOne(corrections, change)),
  ];
}

/** All that several briefs told, as one. */
function bodyOf(told: readonly Brief[]): Body {
  const keyPoints = told.flatMap(statementsOf);
  return { bottomLine: null, keyPoints, figures: told.flatMap(({ figures }) => figures) };
}

/** A figure of a corrected article is told once: as its correction. */
function isSaidBy(corrections: readonly Change[], { what, after, citations }: Change): boolean {
  return corrections.some(
    (other) => other.what === what && other.after === after && citations.some(({ source }) => source === other.source),
  );
}

/** A line whose figure its outlet corrected is told once too. */
function isOfOne(corrections: readonly Change[], { citations }: Change): boolean {
  const places = new Set(corrections.flatMap((other) => other.citations.map(placeOf)));
  return citations.some((citation) => places.has(placeOf(citation)));
}

/** Events that were to come, or were denied, and now are not: the line that told them and the one that does. */
function restaged(before: Body, { bottomLine, keyPoints }: Body): Change[] {
  const told = statementsOf(before);
  return [...(bottomLine ? [bottomLine] : []), ...keyPoints].flatMap((line) => {
    const old = told.findLast((other) => isRestaged(other, line));
    const citations = [...(old?.citations ?? []), ...line.citations];
    return old ? { kind: 'revised', what: 'point', before: old.text, after: line.text, citations } : [];
  });
}

function isRestaged({ events: before = [] }: Statement, { events: after = [] }: Statement): boolean {
  return after.some((event) =>
    before.some((old) => isSameEvent(old, event) && old.stage !== undefined && old.stage !== event.stage),
  );
}

function withdrawn({ told, events, body, language }: Compared, before: Body, evidence: Evidence): Change[] {
  const reported = new Set(told.flatMap(({ changes }) => changes.flatMap(withdrawnPlaces)));
  return withdrawnPoints(before, events ?? eventsOf(body), evidence)
    .filter(({ citations }) => !citations.some((citation) => reported.has(placeOf(citation))))
    .filter((line) => events === undefined || line.events !== undefined)
    .map((line) => ({
      kind: 'withdrawn',
      what: 'point',
      before: line.language === language ? line.text : line.citations[0]!.quote,
      citations: line.citations,
    }));
}

function withdrawnPlaces({ kind, citations }: Change): string[] {
  return kind === 'withdrawn' ? citations.map(placeOf) : [];
}

function placeOf({ source, quote }: Citation): string {
  return `${source} ${quote}`;
}
