/** What has digits and counts nothing: dates, ages, times, labels, models, calibres, scores, list numbers. */
import { asciiDigits } from '../numbers/joined-digits.ts';
import { cueAt, cueBefore, isLabelled, touches, type CueLine, type PlacedNumeral } from './cues.ts';

const DASH = /^[-\u2010-\u2015]$/;
const OLDEST = 120;
const ARMS_REACH = 6;
const THOUSAND = 1000;
/** Words of a name that owns what follows, the last of them with its ending. */
const LONGEST_NAME = 4;

/** Whether a numeral names, orders or dates something instead of counting it. */
export function isNoCount(line: CueLine, placed: PlacedNumeral, owners: readonly string[]): boolean {
  const { numeral, from, to } = placed;
  if (numeral.kind === 'ordinal' || line.dated.has(numeral.start)) return true;
  return (
    (isLabelled(line, from) && !isGrouped(line, placed)) ||
    cueAt(line, to, 'not-before') !== undefined ||
    isYear(line, placed) ||
    isOldYear(line, placed) ||
    isBeforeOwner(line, placed, owners) ||
    isBehindDate(line, placed) ||
    isAge(line, placed) ||
    isListNumber(line, placed) ||
    isGluedName(line, to) ||
    isCalibre(line, placed) ||
    isBore(line, placed) ||
    isPhone(line, placed)
  );
}

/** "since 2022 soldiers …": four bare digits of a likely year right behind a word of time. */
function isYear(line: CueLine, { numeral, from, to }: PlacedNumeral): boolean {
  if (to - from !== 1 || !/^(?:19|20)\d\d$/.test(line.tokens[from]!.key) || numeral.value === undefined) return false;
  return cueBefore(line, from, 'before-year') !== undefined;
}

/** "signed in 1420 by", "In 1187, the king": four bare digits behind "in" with nothing to count behind them. */
function isOldYear(line: CueLine, { from, to }: PlacedNumeral): boolean {
  if (to - from !== 1 || !/^1\d{3}$/.test(asciiDigits(line.tokens[from]!.key))) return false;
  const behind = line.tokens[to];
  const bare = !behind || behind.kind === 'mark' || cueAt(line, to, 'stop') !== undefined;
  if (cueBefore(line, from, 'in-year')) return bare && !DASH.test(behind?.key ?? '') && !cueAt(line, to, 'partitive');
  return opensPhrase(line, from) && cueAt(line, to, 'year-before') !== undefined;
}

/** "In 1187 Jan Orlin's army": a name that owns what follows is never counted, but "1,200 of Orlin's soldiers". */
function isBeforeOwner(line: CueLine, { to }: PlacedNumeral, owners: readonly string[]): boolean {
  for (let at = to; at < to + LONGEST_NAME; at += 1) {
    const token = line.tokens[at];
    if (token?.kind !== 'word' || !/^\p{Lu}/u.test(line.text.slice(token.start, token.end))) return false;
    if (owners.some((ending) => token.key.endsWith(ending))) return true;
  }
  return false;
}

/** "4 March 999999": digits without grouping behind a day and month are a year that none can be. */
function isBehindDate(line: CueLine, { from, to }: PlacedNumeral): boolean {
  if (to - from !== 1 || !/^\d{5,}$/.test(asciiDigits(line.tokens[from]!.key))) return false;
  return from > 0 && line.dateEnds.has(line.tokens[from - 1]!.end);
}

/** "aged 21,", "उम्र 21 साल", "the mayor, 61, said". */
function isAge(line: CueLine, { numeral, from, to }: PlacedNumeral): boolean {
  if (numeral.kind !== 'cardinal' || numeral.value === undefined || numeral.value > OLDEST) return false;
  const behind = line.tokens[to];
  const unit = cueAt(line, to, 'unit')?.value.unit;
  const age = cueBefore(line, from, 'age');
  if (age && opensPhrase(line, age.from)) return behind?.key === ',' || unit?.kind === 'time';
  return (
    line.tokens[from - 1]?.key === ',' && behind?.key === ',' && from > 1 && line.tokens[from - 2]!.kind === 'word'
  );
}

/** Names are numbered in plain digits: "already number 1,400" and "number 1,40,000" count. */
function isGrouped(line: CueLine, { numeral, from }: PlacedNumeral): boolean {
  const { value, doubtful, rule } = numeral;
  if (value === undefined || value < THOUSAND || doubtful || rule === 'suspicious-grouping') return false;
  return Number(asciiDigits(line.tokens[from]!.key)) !== value;
}

/** "At 61, she" opens its sentence or follows a mark; "stood at 17, but" tells a count. */
function opensPhrase(line: CueLine, at: number): boolean {
  return at === 0 || line.tokens[at - 1]!.kind === 'mark';
}

/** "1. First", "2) Second" at the start of a line. */
function isListNumber(line: CueLine, { from, to }: PlacedNumeral): boolean {
  return from === 0 && /^[.)]$/.test(line.tokens[to]?.key ?? '') && line.tokens.length > to + 1;
}

/** "98765 43210": two long runs of digits side by side. */
function isPhone(line: CueLine, { from, to }: PlacedNumeral): boolean {
  const isRun = (at: number) => /^\d{5,}$/.test(line.tokens[at]?.key ?? '');
  return isRun(from) && to - from === 1 && (isRun(from - 1) || isRun(to));
}

/** "5G", "18HQ": letters glued behind that are no unit. */
function isGluedName(line: CueLine, to: number): boolean {
  if (!touches(line, to) || line.tokens[to]!.kind !== 'word') return false;
  const { start, end, key } = line.tokens[to]!;
  if (end - start === 1 && line.text.slice(start, end) !== key) return true;
  return !cueAt(line, to, 'unit') && !cueAt(line, to, 'calibre') && /^[a-z]/.test(key);
}

/** "152 mm" before arms. */
function isCalibre(line: CueLine, { to }: PlacedNumeral): boolean {
  const calibre = cueAt(line, to, 'calibre');
  if (!calibre) return false;
  for (let place = calibre.to; place < calibre.to + ARMS_REACH; place += 1)
    if (cueAt(line, place, 'unit')?.value.unit?.kind === 'arms') return true;
  return false;
}

/** "a .38 revolver": a number without anything before its mark, but for percents ("fell .5 percent"). */
function isBore({ text }: CueLine, { numeral }: PlacedNumeral): boolean {
  return numeral.kind === 'cardinal' && text[numeral.start] === '.';
}

/** Whether a dash ties the numeral to another one ("3-1", "81-27") or is inside it ("2-3"). */
export function isDashed(line: CueLine, { from, to }: PlacedNumeral): boolean {
  if (line.tokens.slice(from, to).some((token) => DASH.test(token.key) && token.kind === 'mark')) return true;
  const before = DASH.test(line.tokens[from - 1]?.key ?? '') && line.tokens[from - 2]?.kind === 'number';
  const behind = DASH.test(line.tokens[to]?.key ?? '') && line.numerals.has(to + 1);
  return (before && touches(line, from)) || (behind && touches(line, to));
}

/** The dash behind "three-day": what follows is an adjective, and only listed compounds count. */
export function dashBehind(line: CueLine, { to }: PlacedNumeral): boolean {
  const dash = line.tokens[to];
  return dash !== undefined && DASH.test(dash.key) && touches(line, to) && line.tokens[to + 1]?.kind === 'word';
}
