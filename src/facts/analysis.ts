/** What is claimed in one article, by whom, where it says so: the shapes of the facts room. Offsets as in the Document. */
import type { Document, Span } from '../text/document.ts';

/** Read from tense and modal verb, never from a list of cues. */
export type FactStatus = 'done' | 'ongoing' | 'planned' | 'possible' | 'denied';

/** A quantity that answers a question of `data/slots`; one without `slot` counts something no topic asks for. */
export interface Figure extends Span {
  sentence: number;
  slot?: string;
  /** How the slot was found: a cue and its words, a pair, the figure before, or the unit's default. */
  rule?: string;
  value?: number;
  min?: number;
  max?: number;
  vague?: boolean;
  bound?: 'more-than' | 'at-least' | 'up-to' | 'less-than';
  approximate: boolean;
  unit: string;
  /** Actor whose figure it is, or the counted noun phrase. */
  subject?: string;
  /** As the text says who says it; null when the outlet speaks itself; `unnamed` for hearsay. */
  claimant: string | null;
  /** Actor id of the claimant, for comparing claimants across articles and languages. */
  claimantActor?: string;
  status: FactStatus;
  /** ISO date or interval the figure covers ("in 2024"). */
  period?: string;
  /** It covers the time from then until now ("since 2022"). */
  since?: true;
  /** The text says that another number has taken its place ("up from 1,200"). */
  former?: true;
  /** ISO date of the article or the date the text gives for the count. */
  asOf?: string;
  suspect?: boolean;
  /** Code of the reason for `suspect`, such as `magnitude`. */
  note?: string;
  /** The figure's own words. */
  text: string;
}

/** One filler of a role: the words, and the actor they name where a list knows it. */
export interface Role extends Span {
  actors: string[];
  /** True where a pronoun fills it that stands for the claimant ("confirmed that it had sent"). */
  own?: boolean;
}

/** An event said in a sentence: who did what to whom, with which figure, when, and on whose word. */
export interface Frame {
  frame: string;
  sentence: number;
  /** The words that evoke the event. */
  cue: Span;
  /** The clause the event is told in; every role lies inside it. */
  clause: Span;
  roles: Record<string, Role>;
  /** True for a passive that names no agent ("soldiers are stationed in Kenya"). */
  passive?: boolean;
  /** True for a participle that hangs the event on its thing ("हस्ताक्षरित समझौता"). */
  participle?: boolean;
  /** Index into the analysis' figures. */
  figure?: number;
  /** Index into the document's dates. */
  date?: number;
  /** Index into the document's claims: whose word the event rests on. */
  claim?: number;
  status: FactStatus;
  negated: boolean;
  /** Its sentence doubts, supposes, or only nearly tells it ("refused to", "it is false that"): quoted, never composed. */
  doubted?: boolean;
  /** Words stand in its verb's group that are not known to leave it done ("came close to"): quoted, never composed. */
  untold?: boolean;
  /** Words that weaken the event ("reportedly", "सकता है"); each must survive in a composed line. */
  hedges: Span[];
}

export interface Analysis {
  articleId: string;
  /** The analyser's version; rows of another version are read again. */
  version: string;
  document: Document;
  /** Topic ids of each sentence, by sentence index. */
  topics: string[][];
  /** Why each sentence holds them, beside `topics`; for people (`analyze --explain`), never stored. */
  topicReasons?: string[][];
  figures: Figure[];
  frames: Frame[];
}
