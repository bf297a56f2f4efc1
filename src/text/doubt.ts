/**
 * Whether a sentence doubts, denies, supposes, or only nearly tells what its words seem to say: "refused to", "it is false that",
 * "if", "every month". No rule reads such sentences safely, so what they tell is quoted and never composed.
 */
import type { LanguageData } from '../data/language.ts';
import { within, type Span } from './document.ts';
import type { Line } from './line.ts';
import { Trie } from './trie.ts';

export interface DoubtReader {
  /** The sentence's figures claim nothing ("failed to send 300"). */
  doubts(line: Line): boolean;
  /** The sentence says more, or less, than any template could; words inside `quoted` are shown as they stand and do not count. */
  qualifies(line: Line, quoted: readonly Span[]): boolean;
  /** The sentence says of the one before or behind it how that is meant: "April fool!", "This was published in error." */
  takesBack(line: Line | undefined): boolean;
  /** The sentence holds words that take something back, such as a report. */
  retracts(line: Line): boolean;
}

/** So few words say nothing of their own. */
const REMARK_WORDS = 4;
/** Where a sentence that is about the one before points back at it. */
const POINTING_WORDS = 3;

/** A test of sentences in one language. */
export function compileDoubt(language: LanguageData): DoubtReader {
  const doubt = phraseTest(language.doubt);
  const qualified = phraseTest(language.qualified);
  const retracted = phraseTest(language.retracted);
  const taken = phraseTest(language.taken);
  const pointsBack = phraseTest(language.pointsBack);
  const isRemark = ({ tokens }: Line) => tokens.filter(({ kind }) => kind === 'word').length <= REMARK_WORDS;
  const isBackward = (line: Line) => pointsBack({ ...line, tokens: line.tokens.slice(0, POINTING_WORDS) });
  return {
    retracts: (line) => retracted(line) || taken(line),
    doubts: (line) => asks(line) || doubt(line),
    qualifies: (line, quoted) => asks(line) || doubt(line, quoted) || qualified(line, quoted),
    takesBack: (line) => line !== undefined && (isRemark(line) || isBackward(line)) && (retracted(line) || doubt(line)),
  };
}

/** A question claims nothing. */
function asks(line: Line): boolean {
  return line.tokens.slice(-2).some((token) => token.key === '?');
}

function phraseTest(phrases: readonly string[]): (line: Line, quoted?: readonly Span[]) => boolean {
  const trie = new Trie<true>();
  for (const phrase of phrases) trie.add(phrase, true);
  return (line, quoted) =>
    line.tokens.some(
      (token, index) => trie.matchesAt(line.tokens, index).length > 0 && !quoted?.some((span) => within(token, span)),
    );
}
