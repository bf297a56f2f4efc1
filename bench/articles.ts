/**
 * Articles for measuring: sentences of the sample corpus in another order, with other numbers and other actors in each, so that
 * no two articles are the same and no cache of whole sentences can flatter the figures. The same seed gives the same articles.
 */
import type { Article } from '../src/corpus/article.ts';
import type { Data } from '../src/data/data.ts';
import { compileSplitter } from '../src/text/sentences.ts';

const SENTENCES = 14;
const PER_PARAGRAPH = 3;

/** Numbers from 0 up to a limit, in a row that a seed fixes. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}

/** `count` articles in one language, each with words that the others do not have. */
export function manyArticles(
  samples: readonly Article[],
  data: Data,
  language: string,
  count: number,
  length = SENTENCES,
): Article[] {
  const own = samples.filter((article) => article.language === language);
  const split = compileSplitter([...data.languages.values()].map((pack) => pack.language));
  const sentences = own.flatMap(({ text }) => split(text).map(({ start, end }) => text.slice(start, end)));
  const states = data.actors.flatMap(({ actors }) =>
    actors.flatMap(({ kind, names }) => (kind === 'state' && names[language] ? names[language] : [])),
  );
  return Array.from({ length: count }, (_, round) => {
    const roll = dice(round + 1);
    const vary = (sentence: string) => otherNames(otherDigits(sentence, roll), states, roll);
    const lines = Array.from({ length }, () => vary(sentences[roll(sentences.length)]!));
    const text = lines.map((line, at) => line + (at % PER_PARAGRAPH === 2 ? '\n\n' : ' ')).join('');
    return { ...own[round % own.length]!, id: `${language}-${round}`, text };
  });
}

function otherDigits(sentence: string, roll: (limit: number) => number): string {
  return sentence.replace(/\p{Nd}/gu, (digit) => (digit === '0' ? digit : String(1 + roll(9))));
}

/** Each state of the sample corpus becomes another one, and a rare word is added that no list knows. */
function otherNames(sentence: string, states: readonly string[], roll: (limit: number) => number): string {
  const words = sentence.split(' ');
  const at = roll(words.length);
  return words
    .map((word, index) =>
      states.includes(word) ? states[roll(states.length)]! : index === at ? rare(word, roll) : word,
    )
    .join(' ');
}

/** A word with two letters of its own script put behind it: new to every cache. */
function rare(word: string, roll: (limit: number) => number): string {
  if (!/^\p{L}[\p{L}\p{M}]*$/u.test(word)) return word;
  const base = /^\p{Script=Devanagari}/u.test(word) ? 'क'.codePointAt(0)! : 'a'.codePointAt(0)!;
  return word + String.fromCodePoint(base + roll(25), base + roll(25));
}
