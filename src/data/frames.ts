/** The events that briefs tell, declared once for all languages, and each language's words for them. */
import { z } from 'zod';

const words = z.array(z.string().min(1));

/** How a role is marked, whatever the language: by postposition in one, by order and preposition in another. */
const caseSchema = z.enum([
  'subject',
  'by',
  'object',
  'to',
  'from',
  'with',
  'in',
  'on',
  'against',
  'for',
  'of',
  'between',
  'until',
  /** Marks a phrase that plays no part in the event: a claimant, an occasion. */
  'none',
]);

/** `data/facts/frames.yaml`. */
export const frameListSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/),
    /** Role name → the cases that may mark it, best first. */
    roles: z.record(z.string(), z.array(caseSchema)),
    /** Roles without which a composed line would be thin; `what` is a figure or a theme. */
    needs: words,
    /** The kind of thing it is about, where that is of one kind, see `themes.yaml`. */
    about: z.enum(['pact', 'arms', 'people', 'deed', 'programme']).optional(),
    /** Slots whose figure belongs to this event. */
    slots: words.default([]),
    /** Whether a noun beside its thing makes another thing of it ("missile technology"): then it is not said. */
    alone: z.boolean().default(false),
    /** Whether things that carry a load may do it without one who acts ("cargo ships carried …"). */
    carried: z.boolean().default(false),
    /** An event of the same sentence that only says how this one came about ("in return"). */
    beside: z.string().optional(),
    /** `clause`: what follows the cue is content, shown as a quotation. */
    content: z.enum(['none', 'clause']).default('none'),
  }),
);

/** `data/languages/<code>/frames.yaml`. */
export const framesSchema = z.strictObject({
  /** Marker words → case. */
  markers: z.record(z.string(), caseSchema),
  /** Words that may stand between a name and its marker (honorifics, titles). */
  between: words,
  /** Words that join names into one filler. */
  joiners: words,
  /** Endings of a cue's last word that only speak of an event when one of `then` follows. */
  infinitive: z.strictObject({ endings: words, then: words }),
  /** Words before or after a date that make it the end of a span, not the day of an event (since, से, by, तक). */
  notWhen: z.strictObject({ before: words, after: words }),
  /**
   * What shows that a clause which is said has ended and its sentence goes on about the speaker ("denies that … and calls them …"):
   * a joiner with a verb of these endings or words right behind it, or behind a finite verb where the last word has one of `last`.
   */
  runsOn: z
    .strictObject({ joiners: words, next: words, words, last: words })
    .default({ joiners: [], next: [], words: [], last: [] }),
  /** Frame id → cue phrases; `*` ends a stem; `!` before a phrase means that this phrase is no cue. */
  cues: z.record(z.string(), words),
  /** Frame id → cue phrases whose grammatical subject is the thing, not the agent. */
  passiveCues: z.record(z.string(), words).default({}),
});

export type FrameList = z.infer<typeof frameListSchema>;
export type FrameKind = FrameList[number];
export type RoleCase = z.infer<typeof caseSchema>;
export type FramesData = z.infer<typeof framesSchema>;
