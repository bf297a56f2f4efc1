/** Whether a page of the web holds sentences enough to be an article: a sign-in, a notice or an error says one or two things. */

const SENTENCE_END = /[.।॥!?…]+(?=\s|$)|\n+/u;
/** Fewer words are a heading, a button or a caption. */
const FEWEST_WORDS = 5;
const FEWEST_SENTENCES = 2;
/** The shortest news: two sentences of twenty words. */
const FEWEST_IN_ALL = 40;

export function hasSentences(text: string): boolean {
  const lengths = text
    .split(SENTENCE_END)
    .map((sentence) => sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length)
    .filter((words) => words >= FEWEST_WORDS);
  return lengths.length >= FEWEST_SENTENCES && lengths.reduce((sum, words) => sum + words, 0) >= FEWEST_IN_ALL;
}
