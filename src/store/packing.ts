/**
 * Texts and readings in few bytes: deflated by a dictionary of what they have in common, which the database learns from the
 * first of them that fill one and never changes after. Its number stands before the bytes, so each row says how it is read.
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Database } from './schema.ts';
import { shapesIn, type Shape } from './shapes.ts';

/** How one kind of values is packed. Its number is made of all the rest: equal numbers, same packing, in any database. */
export interface Packing {
  number: number;
  /** The shapes that folded values need not spell out. */
  shapes: readonly Shape[];
  dictionary: Buffer;
}

export type Kind = 'text' | 'reading';

/** Nothing learned yet. */
export const BARE: Packing = { number: 0, shapes: [], dictionary: Buffer.alloc(0) };

/** Twice as many bytes save four of a hundred more; each packing takes all of them in first. */
const LARGEST = 16_384;
/** Two thirds of the time that the best effort takes, for a tenth more bytes. */
const LEVEL = 3;
/** Of fewer letters there is little to learn, and it is learned once. */
const FEWEST = 24_000;
/** A few letters of many samples tell more than many of a few. */
const SAMPLES = 32;
const NUMBER_BYTES = 6;
const MOST_LOADED = 32;

const loaded = new Map<number, Packing>([[0, BARE]]);

/** The bytes of a text, with the packing's number before them. */
export function packed(text: string, { number, dictionary }: Packing): Buffer {
  const head = Buffer.alloc(NUMBER_BYTES);
  head.writeUIntBE(number, 0, NUMBER_BYTES);
  return Buffer.concat([head, deflateRawSync(text, { level: LEVEL, ...(dictionary.length > 0 && { dictionary }) })]);
}

/** The number that stands before the bytes. */
export function packingNumber(bytes: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, NUMBER_BYTES).readUIntBE(0, NUMBER_BYTES);
}

/** @param packing the one that `packingsOf` gives for the bytes */
export function unpacked(bytes: Uint8Array, { dictionary }: Packing): string {
  const options = dictionary.length > 0 ? { dictionary } : {};
  return inflateRawSync(bytes.subarray(NUMBER_BYTES), options).toString('utf8');
}

/** How values of a kind are packed now; `BARE` while nothing is learned. */
export async function knownPacking(database: Database, kind: Kind): Promise<Packing> {
  const known = await database.selectFrom('packings').select('number').where('kind', '=', kind).executeTakeFirst();
  return known ? packingOf(database, known.number) : BARE;
}

/** How values of a kind are packed now. The first that are enough to learn from are learned from; to be called in a transaction. */
export async function packingFor(
  database: Database,
  kind: Kind,
  samples: () => { values: readonly unknown[]; textOf: (value: unknown, shapes: readonly Shape[]) => string },
): Promise<Packing> {
  const known = await knownPacking(database, kind);
  if (known.number !== BARE.number) return known;
  const { values, textOf } = samples();
  const packing = learned(values, textOf);
  if (packing.number === 0) return BARE;
  const { number, shapes, dictionary } = packing;
  await database
    .insertInto('packings')
    .values({ number, kind, shapes: JSON.stringify(shapes), dictionary })
    .execute();
  return packing;
}

function learned(values: readonly unknown[], textOf: (value: unknown, shapes: readonly Shape[]) => string): Packing {
  const every = Math.max(1, Math.floor(values.length / SAMPLES));
  const chosen = values.filter((_, at) => at % every === 0).slice(0, SAMPLES);
  const shapes = shapesIn(chosen);
  const texts = chosen.map((value) => textOf(value, shapes));
  if (texts.reduce((sum, { length }) => sum + length, 0) < FEWEST) return BARE;
  const dictionary = Buffer.concat(texts.map((text, at) => pieceOf(Buffer.from(text), at, texts.length)));
  const hash = createHash('sha256').update(JSON.stringify(shapes)).update(dictionary).digest();
  return { number: hash.readUIntBE(0, NUMBER_BYTES), shapes, dictionary };
}

/** A sample's share of the dictionary: of the first one its beginning, of the last its end, so that every part is among them. */
function pieceOf(sample: Buffer, at: number, samples: number): Buffer {
  const share = Math.min(sample.length, Math.floor(LARGEST / samples));
  const from = Math.floor(((sample.length - share) * at) / Math.max(1, samples - 1));
  return sample.subarray(from, from + share);
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
  const packing = { number, shapes: JSON.parse(row.shapes) as Shape[], dictionary: row.dictionary };
  loaded.set(number, packing);
  const [oldest] = [...loaded.keys()].filter((each) => each !== 0);
  if (loaded.size > MOST_LOADED) loaded.delete(oldest!);
  return packing;
}
