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
const FIRST_BYTES = 4_096;
const HEAD_BYTES = 4;
/** No part is longer. */
const LONGEST_PART = 5;

class Writer {
  bytes = new Uint8Array(FIRST_BYTES);
  length = 0;
  readonly own: string[] = [];
  readonly #words: ReadonlyMap<string, number>;

  constructor(words: ReadonlyMap<string, number>) {
    this.#words = words;
  }

  write(value: unknown): void {
    if (typeof value === 'number') return this.#number(value);
    if (typeof value === 'string') return this.#word(value);
    if (!Array.isArray(value)) return this.#part((Math.max(0, CONSTANTS.indexOf(value as null)) << 2) | 3);
    this.#part((value.length << 2) | LIST);
    for (let at = 0; at < value.length; at += 1) this.write(value[at]);
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
    if (this.length + LONGEST_PART > this.bytes.length) {
      const longer = new Uint8Array(2 * this.bytes.length);
      longer.set(this.bytes);
      this.bytes = longer;
    }
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

/**
 * A value's parts, with their length before them and its own words behind.
 * @param words the ones that are told by their numbers, the commonest first
 */
export function tokensOf(value: unknown, words: readonly string[]): Buffer {
  const writer = new Writer(numbersOf(words));
  writer.write(value);
  const own = Buffer.from(JSON.stringify(writer.own));
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32LE(writer.length);
  return Buffer.concat([head, writer.bytes.subarray(0, writer.length), own]);
}

/** @param words as `tokensOf` was given them */
export function valueOf(bytes: Buffer, words: readonly string[]): unknown {
  const end = HEAD_BYTES + bytes.readUInt32LE(0);
  const own = JSON.parse(bytes.toString('utf8', end)) as string[];
  return new Reader(bytes.subarray(HEAD_BYTES, end), own, words).read();
}
