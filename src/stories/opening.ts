/** An article's title and opening with all that stories ask of each word: looked at once a word, whoever asks. */
import type { ArticleWords } from '../briefs/article-words.ts';
import { askingOf } from '../briefs/asking.ts';
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import type { Document } from '../text/document.ts';
import type { Token } from '../text/tokens.ts';
import { perWord, type Word } from '../text/vocabulary.ts';
import { keyOf } from './keys.ts';
import { skeletonOf } from './skeleton.ts';

/** Sentences that open an article. */
export const LEAD = 6;
/** Skeletons of two consonants sound like many words. */
export const SHORTEST_SOUND = 2;

/** How a word sounds, if it were a name. */
export interface Sound {
  skeleton: string;
  key: number;
  /** Whether its script has capitals, which would show that it is one. */
  isCased: boolean;
}

/** A word by its stem, or a number. */
export interface Said extends Token {
  /** Its key among words; null for a number and for a word that asks for nothing. */
  meant: number | null;
  /** Null where it is too short to be known by it too. */
  sound: Sound | null;
  /** Where the names and dates end that begin at it or before it. */
  readUntil: number;
}

export interface Opening {
  title: readonly Said[];
  text: readonly Said[];
  /** Offset in the article's text. */
  end: number;
}

export function openingOf({ sentences, text, names, dates }: Document, words: ArticleWords, data: Data): Opening {
  const said = sayer(data);
  const end = sentences[LEAD - 1]?.end ?? text.length;
  const read = [...names, ...dates].filter(({ start }) => start < end).sort((a, b) => a.start - b.start);
  let [next, readUntil] = [0, 0];
  const opening: Said[] = [];
  for (const token of words.text) {
    if (token.end > end) break;
    for (; next < read.length && read[next]!.start <= token.start; next += 1)
      readUntil = Math.max(readUntil, read[next]!.end);
    opening.push(said(token, readUntil));
  }
  return { title: words.title.map((token) => said(token, 0)), text: opening, end };
}

/** Whether a name or a date holds a word's beginning. */
export function isRead({ start, readUntil }: Said): boolean {
  return start < readUntil;
}

const sayer = oncePer((data: Data) => {
  const { stems } = askingOf(data);
  const soundOf = soundsOf(data);
  const meantBy = perWord((stem) => (stems.isStop(stem) ? null : keyOf('word', stem)));
  return (token: Token, readUntil: number): Said => {
    const { start, end, kind } = token;
    const word = stems.stemOf(token);
    const meant = kind === 'word' ? meantBy(word) : null;
    return {
      start,
      end,
      kind,
      key: word.key,
      word,
      meant,
      sound: meant === null ? null : soundOf(token.word),
      readUntil,
    };
  };
});

/** How a folded word sounds; null where too many sound like it. */
export const soundsOf: (data: Data) => (word: Word) => Sound | null = oncePer(({ letters }: Data) =>
  perWord((folded) => {
    const skeleton = skeletonOf(folded, letters);
    if (skeleton.length <= SHORTEST_SOUND) return null;
    return { skeleton, key: keyOf('name', skeleton), isCased: folded !== folded.toUpperCase() };
  }),
);
