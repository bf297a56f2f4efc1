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
  /** The id of the agency (`data/wires.yaml`) that the story credits as its writer. */
  wire?: string;
  /** ISO date or date-time; absent when nothing tells. */
  publishedAt?: string;
  dateCertainty: DateCertainty;
  /** What gave the date: `manifest`, `metadata`, `given`, or a rule and the words it read (`dateline: 4 March 2025`). */
  dateEvidence?: string;
  fetchedAt: string;
  /** SHA-256 of title and text, hex: the same article again changes nothing. */
  contentHash: string;
  /** Which collection it belongs to: `corpus:<absolute path>` mirrors that folder; `added` was ingested by hand. */
  collection: string;
}
