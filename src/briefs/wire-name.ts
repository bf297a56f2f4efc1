/** The agency behind an article, as readers know it. */
import type { Article } from '../corpus/article.ts';
import type { Data } from '../data/data.ts';

/** The first of the agency's names; none where the agency itself is the publisher. */
export function wireNameOf({ wire, publisher = '' }: Article, { wires }: Data): string | undefined {
  const names = wire === undefined ? [] : (wires.agencies[wire] ?? []);
  const printedBy = publisher.toLowerCase();
  return names.some((name) => name.toLowerCase() === printedBy) ? undefined : names[0];
}
