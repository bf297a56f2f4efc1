/** Whether what is styled so can be seen: the tricks by which pages hide words from readers and leave them to machines. */
import type { Style } from './page-style.ts';

/** The properties that decide it. */
export const DECIDING: ReadonlySet<string> = new Set(
  (
    'display visibility content-visibility opacity filter font-size font position left right top bottom text-indent ' +
    'margin-left margin-top transform clip clip-path width height max-width max-height overflow overflow-x overflow-y ' +
    'color background background-color background-clip -webkit-background-clip -webkit-text-fill-color'
  ).split(' '),
);

/** Nobody scrolls so far to the left or up; to the right and down somewhat farther. */
const FAR_BEFORE = -500;
const FAR_AFTER = 5_000;
const SMALLEST_LETTER = 2;
/** CSS pixels of one unit; shares of a width or height as if of 1,000 pixels. */
const UNITS: Readonly<Record<string, number>> = {
  ...{ '': 1, px: 1, pt: 4 / 3, em: 16, rem: 16, ch: 8, ex: 8, cm: 38, in: 96 },
  ...{ '%': 10, vw: 10, vh: 10 },
};
const LENGTH = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e\d{1,2})?)(px|pt|em|rem|ch|ex|cm|in|%|vw|vh|)$/;
const NONE_LEFT = /^0(?:\.0*)?%?$|^\.0+%?$/;
const MOVES = /translate(?:x|y|3d)?\(([^)]{0,100})\)/g;
const SCALED_AWAY = /scale(?:x|y|3d)?\(\s*(?:0|0\.0+|\.0+)\s*[,)]/;
const CLIPPED_AWAY =
  /^(?:inset\(\s*(?:5\d|[6-9]\d|100)%|circle\(\s*0|rect\(\s*([01])(?:px)?[\s,]+[01](?:px)?[\s,]+\1(?:px)?[\s,]+[01](?:px)?\s*\))/;

const TESTS: readonly ((style: Style) => boolean)[] = [
  (style) => style.get('display') === 'none',
  (style) => ['hidden', 'collapse'].includes(style.get('visibility') ?? ''),
  (style) => style.get('content-visibility') === 'hidden',
  (style) => NONE_LEFT.test(style.get('opacity') ?? ''),
  (style) => /opacity\(\s*(?:0|0\.0+)%?\s*\)/.test(style.get('filter') ?? ''),
  (style) => lengthOf(style, 'font-size') < SMALLEST_LETTER,
  (style) => /(?:^|\s)0(?:px|em|%)?(?:\/|\s)/.test(style.get('font') ?? ''),
  (style) => ['absolute', 'fixed'].includes(style.get('position') ?? '') && isPlacedAway(style),
  (style) => ['text-indent', 'margin-left', 'margin-top'].some((name) => lengthOf(style, name) <= FAR_BEFORE),
  (style) => isMovedAway(style.get('transform') ?? ''),
  (style) => CLIPPED_AWAY.test(style.get('clip') ?? '') || CLIPPED_AWAY.test(style.get('clip-path') ?? ''),
  isShrunk,
];

/** Whether nothing in an element of this style is seen, whatever is around it. */
export function isHiddenStyle(style: Style): boolean {
  return TESTS.some((test) => test(style));
}

function isPlacedAway(style: Style): boolean {
  return ['left', 'right', 'top', 'bottom'].some((name) => isAway(lengthOf(style, name)));
}

function isMovedAway(transform: string): boolean {
  const moves = [...transform.matchAll(MOVES)].flatMap((match) => match[1]!.split(','));
  return SCALED_AWAY.test(transform) || moves.some((move) => isAway(pixels(move, false)));
}

function isAway(length: number): boolean {
  return length <= FAR_BEFORE || length >= FAR_AFTER;
}

/** No room, and what does not fit is cut off. */
function isShrunk(style: Style): boolean {
  const cut = ['overflow', 'overflow-x', 'overflow-y'].some((name) => /hidden|clip/.test(style.get(name) ?? ''));
  return cut && ['width', 'height', 'max-width', 'max-height'].some((name) => Math.abs(lengthOf(style, name)) <= 1);
}

/** `NaN`, which is neither small nor large, where the property is not there or has no length. */
function lengthOf(style: Style, name: string): number {
  return pixels(style.get(name) ?? '', name !== 'font-size');
}

/** @param shares whether a percentage is one of the page; of anything else it says nothing about how far away it is */
function pixels(value: string, shares: boolean): number {
  const match = LENGTH.exec(value.trim());
  if (!match || (match[2] === '%' && !shares && Number(match[1]) !== 0)) return Number.NaN;
  return Number(match[1]) * UNITS[match[2]!]!;
}
