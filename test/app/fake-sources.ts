/** What is read from the web, as a test has it; whatever it does not choose is refused as where nobody asks the web. */
import { NO_SOURCES, type Source, type SourceVerbs } from '../../src/app/sources.ts';
import { SaarError } from '../../src/errors.ts';

const NOW = Date.parse('2031-05-20T06:00:00.000Z');
const MINUTE = 60_000;

export function fakeSource(changes: Partial<Source> = {}): Source {
  return {
    id: 'g4z377',
    kind: 'feed',
    url: 'https://gazette.test/feed.xml',
    title: 'The Ansel Gazette',
    state: 'on',
    addedAt: NOW - 100 * MINUTE,
    addedBy: 'terminal',
    nextAt: NOW + 20 * MINUTE,
    lastTriedAt: NOW - 10 * MINUTE,
    lastOkAt: NOW - 10 * MINUTE,
    failures: 0,
    articles: 9,
    ...changes,
  };
}

/** Verbs over these sources. */
export function fakeSources(all: readonly Source[], chosen: Partial<SourceVerbs> = {}): SourceVerbs {
  const source = async (typed: string) => {
    const found = all.find(({ id, url }) => id === typed || url === typed);
    if (!found) throw new SaarError('source.unknown', { given: typed });
    return found;
  };
  return { ...NO_SOURCES, sources: () => Promise.resolve([...all]), source, removeSource: source, ...chosen };
}
