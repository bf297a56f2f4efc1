/**
 * Finds the dateline that opens a report ("BAMAKO, March 3 — ", "पेरिस, 25 जुलाई (भाषा) "), which says where from and is no
 * sentence. Only short openings without a verb count; what they look like is general, the agencies' words are data.
 */
import { tokenise } from './tokens.ts';

export interface DatelineWords {
  agencies: ReadonlySet<string>;
  finalVerbs: ReadonlySet<string>;
}

const CAPITALS_THEN_DASH = /^\p{Lu}[^—–\n]{1,70}?\s(?:—|–|-{1,2})\s/u;
const CAPITALS_THEN_DATE = /^\p{Lu}{3,}[\p{Lu} ]{0,30}, \p{Lu}\p{Ll}{2,8}\.? \d{1,2},? (?=\p{Lu})/u;
const SHORT_THEN_DASH = /^[^—–().।:"“\n]{2,50}\s(?:—|–)\s/u;
const THEN_PARENTHESIS = /^[^().।:"“\n]{2,50}\(([^()\n]{2,40})\)(?!\s*(?:[-—–:]\s*)?\p{Ll})\s*(?:[-—–:]\s*)?/u;
const PLACE_THEN_COLON = /^[^:।.?!\n]{2,40}:\s/u;
const AGENCY_THEN_COLON = /^[^:।.?!\n]{2,50}[^\s:।.?!\n]\s?:\s/u;
const CAPITAL_WORD = /\p{Lu}{3,}/u;
const SMALL_WORD = /(?:^|\s)\p{Ll}/u;
const MOST_TOKENS = 12;
const MOST_WORDS = 6;
/** A place before a date in brackets. */
const PLACE_WORDS = 3;

/** A form of datelines, with what its opening and the words in its brackets must be. */
type Form = [form: RegExp, holds: (opening: string, words: DatelineWords, inner: string) => boolean];

const FORMS: readonly Form[] = [
  [CAPITALS_THEN_DASH, (opening) => CAPITAL_WORD.test(opening) && tokenise(opening).length <= MOST_TOKENS],
  [CAPITALS_THEN_DATE, () => true],
  [SHORT_THEN_DASH, (opening, words) => caseless(opening) && isShort(opening, words)],
  [THEN_PARENTHESIS, (opening, words, inner) => isMarked(opening.split('(')[0]!, inner, words)],
  [AGENCY_THEN_COLON, (opening, words) => caseless(opening) && isShort(opening, words) && endsInAgency(opening, words)],
  [PLACE_THEN_COLON, (opening, words) => CAPITAL_WORD.test(opening) && isShort(opening, words)],
];

/** Length of the dateline at the start of a line, with the space after it; 0 when there is none. */
export function datelineLength(line: string, words: DatelineWords): number {
  for (const [form, holds] of FORMS) {
    const match = form.exec(line);
    if (match && holds(match[0], words, match[1] ?? '')) return match[0].length;
  }
  return 0;
}

/** Whether a first sentence of a line, point included, is only a dateline ("सियोल, दक्षिण कोरिया।"). */
export function isDatelineSentence(sentence: string, words: DatelineWords): boolean {
  return (
    /[।.]$/.test(sentence) && caseless(sentence) && isShort(sentence, words) && tokenise(sentence).length <= MOST_TOKENS
  );
}

function isShort(opening: string, words: DatelineWords): boolean {
  const spoken = tokenise(opening).filter((token) => token.kind === 'word');
  return spoken.length > 0 && spoken.length <= MOST_WORDS && !spoken.some((token) => words.finalVerbs.has(token.key));
}

/** "पेरिस, 25 जुलाई (भाषा)", "ABIDJAN (14 March)"; "Ghana paid 50 million euros ($59m)" tells something. */
function isMarked(opening: string, inner: string, words: DatelineWords): boolean {
  if (!isShort(opening, words)) return false;
  if (tokenise(inner).some((token) => words.agencies.has(token.key))) return true;
  const isPlace =
    !/\p{Nd}/u.test(opening) && !SMALL_WORD.test(`${opening} ${inner}`) && tokenise(opening).length <= PLACE_WORDS;
  return isPlace && /\p{Nd}/u.test(inner) && !/\p{Sc}/u.test(inner);
}

/** "रांची, संवाददाता :". */
function endsInAgency(opening: string, words: DatelineWords): boolean {
  const spoken = tokenise(opening).filter((token) => token.kind === 'word');
  return spoken.length > 1 && words.agencies.has(spoken.at(-1)!.key);
}

function caseless(words: string): boolean {
  return !/\p{Ll}/u.test(words);
}
