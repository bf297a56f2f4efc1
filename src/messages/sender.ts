import type { Message } from './message.ts';

/** Where a digest goes. Ids are the platform's own, as strings. */
export interface Destination {
  tenantId: string;
  destinationId: string;
  threadId?: string;
}

/** One platform message, frozen: `body` is the JSON that will be sent, byte for byte, on every try. */
export interface Payload {
  body: string;
}

/** What the platform answered to a send that went through. */
export interface Receipt {
  messageId: string;
}

/**
 * Why a send failed, in the words of the answer table of the delivery promise:
 * `not-sent` certainly did not reach the reader and may be tried again; `uncertain` may have reached the reader;
 * `rate-limited` wait `retryAfterMs`; `permanent` here and now (no rights); `gone` the destination does not exist;
 * `moved` use `movedTo`; `unauthorized` the token is dead; `malformed` we built a bad payload.
 */
export type SendOutcome =
  'not-sent' | 'uncertain' | 'rate-limited' | 'permanent' | 'gone' | 'moved' | 'unauthorized' | 'malformed';

/** A failed send; `code` is the platform's own code or a network word, never a URL and never a token. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly outcome: SendOutcome;
  readonly code: string;
  readonly retryAfterMs?: number;
  readonly movedTo?: string;

  constructor(outcome: SendOutcome, code: string, details: { retryAfterMs?: number; movedTo?: string } = {}) {
    super(`${outcome}: ${code}`);
    this.outcome = outcome;
    this.code = code;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.movedTo !== undefined) this.movedTo = details.movedTo;
  }
}

/**
 * A platform as the digest sees it. `render` is pure; `send` posts one frozen payload and nothing else.
 * `key` is stable for one delivery over all tries (24 characters of `[a-z0-9]`): Discord takes it as nonce.
 */
export interface Sender {
  readonly platform: string;
  render(message: Message): Payload[];
  send(destination: Destination, payload: Payload, key: string): Promise<Receipt>;
}
