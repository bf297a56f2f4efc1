/** Takes out what stands beside an article within its own markup: boxes of links, of other news, of what is for sale. */
import type { PageElement } from './page-node.ts';

/** An aside that holds more of the words is the article: some systems name any column so. */
const LARGEST_ASIDE = 0.5;

export function dropAsides(root: PageElement): void {
  const all = lengthOf(root);
  for (const aside of [...root.querySelectorAll('aside,[role="complementary"]')])
    if (lengthOf(aside) <= all * LARGEST_ASIDE) aside.remove();
}

function lengthOf(element: PageElement): number {
  return (element.textContent ?? '').trim().length;
}
