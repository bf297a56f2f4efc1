/** How far an article tells of a story's event: who and where, which facts, and, within one language, in which words. */
import { withRoom } from './key-numbers.ts';
import type { Marks } from './marks.ts';
import type { Keys, NumberedMarks } from './numbered.ts';

/** What a story's articles have in common: the heaviest keys of each sort, with their shares of its articles. */
export interface Core {
  names: Keys;
  facts: Keys;
  /** By language. */
  words: ReadonlyMap<string, Keys>;
  /** What is named in it, and sounds of its words, of each of its articles. */
  heard: readonly Int32Array[];
  /** Whom and what it is about, with how many of its articles say so. */
  tops: Keys;
  days: readonly number[];
}

/** How much it shows to meet in a key, by its number. */
export type Rarity = (number: number) => number;

/** How much it shows of each sort: what is heard is more than what a story is found by. */
export interface Rarities {
  told: Rarity;
  heard: Rarity;
}

export interface Likeness {
  /** From 0 to 1. */
  score: number;
  names: number;
  facts: number;
  words?: number;
  /** From 0 to 1: how much of whom and what each is about is heard of in the other; the less of both. */
  tops: number;
}

/** Shares of what is compared: with words where both are in one language, and without. */
const WITH_WORDS = { names: 0.4, facts: 0.2, words: 0.4 };
const WITHOUT = { names: 0.65, facts: 0.35 };
/** What it costs that they tell of different days. */
const OTHER_DAYS = 0.05;
/** And that those whom one is about are not in the other. */
const OTHER_TOPS = 0.06;

/**
 * What compares articles with stories: each article with several of them at once, so that its own side is weighed once.
 * @param bound all numbers of keys are below what it answers
 */
export function createLikenesses(bound: () => number, { told, heard }: Rarities) {
  const ears = createEars();
  const scales = createScales(told, ears);
  return (marks: NumberedMarks, cores: readonly Core[]): Likeness[] => {
    scales.makeRoom(bound());
    ears.makeRoom(bound());
    ears.hear(marks.heard);
    scales.put(marks.names);
    const known = cores.map((core) => {
      ears.hearThere(core.heard);
      return { names: scales.cosine(core.names, true), tops: sharedTops(marks.tops, core.tops, heard, ears) };
    });
    scales.take();
    const facts = cosines(
      scales,
      marks.facts,
      cores.map((core) => core.facts),
    );
    const words = cosines(
      scales,
      marks.words,
      cores.map((core) => core.words.get(marks.language)),
    );
    return cores.map((core, at) => scored(known[at]!, facts[at]!, words[at], areApart(marks.days, core.days)));
  };
}

function scored(
  { names, tops }: Pick<Likeness, 'names' | 'tops'>,
  facts: number,
  words: number | undefined,
  isApart: boolean,
): Likeness {
  const apart = (isApart ? OTHER_DAYS : 0) + OTHER_TOPS * (1 - tops);
  if (words === undefined) return { score: WITHOUT.names * names + WITHOUT.facts * facts - apart, names, facts, tops };
  const score = WITH_WORDS.names * names + WITH_WORDS.facts * facts + WITH_WORDS.words * words - apart;
  return { score, names, facts, words, tops };
}

/** What is named in an article, and the sounds of the words of its opening. */
export function heardOf({ names, sounds }: Pick<Marks, 'names' | 'sounds'>): number[] {
  return [...names.filter((_, at) => at % 2 === 0), ...sounds];
}

/** Whether both say something, and nothing in common. */
function areApart(those: readonly number[], others: readonly number[]): boolean {
  return those.length > 0 && others.length > 0 && !those.some((each) => others.includes(each));
}

/** What a short article leaves unsaid: as much as one rare word, of which so much would have been heard. */
const UNHEARD = 15;
const SUPPOSED = 0.5;

/** An article that names fewer may tell of its event by other words. */
const FEWEST_TOPS = 2;

type Hears = (number: number) => boolean;

function sharedTops(own: Keys, theirs: Keys, rarity: Rarity, { isHeard, isHeardThere }: Ears): number {
  if (own.numbers.length === 0 || theirs.numbers.length === 0) return SUPPOSED;
  const ours = own.numbers.length < FEWEST_TOPS ? SUPPOSED : shareHeard(own, isHeardThere, rarity);
  return Math.min(ours, shareHeard(theirs, isHeard, rarity));
}

function shareHeard({ numbers, weights }: Keys, isHeard: Hears, rarity: Rarity): number {
  let [all, shared] = [0, 0];
  for (let at = 0; at < numbers.length; at += 1) {
    const weight = weights[at]! * rarity(numbers[at]!) ** 2;
    all += weight;
    if (isHeard(numbers[at]!)) shared += weight;
  }
  return (shared + SUPPOSED * UNHEARD) / (all + UNHEARD);
}

type Ears = ReturnType<typeof createEars>;

/** What an article lets be heard, and what a story does that it is compared with. */
function createEars() {
  // In which turn a key was last heard on either side.
  let [own, there] = [new Int32Array(0), new Int32Array(0)];
  let [ownTurn, turn] = [0, 0];
  return {
    makeRoom: (bound: number) => void ([own, there] = [withRoom(own, bound), withRoom(there, bound)]),
    hear: (numbers: Int32Array) => {
      ownTurn += 1;
      for (let at = 0; at < numbers.length; at += 1) own[numbers[at]!] = ownTurn;
    },
    hearThere: (all: readonly Int32Array[]) => {
      turn += 1;
      for (const numbers of all) for (let at = 0; at < numbers.length; at += 1) there[numbers[at]!] = turn;
    },
    isHeard: (number: number) => own[number] === ownTurn,
    isHeardThere: (number: number) => there[number] === turn,
  };
}

type Scales = ReturnType<typeof createScales>;

/** Cosines of one side with several others, some of which may be missing. */
function cosines(scales: Scales, own: Keys, others: readonly (Keys | undefined)[]): (number | undefined)[] {
  scales.put(own);
  const found = others.map((other) => other && scales.cosine(other));
  scales.take();
  return found;
}

/** What sounds like a name in either weighs little where it was not read as one. */
const HEARD = 2;
const NOTHING: Keys = { numbers: new Int32Array(0), weights: new Float64Array(0) };

/** Where keys are weighed: those of one side lie on it by their numbers, and several others are put against them in turn. */
function createScales(rarity: Rarity, { isHeard, isHeardThere }: Ears) {
  let weights = new Float64Array(0);
  // In which turn a key was last met on the other side.
  let met = new Int32Array(0);
  let [turn, squares] = [0, 0];
  let own = NOTHING;
  const withHeard = (begun: number) => {
    let shared = begun;
    for (let at = 0; at < own.numbers.length; at += 1) {
      const number = own.numbers[at]!;
      if (met[number] !== turn && isHeardThere(number)) shared += weights[number]! * HEARD * rarity(number);
    }
    return shared;
  };
  return {
    makeRoom: (bound: number) => void ([weights, met] = [withRoom(weights, bound), withRoom(met, bound)]),
    put: (keys: Keys) => {
      [own, squares] = [keys, 0];
      for (let at = 0; at < own.numbers.length; at += 1) {
        const weight = own.weights[at]! * rarity(own.numbers[at]!);
        weights[own.numbers[at]!] = weight;
        squares += weight * weight;
      }
    },
    take: () => {
      for (let at = 0; at < own.numbers.length; at += 1) weights[own.numbers[at]!] = 0;
      own = NOTHING;
    },
    /** @param hears whether a key that only one side has counts where the other hears it */
    cosine: (other: Keys, hears = false): number => {
      if (own.numbers.length === 0 || other.numbers.length === 0) return 0;
      turn += 1;
      let [shared, others] = [0, 0];
      for (let at = 0; at < other.numbers.length; at += 1) {
        const number = other.numbers[at]!;
        const weight = other.weights[at]! * rarity(number);
        others += weight * weight;
        met[number] = turn;
        if (weights[number] !== 0) shared += weight * weights[number]!;
        else if (hears && isHeard(number)) shared += weight * HEARD * rarity(number);
      }
      if (hears) shared = withHeard(shared);
      return shared === 0 ? 0 : Math.min(1, shared / Math.sqrt(squares * others));
    },
  };
}
