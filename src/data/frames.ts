/** The events that briefs tell, declared once for all languages, and each language's words for them. */
import { z } from 'zod';
import { thingKindSchema } from './themes.ts';

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
    /** The event that its sentences tell too: told once, whichever of the two says it. */
    tells: z.string().optional(),
    /** Role name → the cases that may mark it, best first. */
    roles: z.record(z.string(), z.array(caseSchema)),
    /** Roles without which a composed line would be thin; `what` is a figure or a theme. */
    needs: words,
    /** The kind of thing it is about, where that is of one kind, see `themes.yaml`. */
    about: thingKindSchema.optional(),
    /** Further things that it tells of: name in the template → kind. */
    things: z.record(z.string(), thingKindSchema).default({}),
    /**
     * Where its thing stands, or its figure where it is about none: right beside its words ("deployed troops"), for one farther
     * off is another's; or first, as what the sentence is about ("the treaty provides for …").
     */
    stands: z.enum(['anywhere', 'beside', 'first']).default('anywhere'),
    /** Roles without which the line of a passive without agent would say too little ("soldiers are stationed in Kenya"). */
    passiveNeeds: words.default([]),
    /** Whether its passive may be said where the text names an agent that nobody knows ("the two leaders signed the treaty"). */
    agentless: z.boolean().default(false),
    /** Whether the event itself takes something back: its own words turn nothing around ("वापस बुलाए"). */
    undoes: z.boolean().default(false),
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
  /** Words that close a phrase of purpose behind an infinitive (के लिए): what stands before them is done elsewhere. */
  purpose: words.default([]),
  /**
   * Words that may be who acts in what somebody says ("it had sent", उसने), whose a count is ("its", उसके), and the thing that
   * the sentence before is about ("It provides for …").
   */
  pronouns: z.strictObject({ agent: words, owner: words, thing: words }).default({ agent: [], owner: [], thing: [] }),
  /** Words behind which a clause spells out the event before it ("ensuring that", "under which"). */
  spelling: words.default([]),
  /** Words that open another phrase right behind a thing ("यह संधि दोनों देशों को …"). */
  determiners: words.default([]),
  /** Words before a thing that make it less than what they stand before (draft, मसौदा). */
  lessening: words.default([]),
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
  /** Frame id → participles that hang the event on its thing (हस्ताक्षरित समझौता): it is told in their phrase alone. */
  participles: z.record(z.string(), words).default({}),
});

export type FrameList = z.infer<typeof frameListSchema>;
export type FrameKind = FrameList[number];
export type RoleCase = z.infer<typeof caseSchema>;
export type FramesData = z.infer<typeof framesSchema>;
