/** Parts of a whole, read as percentages: "दो-तिहाई", "three quarters", "half of", "one in three". */
import { percentage, readCardinal } from './cardinal.ts';
import { readDigits } from './digits.ts';
import { readWords } from './heads.ts';
import { glued, lexemeAt, type NumberLine } from './lexicon.ts';
import type { Reading } from './rules.ts';

const DASH = /^[-\u2010-\u2015]$/;
const SLASH = '/';
/** The largest bottom of a fraction: "1/3 of", "one in ten". */
const BOTTOM = 20;

/** A part as a percentage; a part of a scale ("a quarter of a million") is a number instead. */
export function readShare(line: NumberLine, at: number): Reading | undefined {
  const scaleOnly = lexemeAt(line, at, 'scale-only');
  if (scaleOnly && lexemeAt(line, scaleOnly.to, 'scale')) return undefined;
  return readParts(line, at) ?? readPartOrdinal(line, at) ?? readAlone(line, at) ?? readSlash(line, at);
}

function share(part: number, to: number, rule: string): Reading {
  return { kind: 'percent', value: percentage(part), to, rule };
}

function readParts(line: NumberLine, at: number): Reading | undefined {
  const top = readWords(line, at) ?? readDigits(line, at);
  if (!top || top.value < 1) return undefined;
  const among = lexemeAt(line, top.to, 'among');
  if (among && top.value === 1 && !('digits' in top && top.digits)) return readAmong(line, among.to);
  const part = lexemeAt(line, DASH.test(line.tokens[top.to]?.key ?? '') ? top.to + 1 : top.to, 'part');
  if (!part || top.value >= part.value.value || DASH.test(line.tokens[part.to]?.key ?? '')) return undefined;
  return share(top.value / part.value.value, part.to, 'share');
}

/** "one in three": both in words, as a rate is said. */
function readAmong(line: NumberLine, at: number): Reading | undefined {
  const all = readWords(line, at);
  if (!all || all.value < 2 || all.value > BOTTOM || lexemeAt(line, all.to, 'scale')) return undefined;
  return share(1 / all.value, all.to, 'share-among');
}

function readPartOrdinal(line: NumberLine, at: number): Reading | undefined {
  const ordinal = lexemeAt(line, at, 'ordinal');
  const part = ordinal && lexemeAt(line, ordinal.to, 'part-word');
  if (!part || ordinal.value.value < 3) return undefined;
  return share(1 / ordinal.value.value, ordinal.to, 'share-ordinal');
}

function readAlone(line: NumberLine, at: number): Reading | undefined {
  const alone = lexemeAt(line, at, 'alone');
  if (!alone || lexemeAt(line, alone.to, 'share-not')) return undefined;
  const before = at > 0 && lexemeAt(line, at - 1, 'share-before')?.to === at;
  if (!before && !lexemeAt(line, alone.to, 'share-after')) return undefined;
  return { kind: 'percent', value: alone.value.value, to: alone.to, rule: 'share-alone' };
}

/** "1/3 of", "2/3 हिस्सा": digits around a slash are a part only where something says of what. */
function readSlash(line: NumberLine, at: number): Reading | undefined {
  const slashed = line.tokens[at + 1]?.key === SLASH && glued(line, at + 1) && glued(line, at + 2);
  if (!slashed || glued(line, at) || glued(line, at + 3)) return undefined;
  const [top, bottom] = [Number(line.tokens[at]!.key), Number(line.tokens[at + 2]!.key)];
  if (!(top >= 1 && top < bottom && bottom <= BOTTOM)) return undefined;
  const said = lexemeAt(line, at + 3, 'of') ?? lexemeAt(line, at + 3, 'part-word');
  return said && share(top / bottom, at + 3, 'share-slash');
}

/** "तीन बटा पाँच", "3 बटे 5": a fraction as a plain number. */
export function readFraction(line: NumberLine, at: number): Reading | undefined {
  const top = readCardinal(line, at);
  const over = top && lexemeAt(line, top.to, 'over');
  const bottom = over && readCardinal(line, over.to);
  if (!bottom || bottom.value < 1 || !Number.isInteger(bottom.value)) return undefined;
  return {
    kind: 'cardinal',
    value: Number((top.value / bottom.value).toPrecision(12)),
    to: bottom.to,
    rule: 'fraction',
  };
}
