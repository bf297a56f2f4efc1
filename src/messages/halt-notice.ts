/** What the owner of a digest is told, once, when its place takes it no more: what happened, and what to do. */
import type { Phrases } from '../data/phrases.ts';
import type { Message } from './message.ts';
import { notice } from './notices.ts';

/** A digest that is halted; `isOver` when it is tried no more. */
export interface HaltedDigest {
  id: string;
  /** `HH:MM`, and its IANA zone: by these its owner knows it. */
  localTime: string;
  timeZone: string;
  isOver: boolean;
}

export function haltNotice({ id, localTime, timeZone, isOver }: HaltedDigest, phrases: Phrases): Message {
  const words = isOver ? 'disabled' : 'suspended';
  return notice({
    language: phrases.language,
    title: phrases.say('chat.digest.halted.title', { id }),
    lines: ['what', 'do'].map((line) => phrases.say(`chat.digest.halted.${words}.${line}`, { localTime, timeZone })),
    note: phrases.say('chat.digest.halted.once'),
  });
}
