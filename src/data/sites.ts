/** `data/sites.yaml`: which parts of web pages are not their article, everywhere and on single sites. */
import { z } from 'zod';

const selectors = z.array(z.string().min(1).max(200));

const site = z.strictObject({
  /** Without `www`; hosts below them belong to the site too. */
  hosts: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)).min(1),
  drop: selectors.default([]),
  /** The element that holds the article's text; where a page has none, it is looked for as on any other. */
  article: z.string().min(1).max(200).optional(),
});

export const sitesSchema = z.strictObject({ everywhere: selectors, sites: z.array(site) });

export type SitesData = z.infer<typeof sitesSchema>;
export type SiteRules = z.infer<typeof site>;
