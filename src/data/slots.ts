/** The questions that figures answer, told once for all languages, and each language's cues for them. */
import { z } from 'zod';

const words = z.array(z.string().min(1));

/** `data/facts/slots.yaml`: what a slot counts and which topic it belongs to. */
export const slotListSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z_]+$/),
    /** Canonical units that may fill it, `@money` for every currency; empty for slots that hold a date or text. */
    units: words.default([]),
    /** `other` holds what no topic asks for, so that it fills no wrong slot. */
    topic: z.string(),
    /** Slots that share a family are shown side by side, never in conflict. */
    family: z.string().optional(),
    /** Groups of cues, by their names in every language, that choose this slot beside its own ones. */
    groups: words.default([]),
    /** Groups of which one must stand in the sentence: no vote without a parliament. */
    needs: words.default([]),
    /** Groups of which one must stand in the sentence, the two before it, or the title. */
    context: words.default([]),
    /** Groups of which one must stand in the sentence or the two before it: a drill in the title does not make all of it one. */
    recent: words.default([]),
    /** Groups that make the slot likelier where they stand in the clause. */
    support: words.default([]),
    /** The least count that fills it: one helicopter at a drill is no count of the drill. */
    least: z.number().default(0),
    /** How much farther its cues reach than those of other slots. */
    weight: z.number().positive().default(1),
    /** Taken when a fitting unit has no cue near. */
    default: z.boolean().default(false),
    /** Groups of which one in the sentence or the two before it is enough where no cue stands near. */
    fallback: words.default([]),
    /** What is asked of it, whatever is counted: members of one list answer one question ("9,000 soldiers and 40 tanks"). */
    kin: z.enum(['there', 'given', 'drill', 'loss', 'left']).optional(),
    /** The slot that a planned or possible figure fills instead. */
    planned: z.string().optional(),
    /** Groups whose event, while it goes on, has not come yet ("is sending 300"). */
    underway: words.default([]),
    /** The slot of the second figure of a pair ("88-14"). */
    opposite: z.string().optional(),
    /** The unit that its figures take whatever carried them (87 cargo planes are 87 shipments). */
    as: z.string().optional(),
    /** A total that only grows: an earlier, smaller figure of it is older, not wrong. */
    cumulative: z.boolean().default(false),
    /** Events that answer a slot without a figure; `dated` asks for a date in the event's clause. */
    frames: words.default([]),
    dated: z.boolean().default(false),
  }),
);

/** `data/languages/<code>/slots.yaml`. In every list `*` ends a stem, and `!` begins a phrase that is no cue. */
export const slotsSchema = z.strictObject({
  /** Cues that several slots share, by the name that `data/facts/slots.yaml` calls them. */
  groups: z.record(z.string(), words),
  /** Slot id → cues of this slot alone. */
  near: z.record(z.string(), words),
  /** Slot id → words that choose it only when no cue stands near ("frigates" are deployed unless told otherwise). */
  weak: z.record(z.string(), words).default({}),
  /** Which words tell that a counted event is planned, possible, under way, done or denied. */
  status: z.strictObject({
    planned: words,
    possible: words,
    ongoing: words,
    done: words,
    denied: words,
    /** Words right before a number that make it a plan ("मंजूर संख्या 5,500"). */
    ahead: words,
    /** Words right before or behind a number that a new one replaces ("from 4,700 to 5,300", "4,700 से बढ़ाकर"). */
    was: z.strictObject({ before: words, after: words }),
    /** Verbs of staying, whose future tells of what is there already. */
    stays: words,
    /** Words that end the reach of a status ("who", "and"). */
    stop: words,
    /** Verb endings of the future, for tongues that inflect it. */
    endings: words,
    /** "भेजने का ऐलान", "भेजने वाला": an infinitive with a link and a noun, or a doer, makes a plan, but not `except` ("मारे जाने"). */
    promise: z.strictObject({ endings: words, links: words, nouns: words, except: words, doers: words }),
  }),
  memory: z.strictObject({
    /** Words beside a bare number that make it a count of what was counted before. */
    carry: words,
    /** Words between two figures that compare them: the second counts what the first counts. */
    compare: words,
    /** Words or marks between two figures that say one amount twice ("$40m (€37m)"). */
    same: words,
    /** Words or marks between the two figures of a pair ("88 to 14"). */
    pair: words,
    /** Words between a number and the whole that it is counted out of ("24 of the 50 howitzers"). */
    part: words,
    /** Words behind a number that begin a clause of its own about a part of what was counted ("67 of which crossed"). */
    partOf: words,
    /** Words between the lesser and the greater side of a vote ("41 के मुकाबले 58"). */
    beaten: words,
    /** Words for losses, which are an army's own when a word of `suffer` stands right before and the army in the clause. */
    losses: words,
    suffer: words,
    /** Words inside a counted phrase that make its people soldiers ("five military deaths"). */
    military: words,
    /** Counted words for people who fight and are in no army: soldiers only where they fall or are taken. */
    armed: words,
    /** Counted words that are soldiers where an army is counted ("2,300 men"), unless one of `not` follows. */
    men: z.strictObject({ words, after: words, not: words }),
    /** Bodies of soldiers: people counted in an aside behind one are its soldiers ("a battalion, 640 men at most"). */
    bodies: words,
    /** Nouns for soldiers, and words by which the next sentence says how many they are. */
    troops: words,
    counting: words,
    /** Words right before a number that take it out of those lost ("including 40 soldiers"). */
    among: words,
  }),
});

export type SlotList = z.infer<typeof slotListSchema>;
export type Slot = SlotList[number];
export type SlotsData = z.infer<typeof slotsSchema>;
