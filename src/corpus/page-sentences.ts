/** Whether a page of the web holds sentences enough to be an article: a sign-in, a notice or an error says one or two things. */

/** By the rules of Unicode, for scripts with blanks between their words and for those without. */
const sentencesOf = new Intl.Segmenter('und', { granularity: 'sentence' });
const wordsOf = new Intl.Segmenter('und', { granularity: 'word' });
/** More need not be looked at. */
const LONGEST_READ = 20_000;
/** Fewer words are a heading, a button or a caption. */
const FEWEST_WORDS = 5;
const FEWEST_SENTENCES = 2;
/** The shortest news: two sentences of a dozen words. */
const FEWEST_IN_ALL = 25;

export function hasSentences(text: string): boolean {
  let [sentences, words] = [0, 0];
  for (const { segment } of sentencesOf.segment(text.slice(0, LONGEST_READ))) {
    const own = countWords(segment);
    if (own < FEWEST_WORDS) continue;
    sentences += 1;
    words += own;
    if (sentences >= FEWEST_SENTENCES && words >= FEWEST_IN_ALL) return true;
  }
  return false;
}

function countWords(sentence: string): number {
  let count = 0;
  for (const { isWordLike, segment } of wordsOf.segment(sentence)) if (isWordLike && /\p{L}/u.test(segment)) count += 1;
  return count;
}
