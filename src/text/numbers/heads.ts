/** What stands before a scale: digits, a word below one hundred, or a fraction ("साढ़े चार", "half a"). */
import { readDigits } from './digits.ts';
import { lexemeAt, type NumberLine } from './lexicon.ts';

const DECIMALS = 6;
const DASH = /^[-\u2010-\u2015]$/;

export interface Head {
  value: number;
  to: number;
  digits: boolean;
  doubtful?: boolean;
  foreign?: boolean;
}

/** A coefficient in digits or words. */
export function readHead(line: NumberLine, at: number): Head | undefined {
  const digits = readDigits(line, at);
  if (digits)
    return {
      value: digits.value,
      to: digits.to,
      digits: true,
      doubtful: digits.doubtful,
      foreign: digits.foreign,
    };
  return (
    readAdded(line, at) ??
    readScaleOnly(line, at) ??
    readWords(line, at) ??
    readWhole(line, at) ??
    readPointFirst(line, at)
  );
}

/** "दशमलव शून्य पाँच": nothing stands before the point. */
function readPointFirst(line: NumberLine, at: number): Head | undefined {
  const point = lexemeAt(line, at, 'point-first');
  const part = point && spokenDigits(line, point.to);
  return part && { value: Number(`0.${part.digits}`), to: part.to, digits: false };
}

/** What is said behind a decimal point, digit for digit, in words or in digits ("दो पाँच", "25"). */
export function spokenDigits(line: NumberLine, at: number): { digits: string; to: number } | undefined {
  const token = line.tokens[at];
  if (token?.kind === 'number') return /^\d{1,6}$/.test(token.key) ? { digits: token.key, to: at + 1 } : undefined;
  let digits = '';
  let to = at;
  for (let word = readWords(line, to); word && digits.length < DECIMALS; word = readWords(line, to)) {
    digits += String(word.value);
    to = word.to;
  }
  return digits === '' ? undefined : { digits, to };
}

/** "साढ़े चार", "पौने 9", "सवा लाख". */
function readAdded(line: NumberLine, at: number): Head | undefined {
  const added = lexemeAt(line, at, 'added');
  if (!added) return undefined;
  const base = readDigits(line, added.to) ?? readWords(line, added.to);
  if (base && base.value > 0) return { value: base.value + added.value.value, to: base.to, digits: false };
  return lexemeAt(line, added.to, 'scale') && { value: 1 + added.value.value, to: added.to, digits: false };
}

/** "half a million": only where a scale follows. */
function readScaleOnly(line: NumberLine, at: number): Head | undefined {
  const part = lexemeAt(line, at, 'scale-only');
  if (!part || !lexemeAt(line, part.to, 'scale')) return undefined;
  return { value: part.value.value, to: part.to, digits: false };
}

function readWhole(line: NumberLine, at: number): Head | undefined {
  const whole = lexemeAt(line, at, 'whole');
  return whole && { value: whole.value.value, to: whole.to, digits: false };
}

/** A word below one hundred (or for whole hundreds, where the tongue has such); tens and units are put together where the tongue does so ("forty-five"). */
export function readWords(line: NumberLine, at: number): Head | undefined {
  const word = lexemeAt(line, at, 'word');
  if (!word) return undefined;
  const head: Head = { value: word.value.value, to: word.to, digits: false };
  if (!line.lexicon.data.compoundTens || head.value < 20 || head.value > 90 || head.value % 10 !== 0) return head;
  const join = lexemeAt(line, word.to, 'tens-join');
  const next = join?.to ?? (DASH.test(line.tokens[word.to]?.key ?? '') ? word.to + 1 : word.to);
  const unit = lexemeAt(line, next, 'word');
  if (!unit || unit.value.value < 1 || unit.value.value > 9) return head;
  return { value: head.value + unit.value.value, to: unit.to, digits: false };
}

/** A scale that stands for one of itself: "सौ", "a hundred"; its coefficient is the empty place before it. */
export function bareScale(line: NumberLine, at: number): Head | undefined {
  const article = lexemeAt(line, at, 'article');
  const scale = lexemeAt(line, article?.to ?? at, 'scale');
  if (!scale || (!article && scale.value.scale?.needsNumber)) return undefined;
  return { value: 1, to: article?.to ?? at, digits: false };
}
