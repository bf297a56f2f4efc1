/** Rows of texts and readings as the database keeps them, and as the store's verbs know them. */
import type { Analysis } from '../facts/analysis.ts';
import { keptAnalysis, unfoldedReading, withoutText } from './kept-reading.ts';
import { commonInReadings, commonInTexts } from './learning.ts';
import { packed, packingFor, packingsOf, unpacked, type Packing } from './packing.ts';
import type { Database } from './schema.ts';

/** The kind of packing that readings have now. */
export const READINGS = 'tokens';
/** Shorter texts stay as they are. */
const SHORTEST = 200;

/** A text, in one of its two forms. */
interface TextRow {
  text: string;
  packed: Buffer | null;
}

/** A reading, in one of its two forms, beside its article's text. */
interface ReadingRow {
  json: string;
  reading: Buffer | null;
  text: string;
}

/** How texts are packed now; the first articles are learned from. To be called in a transaction. */
export function textPacking(database: Database, texts: readonly string[]): Promise<Packing> {
  return packingFor(database, 'text', () => commonInTexts(texts));
}

/** How readings are packed now; the first are learned from. To be called in a transaction. */
export function readingPacking(database: Database, analyses: () => readonly Analysis[]): Promise<Packing> {
  return packingFor(database, READINGS, () => commonInReadings(analyses().map(withoutText)));
}

/** A row with its text packed, where that is worth it. */
export function packedText<Row extends TextRow>(row: Row, packing: Packing): Row {
  if (row.text.length < SHORTEST) return row;
  return { ...row, text: '', packed: packed(Buffer.from(row.text), packing) };
}

/** Rows with their texts. */
export async function withTexts<Row extends TextRow>(database: Database, rows: readonly Row[]): Promise<Row[]> {
  const packings = await packingsOf(
    database,
    rows.flatMap((row) => row.packed ?? []),
  );
  let next = 0;
  return rows.map((row) =>
    row.packed ? { ...row, text: unpacked(row.packed, packings[next++]!).toString('utf8'), packed: null } : row,
  );
}

/** The columns of a reading. */
export function packedReading(analysis: Analysis, packing: Packing): { json: string; packed: Buffer } {
  return { json: '', packed: Buffer.from(keptAnalysis(analysis, packing).packed) };
}

/** The readings of rows, each with its article's text put back. */
export async function analysesOf(database: Database, rows: readonly ReadingRow[]): Promise<Analysis[]> {
  const packings = await packingsOf(
    database,
    rows.flatMap((row) => row.reading ?? []),
  );
  let next = 0;
  return rows.map(({ json, reading, text }) => {
    const kept = reading ? unfoldedReading(reading, packings[next++]!) : JSON.parse(json);
    const analysis = kept as Analysis;
    return { ...analysis, document: { ...analysis.document, text } };
  });
}
