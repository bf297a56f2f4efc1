/** Whether letters can be told from what is behind them, as far as a page's own styles say what their colours are. */
import type { Style } from './page-style.ts';

/** Red, green and blue, 0–255. */
type Colour = readonly [number, number, number];

/** Under these names black and white are mostly written; of other colours two names are one only when they are the same. */
const NAMES: Readonly<Record<string, Colour>> = { white: [255, 255, 255], black: [0, 0, 0] };
const BORROWED = new Set(['inherit', 'initial', 'unset', 'revert', 'currentcolor']);
const HEX = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/;
const FUNCTION = /^rgba?\(([^)]*)\)$/;
const GAPS_INSIDE = /(?<=\([^)]{0,60})\s+/g;
const PICTURE = /url\(|gradient\(|image/;
/** Colours that differ by less in all are one to the eye. */
const LEAST_DIFFERENCE = 24;

/** What stands behind an element, of its own style, in CSS words; undefined where it says nothing or has a picture. */
export function backgroundOf(style: Style): string | undefined {
  const behind = (style.get('background-color') ?? style.get('background'))?.replace(GAPS_INSIDE, ',');
  return behind === undefined || PICTURE.test(behind) || isTransparent(behind) ? undefined : behind;
}

/** Whether letters of this style cannot be seen on that background. */
export function isUnreadable(style: Style, background: string | undefined): boolean {
  const colour = (style.get('-webkit-text-fill-color') ?? style.get('color'))?.replace(GAPS_INSIDE, ',');
  const isCutOut = [style.get('background-clip'), style.get('-webkit-background-clip')].includes('text');
  if (colour === undefined || isCutOut || BORROWED.has(colour)) return false;
  if (isTransparent(colour)) return true;
  return background?.split(/\s+/).some((part) => part === colour || isNear(part, colour)) ?? false;
}

function isNear(one: string, other: string): boolean {
  const [a, b] = [rgb(one), rgb(other)];
  if (!a || !b) return false;
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]) < LEAST_DIFFERENCE;
}

function isTransparent(value: string): boolean {
  if (value === 'transparent' || value === 'none') return true;
  const alpha = FUNCTION.exec(value)?.[1]!.split(/[\s,/]+/)[3];
  const hex = HEX.exec(value)?.[1];
  const last = hex?.length === 4 ? hex.slice(3) : hex?.length === 8 ? hex.slice(6) : undefined;
  return (alpha !== undefined && Number.parseFloat(alpha) === 0) || (last !== undefined && /^0+$/.test(last));
}

function rgb(value: string): Colour | undefined {
  const hex = HEX.exec(value)?.[1];
  if (hex !== undefined) {
    const full = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex;
    return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Colour;
  }
  const [red, green, blue] =
    FUNCTION.exec(value)?.[1]
      ?.split(/[\s,/]+/)
      .map(Number) ?? [];
  if (red !== undefined && green !== undefined && blue !== undefined && !Number.isNaN(red + green + blue))
    return [red, green, blue];
  return Object.hasOwn(NAMES, value) ? NAMES[value] : undefined;
}
