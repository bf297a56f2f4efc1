/** What many texts, or many readings, have in common: learned from a few of the first, and told once instead of in each. */
import { foldedTree, shapesIn, type Shape } from './shapes.ts';

/** What values of a kind have in common. */
export interface Common {
  /** The shapes that folded values need not spell out. */
  shapes: readonly Shape[];
  /** The words that values in bytes need not spell out, the commonest first; none where values are kept as text. */
  words: readonly string[];
  dictionary: Buffer;
}

const NOTHING = Buffer.alloc(0);
/** Each packing takes all of it in first, which of four times as many bytes takes as long as the packing itself. */
const LARGEST = 4_096;
/** Of fewer letters there is little to learn, and it is learned once. */
const FEWEST = 24_000;
/** A few letters of many samples tell more than many of a few. */
const SAMPLES = 32;
const MOST_WORDS = 1_000;

/** A dictionary of pieces of texts; nothing where they are too few. */
export function commonInTexts(texts: readonly string[]): Common | undefined {
  const chosen = samplesOf(texts);
  if (lengthOf(chosen) < FEWEST) return undefined;
  const pieces = chosen.map((text, at) => pieceOf(Buffer.from(text), at, chosen.length));
  return { shapes: [], words: [], dictionary: Buffer.concat(pieces) };
}

/** The shapes of readings, and their words; nothing where they are too few. */
export function commonInReadings(readings: readonly unknown[]): Common | undefined {
  const chosen = samplesOf(readings);
  const shapes = shapesIn(chosen);
  const trees = chosen.map((reading) => foldedTree(reading, shapes));
  if (lengthOf(trees.map((tree) => JSON.stringify(tree))) < FEWEST) return undefined;
  return { shapes, words: commonWords(trees), dictionary: NOTHING };
}

function samplesOf<T>(values: readonly T[]): T[] {
  const every = Math.max(1, Math.floor(values.length / SAMPLES));
  return values.filter((_, at) => at % every === 0).slice(0, SAMPLES);
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}

/** A sample's share of the dictionary: of the first one its beginning, of the last its end, so that every part is among them. */
function pieceOf(sample: Buffer, at: number, samples: number): Buffer {
  const share = Math.min(sample.length, Math.floor(LARGEST / samples));
  const from = Math.floor(((sample.length - share) * at) / Math.max(1, samples - 1));
  return sample.subarray(from, from + share);
}

/** Words that more than one of the samples has. */
function commonWords(trees: readonly unknown[]): string[] {
  const counts = new Map<string, number>();
  for (const tree of trees) for (const word of wordsIn(tree)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}

function wordsIn(tree: unknown, found = new Set<string>()): Set<string> {
  if (typeof tree === 'string') found.add(tree);
  else if (Array.isArray(tree)) for (const each of tree) wordsIn(each, found);
  return found;
}
