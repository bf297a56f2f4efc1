/** The rules of `data/sites.yaml` for one page: what of it goes, and where its article is. */
import type { SitesData } from '../data/sites.ts';
import type { PageElement } from './page-node.ts';

/** Takes out what the rules name, those of every site and those of the page's own; gives the article where they know it. */
export function applySiteRules(page: PageElement, url: string | undefined, data: SitesData): PageElement | undefined {
  const host = url !== undefined && URL.canParse(url) ? new URL(url).hostname : '';
  const own = data.sites.filter(({ hosts }) => hosts.some((each) => host === each || host.endsWith(`.${each}`)));
  const dropped = [...data.everywhere, ...own.flatMap(({ drop }) => drop)];
  if (dropped.length > 0) for (const element of [...page.querySelectorAll(dropped.join(','))]) element.remove();
  for (const { article } of own) {
    const found = article === undefined ? null : page.querySelector(article);
    if (found) return found;
  }
  return undefined;
}
