/** The spinner on a tapped button: it stops soon, however long the answer takes or waits behind others. */
import type { Api } from 'grammy';
import { shortened } from './labels.ts';
import type { Log } from './log.ts';
import { failureWords } from './refusals.ts';

const SPINNER_MS = 250;
/** Bot API, `answerCallbackQuery.text`. */
const LONGEST_TOAST = 200;

export interface Spinner {
  /** Stops it now, with words in a toast unless it has stopped already: Telegram shows them with the first answer only. */
  stop(words?: string): Promise<void>;
  /** Leaves it to whoever stopped it before. */
  leave(): void;
}

interface Answers {
  api: Api;
  log: Log;
}

/** Stops by itself in a moment. */
export function startSpinner(answers: Answers, queryId: string): Spinner {
  let stopped: Promise<void> | undefined;
  const stop = (words?: string) => {
    clearTimeout(timer);
    return (stopped ??= acknowledge(answers, queryId, words === undefined ? {} : { text: words }));
  };
  const timer = setTimeout(() => void stop(), SPINNER_MS);
  return { stop, leave: () => clearTimeout(timer) };
}

/** Answers a tap, with words or another address when there are any. An expired query is no loss. */
export async function acknowledge(
  { api, log }: Answers,
  queryId: string,
  { text, url }: { text?: string; url?: string } = {},
): Promise<void> {
  const toast = text === undefined ? {} : { text: shortened(text, LONGEST_TOAST) };
  try {
    await api.raw.answerCallbackQuery({ callback_query_id: queryId, ...toast, ...(url !== undefined && { url }) });
  } catch (error) {
    log.info('telegram.click-not-acknowledged', { reason: failureWords(error) });
  }
}
