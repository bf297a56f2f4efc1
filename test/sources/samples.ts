/** Sources for tests; whatever a test says nothing about is unremarkable. */
import type { Source } from '../../src/store/source.ts';

export const NOW = Date.UTC(2031, 4, 20, 6);

export function aSource(changes: Partial<Source> = {}): Source {
  return {
    id: 'a1b2c3',
    kind: 'feed',
    url: 'https://news.example.org/feed',
    state: 'on',
    addedAt: NOW,
    addedBy: 'terminal',
    nextAt: NOW,
    failures: 0,
    articles: 0,
    ...changes,
  };
}
