/** Chance that a seed fixes: the same words give the same row of numbers, whatever else was rolled before. */
export interface Chance {
  /** From 0 to 1, below 1. */
  share(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  is(probability: number): boolean;
  pick<Each>(list: readonly Each[]): Each;
  /** So many of a list, each once, in an order of their own. */
  some<Each>(list: readonly Each[], count: number): Each[];
}

/** One row of numbers for each seed and name. */
export function chanceOf(...seed: (string | number)[]): Chance {
  let state = hashOf(seed.join('/'));
  const share = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(share() * (to - from + 1));
  return {
    share,
    whole,
    is: (probability) => share() < probability,
    pick: (list) => list[whole(0, list.length - 1)]!,
    some: (list, count) => shuffled(list, whole).slice(0, count),
  };
}

function shuffled<Each>(list: readonly Each[], whole: Chance['whole']): Each[] {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = whole(0, last);
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}

function hashOf(words: string): number {
  let hash = 2_166_136_261;
  for (const letter of words) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16_777_619);
  return hash | 0;
}
