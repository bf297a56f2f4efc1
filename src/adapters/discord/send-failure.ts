/** Discord's answers to a send → the outcomes of the delivery promise: one table. */
import { SendError, type SendOutcome } from '../../messages/sender.ts';
import { failureOf, type Failure } from './failure.ts';

const BY_CODE: Readonly<Record<string, SendOutcome>> = {
  '50001': 'permanent', // Missing Access
  '50013': 'permanent', // Missing Permissions
  '160005': 'permanent', // the thread is locked
  '50083': 'permanent', // the thread is archived, and waking it did not help
  '40067': 'permanent', // the forum wants a tag
  '50007': 'permanent', // the person takes no private messages
  '10003': 'gone', // Unknown Channel
  '10004': 'gone', // Unknown Guild
  '50035': 'malformed', // Invalid Form Body
  '50006': 'malformed', // Cannot send an empty message
};

/** A refusal with a code that nobody foresaw says nothing for certain of the place: it is tried again, and nothing was shown. */
const BY_STATUS: Readonly<Record<number, SendOutcome>> = { 401: 'unauthorized', 403: 'not-sent', 404: 'not-sent' };
const FORBIDDEN = 403;

/** The SendError for a failed request. A lost answer and a 5xx are uncertain: the message may stand there. */
export function sendFailure(failure: Failure): SendError {
  switch (failure.kind) {
    case 'refused':
      return new SendError(BY_CODE[failure.code] ?? BY_STATUS[failure.status] ?? 'malformed', failure.code, {
        isInvalid: failure.status === FORBIDDEN,
      });
    case 'limited':
      return new SendError('rate-limited', failure.code, { retryAfterMs: failure.retryAfterMs });
    case 'unreached':
      return new SendError('not-sent', failure.code);
    case 'broken':
    case 'lost':
      return new SendError('uncertain', failure.code);
  }
}

/** Our bug, by Discord's words for it: other words may go through. */
export function isMalformed(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === 'refused' && BY_CODE[failure.code] === 'malformed';
}

/** Anything thrown by a send as a SendError. */
export function asSendError(error: unknown): SendError {
  return error instanceof SendError ? error : sendFailure(failureOf(error));
}
