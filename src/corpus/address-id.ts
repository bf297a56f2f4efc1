/** Ids of articles that do not hang on their words, so that one that changes is still the same. */
import { createHash } from 'node:crypto';
import type { Data } from '../data/data.ts';
import { canonicalUrl } from './canonical-url.ts';
import type { Making } from './make-article.ts';

const ID_LENGTH = 16;

/** The id of the article at a canonical address: the same whichever feed or file names it. */
export function idOfAddress(address: string): string {
  return idOf(address);
}

/** The id of what only several words together tell apart. */
export function idOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, ID_LENGTH);
}

/** How the articles of a folder's files are named: by their addresses, else by folder and file. */
export function idsIn(folder: string, data: Data): NonNullable<Making['idFor']> {
  return ({ url }, file) => {
    // The same page by a feed is the same article, and files of one name in two folders are two.
    if (url !== undefined && URL.canParse(url)) return idOfAddress(canonicalUrl(url, data));
    return file === undefined ? undefined : idOf(folder, file);
  };
}
