/** Small numbers for the keys of what lies on the desk: what is known of each stands in an array, under its number. */
export interface KeyNumbers {
  /** A key's number; it keeps it until it was let go as often as it was held. */
  hold(key: number): number;
  letGo(number: number): void;
  keyOf(number: number): number;
  /** All numbers are below. */
  bound(): number;
  /** Keys that are held. */
  count(): number;
}

export function createKeyNumbers(): KeyNumbers {
  const numbers = new Map<number, number>();
  const keys: number[] = [];
  const holders: number[] = [];
  const free: number[] = [];
  return {
    hold: (unsigned) => {
      // A map finds integers with a sign sooner.
      const key = unsigned | 0;
      let number = numbers.get(key);
      if (number === undefined) {
        number = free.pop() ?? keys.length;
        numbers.set(key, number);
        keys[number] = key;
        holders[number] = 0;
      }
      holders[number]! += 1;
      return number;
    },
    letGo: (number) => {
      if ((holders[number]! -= 1) > 0) return;
      numbers.delete(keys[number]!);
      free.push(number);
    },
    keyOf: (number) => keys[number]! >>> 0,
    bound: () => keys.length,
    count: () => numbers.size,
  };
}

/** An array with room for all numbers below a bound: the same one, or a larger one that begins as it did. */
export function withRoom<T extends Int32Array | Float64Array>(array: T, bound: number): T {
  if (bound <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(2 * array.length, bound, FEWEST));
  larger.set(array);
  return larger;
}

const FEWEST = 1024;
