/** Pages of the web as drafts of articles: robots.txt heeded, and a host that does not answer left alone for this turn. */
import type { Draft } from '../corpus/draft.ts';
import { SaarError } from '../errors.ts';
import type { Content } from '../net/fetcher.ts';
import type { Permission } from '../net/robots.ts';
import type { ReadingParts } from './reading-parts.ts';

const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5';
/** So many pages in a row that did not come, and the host has trouble enough. */
const MOST_IN_VAIN = 2;

export interface Pages {
  /**
   * The article on a page.
   * @throws SaarError `fetch.robots`, what `Fetcher.get` and `Reading` throw
   */
  draft(url: string): Promise<Draft>;
}

/** Pages of one turn. */
export function createPages(
  { turns, robots, reading }: Pick<ReadingParts, 'turns' | 'robots' | 'reading'>,
  signal: AbortSignal,
): Pages {
  const inVain = new Map<string, number>();
  return {
    draft: async (url) => {
      const host = URL.canParse(url) ? new URL(url).host : '';
      if ((inVain.get(host) ?? 0) >= MOST_IN_VAIN) throw leftAlone();
      try {
        const content = await fetched(url);
        inVain.delete(host);
        return await reading.readPage(fetchedOf(content), content.url);
      } catch (error) {
        if (isPassing(error)) inVain.set(host, (inVain.get(host) ?? 0) + 1);
        throw error;
      }
    },
  };

  async function fetched(url: string): Promise<Content> {
    const pauseMs = await permitted(url);
    const answer = await turns.get(url, { accept: ACCEPT, signal }, pauseMs);
    if (answer.kind === 'unchanged') throw new SaarError('fetch.status', { status: 304 }, 'refused');
    if (new URL(answer.url).origin !== new URL(url).origin) await permitted(answer.url);
    return answer;
  }

  async function permitted(url: string): Promise<number> {
    const permission = await robots.permission(url, signal);
    if (!permission.isAllowed) throw notPermitted(permission);
    return permission.pauseMs;
  }
}

/** The part of an answer that is read. */
export function fetchedOf({ bytes, contentType }: Content): Pick<Content, 'bytes' | 'contentType'> {
  return { bytes, contentType };
}

/** Whether it may well go better the next time. */
export function isPassing(error: unknown): boolean {
  return error instanceof SaarError && (error.code === 'fetch.later' || error.blame === 'unanswered');
}

/** Rules that did not come this time are no rule against reading. */
export function notPermitted({ reason }: Permission): unknown {
  return isPassing(reason) ? reason : new SaarError('fetch.robots', {}, 'refused');
}

function leftAlone(): SaarError {
  return new SaarError('fetch.unanswered', { reason: 'host' }, 'unanswered');
}
