/** The brief as readers, programs and the store see it: one zod schema, the types inferred from it. */
import { z } from 'zod';

/** Offsets are UTF-16 code units, end exclusive, into the source's final text: `text.slice(start, end) === quote`. */
export const citationSchema = z.strictObject({
  source: z.string(),
  sentence: z.int().nonnegative(),
  start: z.int().nonnegative(),
  end: z.int().positive(),
  quote: z.string().min(1),
});

const citations = z.array(citationSchema).min(1);

/** Done, under way, announced, said to be possible, or denied; read from tense and modal verb. */
export const statusSchema = z.enum(['done', 'ongoing', 'planned', 'possible', 'denied']);

/** Values are plain units: 12000000, never 12 with "million". Exactly one of value | min and/or max is meant. */
export const amountSchema = z.strictObject({
  value: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  vague: z.boolean().optional(),
  bound: z.enum(['more-than', 'at-least', 'up-to', 'less-than']).optional(),
  approximate: z.boolean(),
});

/** An event as a later brief compares it: its kind, the states and bodies in it, its date. */
export const toldEventSchema = z.strictObject({
  kind: z.string(),
  who: z.array(z.string()),
  date: z.string().optional(),
  /** For what somebody said on no stated day: the day of the article. */
  printed: z.string().optional(),
  /** Whether it is done, still to come or denied; in briefs of digests, which tell an event again when that changes. */
  stage: z.enum(['done', 'open', 'denied']).optional(),
});

export const statementSchema = z.strictObject({
  text: z.string().min(1),
  language: z.string(),
  kind: z.enum(['quote', 'composed']),
  citations,
  /** What it tells, for telling later what is new; absent where it only describes. */
  events: z.array(toldEventSchema).optional(),
});

export const figureSchema = z.strictObject({
  slot: z.string(),
  ...amountSchema.shape,
  unit: z.string(),
  subject: z.string().optional(),
  /** The subject's name in the brief's language. */
  subjectName: z.string().optional(),
  /** As the text says who says it; null when the outlet speaks itself; "unnamed" for hearsay. */
  claimant: z.string().nullable(),
  /** States and bodies that it is told of, claimants aside: two outlets count one thing where they meet. */
  who: z.array(z.string()).optional(),
  /** The claimant's actor, the same in every language. */
  claimantId: z.string().optional(),
  /** The claimant's name in the brief's language, where a list knows it. */
  claimantName: z.string().optional(),
  status: statusSchema.optional(),
  asOf: z.string().optional(),
  period: z.string().optional(),
  suspect: z.boolean().optional(),
  note: z.string().optional(),
  /** The figure's own words, for one tap of checking. */
  text: z.string(),
  citations,
});

export const positionSchema = z.strictObject({
  ...amountSchema.partial().shape,
  unit: z.string().optional(),
  text: z.string().optional(),
  status: z.string().optional(),
  claimant: z.string().nullable().optional(),
  claimantName: z.string().optional(),
  asOf: z.string().optional(),
  period: z.string().optional(),
  suspect: z.boolean().optional(),
  note: z.string().optional(),
  citations,
});

export const disputeSchema = z.strictObject({
  slot: z.string(),
  kind: z.enum(['conflict', 'denial', 'scope', 'update']),
  positions: z.array(positionSchema).min(2),
  note: z.string().optional(),
});

export const timelineEntrySchema = z.strictObject({
  date: z.string(),
  precision: z.enum(['day', 'month', 'year']),
  /** True when the text contradicts itself on this date: shown as printed, and said to be a slip. */
  slip: z.literal(true).optional(),
  /** Code of the reason why the date is doubtful. */
  note: z.string().optional(),
  text: z.string(),
  language: z.string(),
  citations,
});

export const changeSchema = z.strictObject({
  kind: z.enum(['added', 'revised', 'withdrawn']),
  what: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
  /** The article that itself says something else now, or no more; the older citations stood in its earlier edition. */
  source: z.string().optional(),
  /** When the brief was made that told what it said before. */
  told: z.string().optional(),
  citations,
});

export const sourceSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.string().optional(),
  publishedAt: z.string().optional(),
  dateCertainty: z.enum(['stated', 'inferred', 'unknown']),
  language: z.string(),
  url: z.string().optional(),
  descriptor: z.string().optional(),
  /** The agency that wrote it, by its name, where its publisher is another. */
  wire: z.string().optional(),
  copies: z.array(z.string()).optional(),
  /** The whole final text; present in `--json`, absent in stored briefs. */
  text: z.string().optional(),
});

/** What of a digest's brief its edition had room for; absent where that is all. Lists hold places in the brief's own. */
export const shownSchema = z.strictObject({
  bottomLine: z.boolean(),
  keyPoints: z.array(z.int().nonnegative()),
  figures: z.array(z.int().nonnegative()),
  changes: z.array(z.int().nonnegative()),
  /** Only some parts of the edition may have arrived: what it had beside this is still to be told. */
  partly: z.literal(true).optional(),
});

/** What a part of an edition shows of one of its briefs, by the brief's id. */
export const partShownSchema = z.strictObject({ brief: z.string(), shown: shownSchema });

export const briefSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string(),
  topic: z.strictObject({ id: z.string(), title: z.string() }),
  language: z.string(),
  generatedAt: z.string(),
  window: z.strictObject({
    from: z.string().nullable(),
    /** The first day behind the window. */
    to: z.string().nullable(),
    documentsRead: z.int().nonnegative(),
    documentsUsed: z.int().nonnegative(),
    /** So many articles on what is asked have no date, and so stand in no window; absent where there are none. */
    undated: z.int().positive().optional(),
    oldest: z.string().nullable(),
    newest: z.string().nullable(),
  }),
  /** Null only in an empty brief, whose `emptyReason` says why. */
  bottomLine: statementSchema.nullable(),
  emptyReason: z
    .enum(['no-articles', 'none-in-window', 'none-on-topic', 'all-withheld', 'nothing-asked', 'nothing-new'])
    .optional(),
  singleSource: z.boolean(),
  keyPoints: z.array(statementSchema).max(7),
  figures: z.array(figureSchema),
  disputes: z.array(disputeSchema),
  timeline: z.array(timelineEntrySchema),
  actors: z.array(
    z.strictObject({ id: z.string(), name: z.string(), role: z.string(), citations: z.array(citationSchema).min(1) }),
  ),
  gaps: z.array(z.strictObject({ slot: z.string(), label: z.string() })),
  changes: z.array(changeSchema),
  sinceBriefId: z.string().optional(),
  /** When the brief that it is compared with was made. */
  since: z.string().optional(),
  withheld: z.int().nonnegative(),
  sources: z.array(sourceSchema),
  /** In a digest's brief: ids of those that its reader was sent before, the oldest first. It tells only what they did not. */
  after: z.array(z.string()).optional(),
  /** In a digest's brief: so many events told before are told again, unchanged, by what came in since. */
  repeated: z.int().nonnegative().optional(),
  shown: shownSchema.optional(),
  /** In a digest's brief: the corpus' revision that it was made from. What came in with a later one is new to its readers. */
  revision: z.int().nonnegative().optional(),
});

export type Citation = z.infer<typeof citationSchema>;
export type Amount = z.infer<typeof amountSchema>;
export type ToldEvent = z.infer<typeof toldEventSchema>;
export type Statement = z.infer<typeof statementSchema>;
export type BriefFigure = z.infer<typeof figureSchema>;
export type Position = z.infer<typeof positionSchema>;
export type Dispute = z.infer<typeof disputeSchema>;
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
export type Change = z.infer<typeof changeSchema>;
export type Shown = z.infer<typeof shownSchema>;
export type PartShown = z.infer<typeof partShownSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Brief = z.infer<typeof briefSchema>;
