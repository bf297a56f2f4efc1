/** Where a date's words end: endings glued to a name are split off, and digits inside a dashed name are no date. */
import { fold } from '../fold.ts';
import type { Line } from '../line.ts';
import { glued, type NumberLine } from '../numbers/lexicon.ts';
import { tokenise, type Token } from '../tokens.ts';
import { seldom, wordOf } from '../vocabulary.ts';

/** A line with each glued ending ("Tuesday's") as a token of its own; the line itself where there is none. */
export function compileSplit(endings: readonly string[]): (line: Line) => Line {
  const folded = endings.map(fold);
  const endingOf = seldom((key) => folded.find((end) => key.length > end.length && key.endsWith(end)));
  const ending = (token: Token) => (token.kind === 'word' ? (endingOf(token.word) ?? '') : '');
  return (line) => {
    if (folded.length === 0 || !line.tokens.some((token) => ending(token) !== '')) return line;
    return { ...line, tokens: line.tokens.flatMap((token) => parts(token, ending(token))) };
  };
}

/** The folded ending is as long as the printed one; its tokens are a mark and a word, as behind a number ("2024's"). */
function parts(token: Token, ending: string): Token[] {
  if (ending === '') return [token];
  const at = token.end - ending.length;
  const word = wordOf(token.key.slice(0, -ending.length));
  const whole: Token = { ...token, end: at, key: word.key, word };
  return [whole, ...tokenise(ending).map(({ start, end, ...rest }) => ({ ...rest, start: at + start, end: at + end }))];
}

const DASH = /^[-\u2010-\u2015]$/;
const BINDS = /^[-\u2010-\u2015:/.]$/;
const STARTS_WORD = /^[\p{L}\p{M}\p{Nd}]/u;

/** Digits glued to letters, to further digits or to a dashed name are no date ("Barkane-2021", "2024:5"). */
export function insideName(line: NumberLine, from: number, to: number): boolean {
  const first = line.tokens[from]!;
  const last = line.tokens[to - 1]!;
  if (first.kind === 'number' && glued(line, from) && !opens(line, from)) return true;
  if (last.kind !== 'number' || !glued(line, to)) return false;
  const next = line.tokens[to]!;
  if (next.kind !== 'mark') return STARTS_WORD.test(next.key) && !isFarScript(last, next);
  if (next.key === "'" && line.tokens[to + 1]?.kind === 'number') return true;
  return BINDS.test(next.key) && glued(line, to + 1) && line.tokens[to + 1]!.kind !== 'mark';
}

/** "2024में": a postposition typed without a space, in another script than the digits. */
function isFarScript(digits: Token, word: Token): boolean {
  return digits.kind === 'number' && !/^[a-z]/.test(word.key) && word.kind === 'word';
}

/** What may stand glued before a date in digits: a bracket, a quotation mark, a comma; no letter, sign or dash behind a word. */
function opens(line: NumberLine, at: number): boolean {
  const before = line.tokens[at - 1]!;
  if (before.kind !== 'mark') return false;
  if (!DASH.test(before.key)) return !/^[$\p{Sc}#:/.']$/u.test(before.key);
  return !glued(line, at - 1);
}
