/**
 * A JSON value in bytes: each part a number of a few bits that says an integer, a list's length, a word that many values have, or
 * the next of the value's own words. Half as much to deflate as its JSON, and quicker to read back.
 */

/** What the two lowest bits of a part's number say; the rest is its value. */
const INTEGER = 0;
const LIST = 1;
const WORD = 2;
/** Values under the fourth. */
const CONSTANTS = [null, true, false] as const;
const OWN_WORD = 3;
const OWN_NUMBER = 4;
/** Integers below this fit into a part, whatever their sign. */
const LARGEST = 2 ** 28;
const FIRST_BYTES = 2_048;
const HEAD_BYTES = 4;
/** No part is longer. */
const LONGEST_PART = 5;

/** The parts of a value in bytes, as they are told, and the value's own words. */
export class Writer {
  bytes = Buffer.allocUnsafe(FIRST_BYTES);
  length = 0;
  readonly own: string[] = [];
  readonly #words: ReadonlyMap<string, number>;

  /** @param words the ones that are told by their numbers, the commonest first */
  constructor(words: readonly string[]) {
    this.#words = numbersOf(words);
  }

  list(length: number): void {
    this.#part((length << 2) | LIST);
  }

  /** Its length says where a list ends. */
  end(): void {}

  value(value: unknown): void {
    if (typeof value === 'number') return this.#number(value);
    if (typeof value === 'string') return this.#word(value);
    if (!Array.isArray(value)) return this.#part((Math.max(0, CONSTANTS.indexOf(value as null)) << 2) | 3);
    this.list(value.length);
    for (let at = 0; at < value.length; at += 1) this.value(value[at]);
  }

  #number(value: number): void {
    if (Number.isInteger(value) && value > -LARGEST && value < LARGEST && !Object.is(value, -0))
      return this.#part((((value << 1) ^ (value >> 31)) << 2) | INTEGER);
    this.own.push(JSON.stringify(value));
    this.#part((OWN_NUMBER << 2) | 3);
  }

  #word(value: string): void {
    const known = this.#words.get(value);
    if (known !== undefined) return this.#part((known << 2) | WORD);
    this.own.push(value);
    this.#part((OWN_WORD << 2) | 3);
  }

  /** Seven bits a byte, the low ones first. */
  #part(number: number): void {
    if (this.length + LONGEST_PART > this.bytes.length) this.bytes = Buffer.concat([this.bytes], 2 * this.bytes.length);
    let rest = number >>> 0;
    for (; rest > 127; rest >>>= 7) this.bytes[this.length++] = (rest & 127) | 128;
    this.bytes[this.length++] = rest;
  }
}

class Reader {
  #at = 0;
  #next = 0;
  readonly #bytes: Uint8Array;
  readonly #own: readonly string[];
  readonly #words: readonly string[];

  constructor(bytes: Uint8Array, own: readonly string[], words: readonly string[]) {
    this.#bytes = bytes;
    this.#own = own;
    this.#words = words;
  }

  read(): unknown {
    const part = this.#part();
    const rest = part >>> 2;
    const kind = part & 3;
    if (kind === INTEGER) return (rest >>> 1) ^ -(rest & 1);
    if (kind === WORD) return this.#words[rest];
    if (kind === LIST) {
      const list: unknown[] = [];
      for (let left = rest; left > 0; left -= 1) list.push(this.read());
      return list;
    }
    if (rest === OWN_WORD) return this.#own[this.#next++];
    if (rest === OWN_NUMBER) return JSON.parse(this.#own[this.#next++]!) as unknown;
    return CONSTANTS[rest];
  }

  #part(): number {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#at++]!;
      number |= (byte & 127) << shift;
      if (byte < 128) return number >>> 0;
    }
  }
}

/** Lists of words are known for as long as the program runs, and never change. */
const numbered = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function numbersOf(words: readonly string[]): ReadonlyMap<string, number> {
  const numbers = numbered.get(words) ?? new Map(words.map((word, number) => [word, number]));
  numbered.set(words, numbers);
  return numbers;
}

/** A value's parts, with their length before them and its own words behind. */
export function tokensOf(value: unknown, words: readonly string[]): Buffer {
  const writer = new Writer(words);
  writer.value(value);
  return written([writer]);
}

/** What some writers have, one behind the other, as `tokensOf` gives it of one value. */
export function written(writers: readonly Writer[]): Buffer {
  const head = Buffer.allocUnsafe(HEAD_BYTES);
  head.writeUInt32LE(writers.reduce((sum, { length }) => sum + length, 0));
  const parts = writers.map(({ bytes, length }) => bytes.subarray(0, length));
  return Buffer.concat([head, ...parts, Buffer.from(JSON.stringify(writers.flatMap(({ own }) => own)))]);
}

/** @param words as `tokensOf` was given them */
export function valueOf(bytes: Buffer, words: readonly string[]): unknown {
  const end = HEAD_BYTES + bytes.readUInt32LE(0);
  const own = JSON.parse(bytes.toString('utf8', end)) as string[];
  return new Reader(bytes.subarray(HEAD_BYTES, end), own, words).read();
}
