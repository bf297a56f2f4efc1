/** MinHash signatures: two texts share each of their numbers with the probability of their word pairs' overlap. */
const SHIFT_BASIS = 0x811c9dc5;
const SHIFT_PRIME = 0x01000193;

/** 32-bit FNV-1a of a string's UTF-16 units. */
export function hash32(text: string): number {
  let hash = SHIFT_BASIS;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), SHIFT_PRIME);
  return mixed(hash);
}

/** The smallest value of each of `size` hash functions over the set's members. */
export function signature(members: ReadonlySet<number>, size: number): Uint32Array {
  const least = new Uint32Array(size).fill(0xffffffff);
  for (const member of members)
    for (let index = 0; index < size; index += 1) {
      const value = mixed(member ^ Math.imul(index + 1, 0x9e3779b9));
      if (value < least[index]!) least[index] = value;
    }
  return least;
}

/** The share of places in which two signatures agree: an estimate of their sets' overlap. */
export function agreement(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let index = 0; index < a.length; index += 1) if (a[index] === b[index]) same += 1;
  return a.length === 0 ? 0 : same / a.length;
}

/** The overlap of two sets: shared members over all members; 0 for two empty ones. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const member of small) if (large.has(member)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit of the input moves every bit of the result. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
