/** What a format reader found in one file, before cleaning: any field but the text may be missing. */
export interface Draft {
  text: string;
  id?: string;
  title?: string;
  publisher?: string;
  url?: string;
  /** Who wrote it, as the source says: a name, or an agency's. */
  byline?: string;
  /** As declared by the file; the script of the text decides. */
  language?: string;
  /** As the file writes it: ISO, or what `Date` reads. */
  publishedAt?: string;
}
