/** What the owner of a digest is told, once, when its place takes it no more: where, why, and what to do. */
import type { Phrases } from '../data/phrases.ts';
import { fillInline } from './fill-inline.ts';
import { text, type Inline, type Message } from './message.ts';
import { notice } from './notices.ts';
import { reasonAt, type Posted } from './reasons.ts';

/** A digest that is halted; `isOver` when it is tried no more. */
export interface HaltedDigest extends Posted {
  id: string;
  platform: string;
  /** `HH:MM`, and its IANA zone: by these its owner knows it. */
  localTime: string;
  timeZone: string;
  /** What the platform said. */
  stateReason?: string;
  isOver: boolean;
}

export function haltNotice(digest: HaltedDigest, phrases: Phrases): Message {
  const { id, localTime, timeZone, stateReason = '', isOver } = digest;
  const words = `chat.digest.halted.${isOver ? 'disabled' : 'suspended'}`;
  const why = reasonAt(stateReason, digest, phrases);
  return notice({
    language: phrases.language,
    title: phrases.say('chat.digest.halted.title', { id }),
    lines: [
      fillInline(phrases, `${words}.what`, 'why', why, { localTime, timeZone }),
      [text(`${phrases.say(`${words}.do`)} `), ...byHand(digest, phrases)],
    ],
    note: phrases.say('chat.digest.halted.once'),
  });
}

/** The command by which it goes on, written as its platform takes it. The notice is read elsewhere than it is to be typed. */
function byHand({ id, platform }: HaltedDigest, phrases: Phrases): Inline[] {
  const here = `chat.digest.halted.by-hand.${platform}`;
  const key = phrases.has(`${here}.line`) ? here : 'chat.digest.halted.by-hand.other';
  const command = text(phrases.say(`${key}.command`, { id }), 'code');
  return fillInline(phrases, `${key}.line`, 'command', [command]);
}
