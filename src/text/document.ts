/**
 * One article's text, read: the shapes of everything the text room finds.
 * All offsets are UTF-16 code units, end exclusive, into `Document.text`, which never changes.
 */
export interface Span {
  start: number;
  end: number;
}

/** A sentence, or a line that is none: a heading ends without a stop, a dateline only says where from. */
export interface Sentence extends Span {
  index: number;
  kind: 'sentence' | 'heading' | 'dateline';
}

/** A numeral in words or digits, without its unit. Exactly one of value | min and/or max; vague ones hold their minimum. */
export interface Numeral extends Span {
  sentence: number;
  kind: 'cardinal' | 'ordinal' | 'percent' | 'range';
  value?: number;
  min?: number;
  max?: number;
  vague?: boolean;
  /** A lone mark before three digits ("10.500"): it may group thousands, and then all values are meant a thousandfold. */
  doubtful?: boolean;
  /** Name of the rule that read it, for `--explain`. */
  rule: string;
}

/** A counted or measured thing: a numeral with bound, hedge, unit and the noun that carries the unit. */
export interface Quantity extends Span {
  sentence: number;
  /** The numeral alone, inside the quantity's own span (which also covers hedge, bound and currency sign). */
  numeral: Span;
  value?: number;
  min?: number;
  max?: number;
  vague?: boolean;
  bound?: 'more-than' | 'at-least' | 'up-to' | 'less-than';
  approximate: boolean;
  /** Canonical unit (`soldiers`, `shells`, `USD`, `percent` …), or the noun itself when no table knows it. */
  unit: string;
  /** Whether the units table knows the unit. */
  known: boolean;
  /** True where other words than the number's own lend the unit: the figure before, "the number of …", a nation's name. */
  borrowed?: boolean;
  /** Without a known unit: what the nearest noun before the number would make it count. */
  mentions?: string;
  /** The counted noun phrase, from the first modifier to the head noun, where there is one. */
  noun?: Span;
  /** Figure of ages, ranks, times and the like never become quantities; a duration or distance does. */
  rule: string;
}

export type DatePrecision = 'day' | 'month' | 'year' | 'interval';

/** A date said in the text. `iso` is `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or two of them joined by `/`. */
export interface DateMention extends Span {
  sentence: number;
  iso: string;
  precision: DatePrecision;
  /** True when the text contradicts itself or its publication date ("this year 2024" in 2025). */
  slip?: boolean;
  /** True when its number counts a duration too ("the next three days"). */
  counts?: boolean;
  /**
   * What it tells of an undated article: it is said to be today, its weekday fixes its year, or its year is said to be the
   * current one.
   */
  clue?: 'today' | 'dateline' | 'weekday' | 'this-year';
  /** True when it is the year of a thing ("their 2019 accord") and does not say when the event was. */
  names?: boolean;
  /** True when the nearest verb speaks of the future. */
  ahead?: boolean;
  /** Name of the rule that read it. */
  rule: string;
}

export type NameKind = 'state' | 'body' | 'person' | 'place' | 'office' | 'group';

/** A name in the text. `id` is an actor's id, or `new:<folded words>` for one that no list knows. */
export interface NameMention extends Span {
  sentence: number;
  id: string;
  kind: NameKind;
  /** The state it stands for or belongs to: a capital, a demonym, a person's or ministry's state. */
  state?: string;
  /** True for an adjective form ("रूसी", "Russian"): it names a property, not an agent by itself. */
  adjective?: boolean;
}

export type Polarity =
  'asserts' | 'estimates' | 'confirms' | 'warns' | 'denies' | 'does-not-deny' | 'declines-to-answer';

/** Who says what: a claimant, the words that say so, and how far the saying reaches. */
export interface Claim {
  sentence: number;
  /** The claimant's noun phrase as the text has it; absent for hearsay. */
  claimant?: Span;
  /** The claimant's words, postpositions and quotation marks stripped; `unnamed` for hearsay. */
  name: string;
  /** Actor id of the claimant where the name is known, for comparing claimants. */
  actor?: string;
  verb: Span;
  polarity: Polarity;
  /** The part of the sentence that is said; figures and events inside it belong to this claimant. */
  scope: Span;
  /** True when the claimant was carried from an earlier sentence ("उन्होंने", "he", a running quotation). */
  carried?: boolean;
  rule: string;
}

/** When an article was published, and what says so. */
export interface Publication {
  /** ISO date or date-time; a bare year where the text tells no more. */
  date?: string;
  certainty: 'stated' | 'inferred' | 'unknown';
  /** The rule that says so, and its words where they stand in the text. */
  evidence?: Partial<Span> & { rule: string; text?: string };
}

/** Everything the text room reads in one article. */
export interface Document {
  id: string;
  language: string;
  title?: string;
  text: string;
  /** The day that relative dates are measured from: as stated, or as the text fixes it. */
  publishedAt?: string;
  publication?: Publication;
  sentences: Sentence[];
  numerals: Numeral[];
  quantities: Quantity[];
  dates: DateMention[];
  /** How many dates only a publication date would fix, where the article has none. */
  waitingDates?: number;
  names: NameMention[];
  claims: Claim[];
}

/** The text of a span. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Whether `inner` lies wholly inside `outer`. */
export function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
