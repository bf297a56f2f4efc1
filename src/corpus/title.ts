/** An article's title: its own, or its first line when that reads like a headline, or the start of its first sentence. */
import { cleanLine } from './clean-text.ts';
import { lineWords } from './line-words.ts';

const LONGEST_HEADLINE = 220;
const LONGEST_MADE_TITLE = 110;
const LONGEST_TITLE = 300;
const FEWEST_WORDS = 2;
const DATELINE_WORDS = 3;
const SENTENCE_ENDS = /[।॥?!]|\.(?=["'”’)\]]*(?:\s|$))/g;
/** A full stop of any script; a question or a shout may be a headline. */
const STOPPED = /(?![?!？！؟])\p{Sentence_Terminal}["'”’)\]」』]*$/u;
/** "…the U.S.": the stop of single letters ends no sentence. */
const ABBREVIATED = /\p{Lu}\.\p{Lu}\.$/u;

/** Title and text of an article whose source may have given it a title. */
export function titleAndText(given: string | undefined, text: string): { title: string; text: string } {
  const title = shortened(cleanLine(given ?? ''), LONGEST_TITLE);
  const { first, rest } = firstLine(text);
  if (title !== '') return { title, text: sameWords(first, title) && rest !== '' ? rest : text };
  if (rest !== '' && looksLikeHeadline(first)) return { title: first, text: rest };
  return { title: shortened(firstSentence(first), LONGEST_MADE_TITLE), text };
}

function firstLine(text: string): { first: string; rest: string } {
  const end = text.indexOf('\n');
  return end === -1 ? { first: text, rest: '' } : { first: text.slice(0, end), rest: text.slice(end).trim() };
}

/** One line of at most 220 characters and two sentences that does not end like a sentence. */
function looksLikeHeadline(line: string): boolean {
  if (line.length > LONGEST_HEADLINE || lineWords(line).filter((word) => word.word).length < FEWEST_WORDS) return false;
  const ends = [...line.matchAll(SENTENCE_ENDS)];
  if (ends.filter((end) => /^["'”’)\]]*\s+\S/.test(line.slice(end.index + 1))).length > 1) return false;
  return !STOPPED.test(line) || ABBREVIATED.test(line);
}

/** The first sentence that is more than a dateline. */
function firstSentence(line: string): string {
  let start = 0;
  for (const end of line.slice(0, 2_000).matchAll(SENTENCE_ENDS)) {
    const sentence = line.slice(start, end.index + 1).trim();
    if (lineWords(sentence).filter((word) => word.word).length > DATELINE_WORDS) return sentence;
    start = end.index + 1;
  }
  return line.slice(start, start + 2 * LONGEST_TITLE).trim() || line.slice(0, LONGEST_TITLE);
}

/** Cut at a space, with an ellipsis; a cut never parts a letter from its marks. */
function shortened(line: string, longest: number): string {
  if (line.length <= longest) return line;
  const space = line.lastIndexOf(' ', longest - 1);
  const cut = space > longest / 2 ? line.slice(0, space) : line.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/[\s,;:–—-]+$/, '')}…`;
}

function sameWords(a: string, b: string): boolean {
  if (a.length > 2 * LONGEST_TITLE) return false;
  const words = (line: string) =>
    lineWords(line)
      .filter((word) => word.word)
      .map((word) => word.key)
      .join(' ');
  return words(a) === words(b);
}
