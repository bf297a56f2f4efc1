/** The questions that figures answer, told once for all languages, and each language's cues for them. */
import { z } from 'zod';

const words = z.array(z.string().min(1));

/** `data/facts/slots.yaml`: what a slot counts and which topic it belongs to. */
export const slotListSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z_]+$/),
    /** Canonical units that may fill it; empty for slots that hold a date or text. */
    units: words.default([]),
    topic: z.string(),
    /** Slots that share a family are shown side by side, never in conflict. */
    family: z.string().optional(),
    /** Taken when a fitting unit has no cue near. */
    default: z.boolean().default(false),
    /** The slot that a planned figure fills instead. */
    planned: z.string().optional(),
    /** A total that only grows: an earlier, smaller figure of it is older, not wrong. */
    cumulative: z.boolean().default(false),
    /** Events that answer a slot without a figure; `dated` asks for a date in the event's clause. */
    frames: words.default([]),
    dated: z.boolean().default(false),
  }),
);

/** `data/languages/<code>/slots.yaml`: words near a figure that choose its slot. */
export const slotsSchema = z.record(
  z.string(),
  z.strictObject({ near: words, weight: z.number().positive().default(1) }),
);

export type SlotList = z.infer<typeof slotListSchema>;
export type Slot = SlotList[number];
export type SlotsData = z.infer<typeof slotsSchema>;
