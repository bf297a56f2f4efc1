/** MinHash signatures: two texts share each of their numbers with the probability of their word pairs' overlap. */
const SHIFT_BASIS = 0x811c9dc5;
const SHIFT_PRIME = 0x01000193;

/** 32-bit FNV-1a of a string's UTF-16 units. */
export function hash32(text: string): number {
  return hashFrom(SHIFT_BASIS, text);
}

/** What a hash has come to after the beginning of a string: `hashFrom(stateOf(a), b)` is `hash32(a + b)`. */
export function stateOf(beginning: string): number {
  return shifted(SHIFT_BASIS, beginning);
}

/** The hash of a string whose beginning has come to a state, by what follows. */
export function hashFrom(state: number, rest: string): number {
  return mixed(shifted(state, rest));
}

function shifted(state: number, text: string): number {
  let hash = state;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), SHIFT_PRIME);
  return hash;
}

/**
 * The smallest value of each of `size` hash functions over some members.
 * @param before the signature of members that came before them, of the same size
 */
export function signature(members: Uint32Array, size: number, before?: Uint32Array): Uint32Array {
  const least = before ? before.slice() : new Uint32Array(size).fill(0xffffffff);
  for (let index = 0; index < size; index += 1) {
    const seed = Math.imul(index + 1, 0x9e3779b9);
    let lowest = least[index]!;
    for (let at = 0; at < members.length; at += 1) lowest = Math.min(lowest, mixed(members[at]! ^ seed));
    least[index] = lowest;
  }
  return least;
}

/** The share of places in which two signatures, or the same part of two, agree: an estimate of their sets' overlap. */
export function agreement(a: Uint32Array, b: Uint32Array, start = 0, end = a.length): number {
  let same = 0;
  for (let index = start; index < end; index += 1) if (a[index] === b[index]) same += 1;
  return end === start ? 0 : same / (end - start);
}

/** The overlap of two sets: shared members over all members; 0 for two empty ones. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const member of small) if (large.has(member)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Members that furniture at the beginning and within may put before the others. */
const SLACK = { share: 1.25, members: 8 };

/**
 * The share of the smaller set's members that stand in the same order among as many first members of the larger, or a few more:
 * 1 for a text that was cut from its end. Sets keep the order in which they were filled.
 * @param least below this the answer is 0
 */
export function leadShare(a: ReadonlySet<number>, b: ReadonlySet<number>, least = 0): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  const shared: number[] = [];
  let left = small.size * SLACK.share + SLACK.members;
  for (const member of large) {
    if ((left -= 1) < 0) break;
    if (small.has(member)) shared.push(member);
  }
  if (small.size === 0 || shared.length / small.size < least) return 0;
  const places = new Map<number, number>();
  for (const member of small) places.set(member, places.size);
  const share = longestRising(shared.map((member) => places.get(member)!)) / small.size;
  return share < least ? 0 : share;
}

/** The length of the longest rising part of a row of numbers, by patience sorting. */
function longestRising(row: readonly number[]): number {
  const ends: number[] = [];
  for (const number of row) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < number) low = middle + 1;
      else high = middle;
    }
    ends[low] = number;
  }
  return ends.length;
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit of the input moves every bit of the result. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
