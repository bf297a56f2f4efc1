/**
 * The mark by which a message of a digest is known again when a channel is read back: the number of a component, made of the
 * key it is sent under. Readers never see it, and Discord keeps a component's number as it was given.
 */
import { createHash } from 'node:crypto';

/** Numbers that Discord gives out by itself count up from 1; a stamp has this bit, and 31 bits are what a number may have. */
const STAMPED = 2 ** 30;

/** The stamp of a key: one of 2^30 numbers that Discord itself gives to no component. */
export function stampOf(key: string): number {
  return STAMPED + (createHash('sha256').update(key).digest().readUInt32BE(0) % STAMPED);
}

/** Whether a number is a stamp; any other was given by Discord. */
export function isStamp(id: unknown): id is number {
  return typeof id === 'number' && id >= STAMPED;
}

/** The stamps in a message that Discord shows: none in one that was edited, or that is no digest's. */
export function stampsIn(message: { components?: unknown }): number[] {
  const { components } = message;
  if (!Array.isArray(components)) return [];
  return components.map((each: unknown) => (each as { id?: unknown } | null)?.id).filter(isStamp);
}
