/** Parts of a whole, read as percentages: "दो-तिहाई", "three quarters", "half of", "one in three". */
import { percentage, readCardinal } from './cardinal.ts';
import { readDigits } from './digits.ts';
import { slashAt } from './fractions.ts';
import { readWords } from './heads.ts';
import { lexemeAt, type NumberLine } from './lexicon.ts';
import type { Reading } from './reading.ts';

const DASH = /^[-\u2010-\u2015]$/;
/** The largest bottom of "one in ten", and of a rate that says so. */
const BOTTOM = 20;
const LARGEST_RATE = 1e6;

/** A part as a percentage; a part of a scale ("a quarter of a million") is a number instead. */
export function readShare(line: NumberLine, at: number): Reading | undefined {
  const scaleOnly = lexemeAt(line, at, 'scale-only');
  if (scaleOnly && lexemeAt(line, scaleOnly.to, 'scale')) return undefined;
  return (
    readRate(line, at) ?? readParts(line, at) ?? readPartOrdinal(line, at) ?? readAlone(line, at) ?? readSlash(line, at)
  );
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

/** "1/3 of", "2/3 हिस्सा": digits around a slash are a part where something says of what. */
function readSlash(line: NumberLine, at: number): Reading | undefined {
  const part = slashAt(line, at);
  if (!part || part.value >= 1) return undefined;
  const said = lexemeAt(line, part.to, 'of') ?? lexemeAt(line, part.to, 'part-word');
  return said && share(part.value, part.to, 'share-slash');
}

/** "हर दस में से तीन", "three in every ten", "3 out of every 10": a rate, as the word for every one of them says. */
function readRate(line: NumberLine, at: number): Reading | undefined {
  const every = lexemeAt(line, at, 'every');
  const all = every && readCardinal(line, every.to);
  const among = all && lexemeAt(line, all.to, 'among-all');
  const part = among ? readCardinal(line, among.to) : readCardinal(line, at);
  if (all && among && part) return rate(part.value, all.value, part.to);
  const inEvery = part && lexemeAt(line, part.to, 'in-every');
  const whole = inEvery && readCardinal(line, inEvery.to);
  return whole && rate(part.value, whole.value, whole.to);
}

function rate(part: number, all: number, to: number): Reading | undefined {
  return part > 0 && part < all && all <= LARGEST_RATE ? share(part / all, to, 'share-rate') : undefined;
}
