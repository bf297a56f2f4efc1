/**
 * Page furniture: lines of a news page that are no news, as phrases with the place where they must stand.
 * A phrase is words; `#` stands for a number and `*` for up to six words. Case, marks and nukta do not matter.
 */
import { z } from 'zod';

const rule = z.strictObject({
  /** Shows in the list of what was removed. */
  name: z.string().min(1),
  /**
   * Where the phrase must stand for the line to be furniture:
   * - `whole`: it is the line
   * - `only`: the line holds nothing but phrases of this list (share bars, page turners)
   * - `label`: it opens the line and a colon, dash, bar or the line's end follows
   * - `note`: the same, and the line does not end as a sentence does
   * - `start`, `end`: it opens or closes the line
   * - `anywhere`: unmistakable wherever it stands
   * - `credit`: a label of a picture's maker, in brackets or at the end of a caption
   * - `byline`: it opens the line and only capitalised names follow
   * - `trail`: first crumb of a breadcrumb trail
   * - `links`: it is the line, or its label, and what follows is furniture up to the next paragraph of news
   * - `comments`: it is the line, or its label, and nothing after it is the article's
   * - `close`: it opens the last line of all, which does not end as a sentence does (an agency and its editors' names)
   * - `teaser`: it opens the last clause of a standfirst, which asks the reader to read on
   */
  place: z.enum([
    'whole',
    'only',
    'label',
    'note',
    'start',
    'end',
    'anywhere',
    'credit',
    'byline',
    'trail',
    'links',
    'comments',
    'close',
    'teaser',
  ]),
  /** Longest line, in words, that the rule may take. */
  most: z.int().min(1).max(60).default(40),
  phrases: z.array(z.string().min(1)).min(1),
});

export const furnitureSchema = z.strictObject({
  rules: z.array(rule),
  /** Labels in front of a publication date ("Updated:"), the strongest first. */
  dateLabels: z.array(z.string().min(1)),
  /** What pages say that ask for consent, a subscription or a proof that one is human instead of showing their article. */
  walls: z.array(z.string().min(1)).default([]),
});

export type FurnitureRule = z.infer<typeof rule>;
export type FurniturePlace = FurnitureRule['place'];
export type FurnitureData = z.infer<typeof furnitureSchema>;
