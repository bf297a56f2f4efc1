/** A disagreement among sources before it is said: facts in their articles, so that a brief can cite and compose them. */
import type { Claim } from '../text/document.ts';
import type { Analysis, Figure } from './analysis.ts';

/** One position: a count, or a side taken on whether something happened, in the sentence that says so. */
export interface Fact {
  analysis: Analysis;
  sentence: number;
  /** The count that a position on an amount rests on. */
  figure?: Figure;
  /** Whether the sentence tells the event or denies it, where that is what is disputed. */
  side?: 'asserted' | 'denied';
  /** Whose word the side rests on; absent when the outlet speaks itself. */
  claim?: Claim;
  /** Other sentences that give the same position on the same word. */
  repeats?: readonly Fact[];
}

/** What two counts that are no contradiction differ in. */
export type Difference = 'period' | 'date' | 'kind';

export interface Disagreement {
  slot: string;
  kind: 'conflict' | 'denial' | 'scope' | 'update';
  facts: Fact[];
  /** Of `scope`: in what the counts differ. */
  note?: Difference;
  /** Facts whose figure is flagged by comparison, such as orders of magnitude from its peers. */
  suspects: Map<Figure, string>;
}
