/** Whether what a page shows is no article but a wall before it: a request for consent, a subscription, a proof. */
import { phraseEnd, type FurnitureRules } from './furniture-rules.ts';
import { lineWords } from './line-words.ts';

/** Longer texts of consent are rarer than articles about it. */
const LONGEST_WALL = 6_000;
const SENTENCE_ENDS = /[.।!?\n]+/;
/** One such sentence may stand above any article; two that make out so much of the words are the page. */
const FEWEST_SENTENCES = 2;
const LEAST_SHARE = 0.3;
const LARGE_SHARE = 0.6;

export function isWall(text: string, rules: FurnitureRules): boolean {
  if (text.length > LONGEST_WALL) return false;
  const sentences = text.split(SENTENCE_ENDS).map((sentence) => lineWords(sentence).filter((word) => word.word));
  const asking = sentences.filter((words) =>
    words.some(({ key }, at) => rules.walls(key).some((phrase) => phraseEnd(words, at, phrase) !== undefined)),
  );
  const share = countOf(asking) / Math.max(1, countOf(sentences));
  return share >= (asking.length >= FEWEST_SENTENCES ? LEAST_SHARE : LARGE_SHARE);
}

function countOf(sentences: readonly (readonly unknown[])[]): number {
  return sentences.reduce((count, words) => count + words.length, 0);
}
