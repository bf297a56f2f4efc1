/**
 * Words without their endings, so that "talks" meets "talk" and "समझौते" meets "समझौता". Stems are for finding alone: they
 * merge words that reading must keep apart, and are never shown.
 */
import type { AskingData } from '../data/asking.ts';
import type { Span } from './document.ts';
import { fold } from './fold.ts';
import { tokenise, type Token } from './tokens.ts';
import { perWord, wordOf, type Word } from './vocabulary.ts';

export interface Stems {
  /** Words and numbers of a text with their stems as keys; marks are left out. */
  tokens(text: string, span?: Span): Token[];
  /** The stem of a token's word; a number is its own. */
  stemOf(token: Token): Word;
  /** The stems of a phrase of a data file. */
  phrase(written: string): string[];
  /** Whether a stem is that of a word which asks for nothing by itself. */
  isStop(stem: string): boolean;
}

/** Letters of a word that no ending may take, and that a letter at its end leaves: "plane" is no "plan". */
const LEAST = 3;
const LEAST_BEFORE_FINAL = 5;

/** Stems by the endings of every language at once: an ending fits its own script only, and a question may mix them. */
export function compileStems(packs: readonly AskingData[]): Stems {
  const endings = packs.flatMap((pack) => pack.endings);
  const finals = packs.flatMap((pack) => pack.finals);
  const stemOf = (key: string): string => {
    const ending = endings.find(({ from, to }) => key.endsWith(from) && key.length - from.length + to.length >= LEAST);
    const stem = ending ? key.slice(0, key.length - ending.from.length) + ending.to : key;
    const final = finals.find(
      (letters) => stem.endsWith(letters) && stem.length - letters.length >= LEAST_BEFORE_FINAL,
    );
    return final ? stem.slice(0, -final.length) : stem;
  };
  const stemmed = perWord((key) => wordOf(stemOf(key)));
  const ofToken = ({ kind, word }: Token) => (kind === 'word' ? stemmed(word) : word);
  const tokens = (text: string, span?: Span) =>
    tokenise(text, span)
      .filter(({ kind }) => kind !== 'mark')
      .map((token) => {
        const word = ofToken(token);
        return { ...token, key: word.key, word };
      });
  const stops = new Set(packs.flatMap((pack) => pack.stops.map((word) => stemOf(fold(word)))));
  return {
    tokens,
    stemOf: ofToken,
    phrase: (written) => tokens(written.normalize('NFC')).map(({ key }) => key),
    isStop: (stem) => stops.has(stem),
  };
}
