/**
 * Texts and readings in few bytes: deflated, without what they have in common, which the database learns from the first of them
 * and never changes after. Its number stands before the bytes, so each row says how it is read.
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Common } from './learning.ts';
import type { Database } from './schema.ts';
import type { Shape } from './shapes.ts';

/** How one kind of values is packed. Its number is made of all the rest: equal numbers, same packing, in any database. */
export interface Packing extends Common {
  number: number;
}

/** `reading` was readings as text, with a dictionary; `tokens` are readings in bytes. */
export type Kind = 'text' | 'reading' | 'tokens';

/** Nothing learned yet. */
export const BARE: Packing = { number: 0, shapes: [], words: [], dictionary: Buffer.alloc(0) };

/** Two thirds of the time that the best effort takes, for a tenth more bytes. */
const LEVEL = 3;
/** What is short needs no large window and no large tables, and to set those up takes time. */
const SHORT = { upTo: 8_192, windowBits: 13, memLevel: 7 };
/** Deflated bytes come in pieces of so many, each with room of its own: one piece as long as what is packed is enough. */
const LEAST_CHUNK = 256;
const NUMBER_BYTES = 6;
const MOST_LOADED = 32;

const loaded = new Map<number, Packing>([[0, BARE]]);

/** Bytes deflated, with the packing's number before them. */
export function packed(bytes: Buffer, { number, dictionary }: Packing): Buffer {
  const head = Buffer.alloc(NUMBER_BYTES);
  head.writeUIntBE(number, 0, NUMBER_BYTES);
  const { upTo, windowBits, memLevel } = SHORT;
  const options = {
    level: LEVEL,
    chunkSize: Math.max(LEAST_CHUNK, bytes.length),
    ...(dictionary.length > 0 && { dictionary }),
    ...(bytes.length + dictionary.length <= upTo && { windowBits, memLevel }),
  };
  return Buffer.concat([head, deflateRawSync(bytes, options)]);
}

/** The number that stands before the bytes. */
export function packingNumber(bytes: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, NUMBER_BYTES).readUIntBE(0, NUMBER_BYTES);
}

/** @param packing the one that `packingsOf` gives for the bytes */
export function unpacked(bytes: Uint8Array, { dictionary }: Packing): Buffer {
  const options = dictionary.length > 0 ? { dictionary } : {};
  return inflateRawSync(bytes.subarray(NUMBER_BYTES), options);
}

/** How values of a kind are packed now; what they have in common is learned once. To be called in a transaction. */
export async function packingFor(database: Database, kind: Kind, learn: () => Common | undefined): Promise<Packing> {
  const known = await knownPacking(database, kind);
  if (known.number !== BARE.number) return known;
  const common = learn();
  if (!common) return BARE;
  const { words, dictionary } = common;
  const shapes = JSON.stringify(words.length > 0 ? { shapes: common.shapes, words } : common.shapes);
  const number = createHash('sha256').update(shapes).update(dictionary).digest().readUIntBE(0, NUMBER_BYTES);
  await database.insertInto('packings').values({ number, kind, shapes, dictionary }).execute();
  return { number, ...common };
}

/** How values of a kind are packed now; `BARE` while nothing is learned. */
export async function knownPacking(database: Database, kind: Kind): Promise<Packing> {
  const known = await database.selectFrom('packings').select('number').where('kind', '=', kind).executeTakeFirst();
  return known ? packingOf(database, known.number) : BARE;
}

/** The packing of each of some bytes. */
export async function packingsOf(database: Database, all: readonly Buffer[]): Promise<Packing[]> {
  const found: Packing[] = [];
  for (const bytes of all) found.push(await packingOf(database, packingNumber(bytes)));
  return found;
}

async function packingOf(database: Database, number: number): Promise<Packing> {
  const known = loaded.get(number);
  if (known) return known;
  const row = await database.selectFrom('packings').selectAll().where('number', '=', number).executeTakeFirstOrThrow();
  const kept = JSON.parse(row.shapes) as Shape[] | Pick<Common, 'shapes' | 'words'>;
  const { shapes, words } = 'words' in kept ? kept : { shapes: kept, words: [] };
  const packing = { number, shapes, words, dictionary: row.dictionary };
  loaded.set(number, packing);
  const [oldest] = [...loaded.keys()].filter((each) => each !== 0);
  if (loaded.size > MOST_LOADED) loaded.delete(oldest!);
  return packing;
}
