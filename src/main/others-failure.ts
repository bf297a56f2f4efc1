/** Tells the failures of others (the network, a platform) from our own, whatever library threw them. */
import { SaarError } from '../errors.ts';

const NETWORK_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Names of errors with which a request ends that was refused, limited, or given up waiting for. */
const NAMES = /^(AbortError|TimeoutError|HTTPError|HttpError|GrammyError|RateLimitError|DiscordAPIError(\[.*\])?)$/;

/** Causes nest two or three deep; one that holds itself must not hold us. */
const DEEPEST = 8;

/** Whether an error only says that somebody else did not answer or refused. What is not known counts as our own. */
export function isOthersFailure(error: unknown): boolean {
  let each: unknown = error;
  for (let depth = 0; each instanceof Error && depth < DEEPEST; depth++) {
    if (each instanceof SaarError) return each.blame === 'unanswered' || each.blame === 'refused';
    const code = 'code' in each && typeof each.code === 'string' ? each.code : '';
    if (NETWORK_CODES.has(code) || code.startsWith('UND_ERR_') || NAMES.test(each.name)) return true;
    each = each.cause;
  }
  return false;
}
