/**
 * What went wrong with a call to Telegram, by who failed: the answer table of the delivery promise, and words for the log.
 * Errors of grammY hold the address with the token, so they end here: what leaves are codes and Telegram's own words.
 */
import { GrammyError, HttpError } from 'grammy';
import { SaarError } from '../../errors.ts';
import { SendError, type SendOutcome } from '../../messages/sender.ts';
import { isNeverConnected } from './connection.ts';

/** The code of a forum topic that was deleted: no right that is given back brings it back. */
const TOPIC_DELETED = 'topic-deleted';

/** Descriptions by which Telegram says that a destination takes nothing (more) from us, some with a code of ours; others of 400 are our mistake. */
const DESCRIBED: readonly [RegExp, SendOutcome, string?][] = [
  [/TOPIC_DELETED|message thread not found/i, 'permanent', TOPIC_DELETED],
  [/CHAT_(?:\w+_)?FORBIDDEN|TOPIC_CLOSED|not enough rights|have no rights|need administrator rights/i, 'permanent'],
  [/CHAT_ADMIN_REQUIRED|CHAT_RESTRICTED|USER_IS_BLOCKED|USER_BANNED_IN_CHANNEL/i, 'permanent'],
  [/chat not found|chat was (?:deactivated|deleted)|PEER_ID_INVALID|CHANNEL_INVALID|CHANNEL_PRIVATE/i, 'gone'],
];

/** Where Telegram does not say how long to wait. */
const DEFAULT_WAIT_MS = 5_000;

/** The SendError of anything a call threw. It has no cause and no address in it. */
export function sendErrorOf(error: unknown): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof GrammyError) return refusalOf(error);
  const code = networkCode(error);
  return new SendError(neverSent(error) ? 'not-sent' : 'uncertain', code);
}

function refusalOf(error: GrammyError): SendError {
  const { error_code: status, description, parameters } = error;
  const code = failureWords(error);
  const { migrate_to_chat_id: movedTo } = parameters;
  if (movedTo !== undefined) {
    // An answer that was not Telegram's may hold anything; where the chat went must never be guessed.
    if (!Number.isSafeInteger(movedTo) || movedTo === 0) return new SendError('not-sent', code);
    return new SendError('moved', code, { movedTo: String(movedTo) });
  }
  if (status === 429) return new SendError('rate-limited', code, { retryAfterMs: waitOf(parameters.retry_after) });
  // A token of the wrong shape is answered with 404, a dead one with 401.
  if (status === 401 || status === 404) return new SendError('unauthorized', code);
  if (status !== 400 && status !== 403 && status !== 413) return new SendError('uncertain', code);
  const [, outcome, ours] = DESCRIBED.find(([pattern]) => pattern.test(description)) ?? [];
  return new SendError(outcome ?? (status === 403 ? 'permanent' : 'malformed'), ours ?? code);
}

/** In milliseconds. @param seconds as Telegram says it; an answer that was not Telegram's may hold anything. */
function waitOf(seconds: unknown): number {
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1000 : DEFAULT_WAIT_MS;
}

/** Whether the request certainly never reached Telegram. */
export function neverSent(error: unknown): boolean {
  const code = networkCode(error);
  if (code === 'ETIMEDOUT') return /connect ETIMEDOUT/.test(innerMessage(error));
  return isNeverConnected(code);
}

/** Whether Telegram gave no usable answer: closed connection, time-out, no JSON. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof HttpError;
}

/** Whether what we said was at fault: Telegram can be reached and takes other words from us. */
export function isOurFault(error: unknown): boolean {
  if (error instanceof SendError || error instanceof GrammyError) return sendErrorOf(error).outcome === 'malformed';
  return !isUnanswered(error);
}

/** Whether our tags were refused; the message has certainly not been sent. */
export function isUnparsable(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && /can't parse entities/i.test(error.description);
}

/** Whether the message already is what it was to become. */
export function isUnmodified(error: unknown): boolean {
  return error instanceof GrammyError && /message is not modified/i.test(error.description);
}

/** Whether Telegram no longer lets that message be edited. */
export function isUneditable(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i.test(error.description)
  );
}

/** Whether a rich message was refused as such: by a server that knows none (`never`), or this one. */
export function richRefusal(error: unknown): 'never' | 'this' | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  const { error_code: status, description } = error;
  // A server without rich messages reads an edit with one as an edit without a text.
  if (status === 404 || /method not found|unknown method|message text is empty/i.test(description)) return 'never';
  return status === 400 && error.parameters.migrate_to_chat_id === undefined ? 'this' : undefined;
}

/** Short words for a log line: Telegram's code and description, or a network word. Never an address or a token. */
export function failureWords(error: unknown): string {
  if (error instanceof GrammyError)
    return `${error.error_code} ${`${error.description}`.replace(/^[A-Z][\w ]*: /, '')}`;
  if (error instanceof SendError || error instanceof SaarError) return error.code;
  if (error instanceof HttpError) return networkCode(error);
  return error instanceof Error ? error.name : 'unknown';
}

/** The SaarError of a call that failed: Telegram refused it, or it did not answer. */
export function saarErrorOf(error: unknown): SaarError {
  if (error instanceof SaarError) return error;
  const refused = error instanceof GrammyError && error.error_code < 500 && error.error_code !== 429;
  const reason = failureWords(error);
  return refused
    ? new SaarError('telegram.refused', { reason }, 'refused')
    : new SaarError('telegram.unanswered', { reason }, 'unanswered');
}

function networkCode(error: unknown): string {
  const inner = error instanceof HttpError ? error.error : error;
  const { code, type, name } = (inner ?? {}) as { code?: unknown; type?: unknown; name?: unknown };
  if (typeof code === 'string') return code;
  if (name === 'AbortError' || /timed out/.test(innerMessage(error))) return 'timeout';
  return typeof type === 'string' ? type : 'network';
}

/** Only for matching: node-fetch writes the address into its messages. */
function innerMessage(error: unknown): string {
  const inner = error instanceof HttpError ? error.error : error;
  return inner instanceof Error ? inner.message : '';
}
