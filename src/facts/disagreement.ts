/** A disagreement among sources before it is said: facts in their articles, so that a brief can cite and compose them. */
import type { Analysis, Figure, Frame } from './analysis.ts';

/** A figure or event in its article. */
export interface Fact {
  analysis: Analysis;
  figure?: Figure;
  frame?: Frame;
}

export interface Disagreement {
  slot: string;
  kind: 'conflict' | 'denial' | 'scope' | 'update';
  facts: Fact[];
  /** Facts whose figure is flagged by comparison, such as orders of magnitude from its peers. */
  suspects: Map<Figure, string>;
}
