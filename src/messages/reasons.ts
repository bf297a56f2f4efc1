/** Why an edition did not come, in words, with what to do: platforms say it in codes, and the store keeps these. */
import type { Phrases } from '../data/phrases.ts';
import { fillInline } from './fill-inline.ts';
import type { Inline } from './message.ts';

/** Codes as the senders and the delivery room write them → the key of the words under `chat.digest.why`. */
const REASONS: readonly [RegExp, string][] = [
  [/^not-running$/, 'not-running'],
  [/^nothing-new$/, 'nothing-new'],
  [/^removed$/, 'removed'],
  [/^uncertain$/, 'uncertain'],
  [/^uncertain-too-often$/, 'uncertain-too-often'],
  [/^401\b|unauthori[sz]ed/i, 'token'],
  [/^50001$|kicked|not a member/i, 'no-access'],
  [/blocked|user is deactivated/i, 'blocked'],
  [/TOPIC_CLOSED/i, 'topic-closed'],
  [/TOPIC_DELETED|topic-deleted|thread not found/i, 'topic-gone'],
  [/^(?:160005|50083)$/, 'thread-locked'],
  [/^40067$/, 'tag'],
  [/^1000[34]$|chat not found|chat was|deactivated|deleted|PEER_ID_INVALID|CHANNEL_/i, 'gone'],
  [/^50013$|FORBIDDEN|rights|ADMIN_REQUIRED|RESTRICTED|BANNED|^403\b/i, 'no-permission'],
  [/^429\b|^global$|pace|too many/i, 'limited'],
  [/^(?:50035|50006)$|entities|malformed|destination-id|too long/i, 'malformed'],
  [/^5\d\d\b|time-?d? ?out|lost|unforeseen|network|answer|socket|abort|^E[A-Z]{3}|^UND_|TLS|CERT/i, 'unanswered'],
];

/** Where a digest is posted; its thread, where it has one. */
export interface Posted {
  destinationId: string;
  threadId?: string;
}

/** A digest's place, by the name it has on its platform; `words` where the platform knows no names. */
export function placeOf({ destinationId, threadId }: Posted, words: string): Inline {
  return { kind: 'place', id: threadId ?? destinationId, text: words };
}

/** The reason alone, as a part of a sentence that names the place: "Saar may not send messages in #news". */
export function reasonAt(code: string, posted: Posted, phrases: Phrases): Inline[] {
  const place = placeOf(posted, phrases.say('chat.digest.its-place'));
  const key = `chat.digest.why-at.${keyOf(code) ?? ''}`;
  if (phrases.has(key)) return fillInline(phrases, key, 'place', [place]);
  const said = { code: code.slice(0, LONGEST_CODE) };
  return fillInline(phrases, 'chat.digest.why-at.unknown', 'place', [place], said);
}

/** The reason in a sentence or two; a code that nobody foresaw stands as it is. */
export function reasonWords(code: string, phrases: Phrases): string {
  const key = keyOf(code);
  return key === undefined
    ? phrases.say('chat.digest.why.unknown', { code: code.slice(0, LONGEST_CODE) })
    : phrases.say(`chat.digest.why.${key}`);
}

function keyOf(code: string): string | undefined {
  return REASONS.find(([pattern]) => pattern.test(code))?.[1];
}

const LONGEST_CODE = 80;
