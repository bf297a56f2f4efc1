/** One article as it enters Saar: furniture removed, NFC, and from then on never changed. */
export type DateCertainty = 'stated' | 'inferred' | 'unknown';

export interface Article {
  /** Stable: from the manifest or file, else a hash of URL or content. */
  id: string;
  title: string;
  /** The final, cleaned text. Every offset in Saar refers to it. */
  text: string;
  language: string;
  publisher?: string;
  url?: string;
  /** ISO date or date-time; absent when nothing tells. */
  publishedAt?: string;
  dateCertainty: DateCertainty;
  /** What in the text or metadata fixed an inferred date. */
  dateEvidence?: string;
  fetchedAt: string;
  /** SHA-256 of title and text, hex: the same article again changes nothing. */
  contentHash: string;
  /** Which collection it belongs to: `corpus:<absolute path>` mirrors that folder; `added` was ingested by hand. */
  collection: string;
}
