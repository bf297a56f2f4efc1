/** An article labelled by hand: invented news in the manner of agencies and papers, on wars and pacts of many places. Offsets are UTF-16. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Polarity, Span } from '../../src/text/document.ts';

export interface LabelledSentence extends Span {
  kind: 'sentence' | 'heading' | 'dateline' | 'boilerplate' | 'title' | 'caption';
  topics: string[];
  /** Topics that count neither way. */
  maybe?: string[];
}

export interface LabelledFigure extends Span {
  value?: number;
  min?: number;
  max?: number;
  vague?: boolean;
  approximate?: boolean;
  unit: string;
  slot: string;
  /** Other slots that are as right. */
  also?: string[];
  claimant: string | null;
  /** Counts neither way. */
  optional?: boolean;
}

export interface LabelledArticle {
  id: string;
  language: string;
  publishedAt: string;
  title: string;
  /** `distractor` articles use warlike words and hold no topic. */
  group: 'conflict' | 'pact' | 'mixed' | 'edge' | 'distractor';
  text: string;
  sentences: LabelledSentence[];
  figures: LabelledFigure[];
  dates: (Span & { iso: string; optional?: boolean })[];
  /** Who says what in the sentence that starts at `start`. */
  claims: { start: number; claimant: string | null; polarity: Polarity }[];
}

/** `seen` articles are those whose misses the rules were steered by; the `unseen` tell what new articles get. */
export type LabelledSet = 'seen' | 'unseen';

/** Every labelled article of a set, by file name. */
export function labelledArticles(set: LabelledSet): LabelledArticle[] {
  const folder = join(import.meta.dirname, set);
  return readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as LabelledArticle);
}
