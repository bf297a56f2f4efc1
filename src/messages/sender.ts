import type { Pace } from '../pace/pace.ts';
import type { Message } from './message.ts';

/** Where a digest goes. Ids are the platform's own, as strings. */
export interface Destination {
  tenantId: string;
  destinationId: string;
  threadId?: string;
  /** `destinationId` is a person, who gets a private message. */
  person?: true;
}

/** One platform message, frozen: `body` is the JSON that will be sent, byte for byte, on every try. */
export interface Payload {
  body: string;
  /** So many of the message's blocks stand whole in this one and those before it; a sender of single messages need not say. */
  blocks?: number;
}

/** What the platform answered to a send that went through. */
export interface Receipt {
  messageId: string;
  /** The thread that this message opened, as a post in a forum: later parts belong into it. */
  threadId?: string;
}

/** How the messages of an edition are made. */
export interface Rendering {
  /** They arrive without a sound. */
  silent: boolean;
  /** The key under which a part will be sent, stamped into its body so that `find` knows it again. */
  keyOf(part: number): string;
}

/**
 * What a look at a destination says of an earlier try: it stands there, it certainly does not, or nobody can know
 * (the platform shows no history, or not to us).
 */
export type Found =
  { state: 'shown'; messageId: string; threadId?: string } | { state: 'absent' } | { state: 'unknown' };

/**
 * Why a send failed, in the words of the answer table of the delivery promise:
 * `not-sent` certainly did not reach the reader and may be tried again; `uncertain` may have reached the reader;
 * `rate-limited` wait `retryAfterMs`; `permanent` here and now (no rights); `gone` the destination does not exist;
 * `moved` use `movedTo`; `unauthorized` the token is dead; `malformed` we built a bad payload.
 */
export type SendOutcome =
  'not-sent' | 'uncertain' | 'rate-limited' | 'permanent' | 'gone' | 'moved' | 'unauthorized' | 'malformed';

const LONGEST_CODE = 200;

export interface SendErrorDetails {
  retryAfterMs?: number;
  movedTo?: string;
  isInvalid?: boolean;
}

/**
 * A failed send; `code` is the platform's own code or a network word, never a URL and never a token. Of a rate limit it says whose:
 * `global` all of the bot's, `shared` others' too (the platform does not count it against us), `known` told beforehand (nothing was
 * asked), any other that of the place.
 */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly outcome: SendOutcome;
  readonly code: string;
  readonly retryAfterMs?: number;
  readonly movedTo?: string;
  /** The platform counts this answer against us, whatever its outcome. */
  readonly isInvalid: boolean;

  constructor(outcome: SendOutcome, code: string, details: SendErrorDetails = {}) {
    super(`${outcome}: ${code}`);
    this.outcome = outcome;
    // It is stored, logged and shown: what a platform says may be long, and may hold signs that turn a line around.
    this.code = code.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ').slice(0, LONGEST_CODE);
    this.isInvalid = details.isInvalid ?? false;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.movedTo !== undefined) this.movedTo = details.movedTo;
  }
}

/**
 * A platform as the digest sees it. `render` is pure; `send` posts one frozen payload and nothing else, but for one the platform
 * finds malformed: that goes out once more as plain words.
 * `key` is stable for one delivery over all tries (24 characters of `[a-z0-9]`): Discord takes it as nonce.
 */
export interface Sender {
  readonly platform: string;
  /** How fast the platform may be asked, shared with readers' answers where both count alike. */
  readonly pace: Pace;
  render(message: Message, rendering: Rendering): Payload[];
  /** Once the signal is aborted nobody waits for the answer, and no further request is begun. @throws SendError */
  send(destination: Destination, payload: Payload, key: string, signal?: AbortSignal): Promise<Receipt>;
  /** Whether the platform knows what is sent there again by its key for a while, and shows it once. */
  knowsKeys(destination: Destination): boolean;
  /**
   * Looks for the message that an earlier try under this key may have left since a moment (epoch milliseconds). It takes the
   * places in `pace` itself that it needs. @throws SendError
   */
  find(destination: Destination, key: string, since: number): Promise<Found>;
}
