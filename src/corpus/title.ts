/** An article's title: its own, or its first line when that reads like a headline, or the start of its first sentence. */
import { cleanLine } from './clean-text.ts';
import { lineWords } from './line-words.ts';

const LONGEST_HEADLINE = 220;
/** A line this short may be a headline although it ends with a full stop; a longer one is a sentence of the article. */
const LONGEST_STOPPED_HEADLINE = 110;
const LONGEST_MADE_TITLE = 110;
const LONGEST_TITLE = 300;
const FEWEST_WORDS = 2;
const DATELINE_WORDS = 3;
const SENTENCE_ENDS = /[।॥?!]|\.(?=["'”’)\]]*(?:\s|$))/g;
/** "KYIV, March 3 (Reuters) —" and "नई दिल्ली, 30 मई (भाषा)।": what follows is the article. */
const DATELINE =
  /^(?:[^—–:\n]{2,70}[—–] |\p{Lu}{3,}[^a-z—–:\n]{0,40}: |[\p{L}\p{M} /,]{2,40}(?:\d{1,2} [\p{L}\p{M}]{2,12} ?)?(?:\([^()\n]{2,40}\) ?)?[।—–(])/u;

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

/** One line of at most 220 characters and two sentences. With a full stop at its end it must be shorter, and no dateline. */
function looksLikeHeadline(line: string): boolean {
  if (line.length > LONGEST_HEADLINE || lineWords(line).filter((word) => word.word).length < FEWEST_WORDS) return false;
  const ends = [...line.matchAll(SENTENCE_ENDS)];
  if (ends.filter((end) => /^["'”’)\]]*\s+\S/.test(line.slice(end.index + 1))).length > 1) return false;
  const stopped = /[.।॥]$/.test(line);
  return !stopped || (line.length <= LONGEST_STOPPED_HEADLINE && !DATELINE.test(line));
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
