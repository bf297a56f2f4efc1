/**
 * Numbers as words, for tests that go there and back. Words below one hundred come from the pack's own table; how scales
 * are put together is written here anew, so that the reader's logic is not tested by itself.
 */
import type { NumbersData } from '../../src/data/numbers.ts';

type Small = (value: number) => string;

/** A word for each number below one hundred, as the pack spells it first. */
export function smallWords(data: NumbersData): Small {
  const word = (value: number) => data.words[String(value)]?.[0];
  const join = data.tensJoin.length > 0 ? ` ${data.tensJoin[0]} ` : ' ';
  return (value) => word(value) ?? `${word(value - (value % 10))}${join}${word(value % 10)}`;
}

/** The number cut at its scales, the largest first; each part is said with the words of `small`. */
function cut(value: number, scales: readonly [number, string][], small: Small): string {
  const scale = scales.find(([size]) => size <= value);
  if (!scale) return small(value);
  const [size, word] = scale;
  const head = `${cut(Math.floor(value / size), scales, small)} ${word}`;
  return value % size === 0 ? head : `${head} ${cut(value % size, scales, small)}`;
}

const INDIAN: readonly [number, string][] = [
  [1e11, 'खरब'],
  [1e9, 'अरब'],
  [1e7, 'करोड़'],
  [1e5, 'लाख'],
  [1e3, 'हज़ार'],
  [100, 'सौ'],
];
const WESTERN: readonly [number, string][] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
  [100, 'hundred'],
];

/** Spanish has words for the hundreds, and no scale between a thousand and a million, nor between that and 10¹². */
function longScale(value: number, data: NumbersData): string {
  const small = smallWords(data);
  const below1000 = (part: number) => {
    const hundreds = part - (part % 100);
    const words = [hundreds > 0 ? data.words[String(hundreds)]![0] : '', part % 100 > 0 ? small(part % 100) : ''];
    return part === 0 ? small(0) : words.filter(Boolean).join(' ');
  };
  const below1e6 = (part: number) => {
    const thousands = Math.floor(part / 1000);
    const head = thousands === 0 ? '' : thousands === 1 ? 'mil' : `${below1000(thousands)} mil`;
    return [head, part % 1000 > 0 || part === 0 ? below1000(part % 1000) : ''].filter(Boolean).join(' ');
  };
  const parts: [number, string][] = [
    [1e12, 'billones'],
    [1e6, 'millones'],
    [1, ''],
  ];
  const said = parts.flatMap(([size, word]) => {
    const part = Math.floor(value / size) % 1e6;
    return part > 0 ? `${below1e6(part)} ${word}`.trim() : [];
  });
  return said.join(' ') || small(0);
}

const SYSTEMS: Readonly<Record<string, (value: number, data: NumbersData) => string>> = {
  hi: (value, data) => cut(value, INDIAN, smallWords(data)),
  en: (value, data) => cut(value, WESTERN, smallWords(data)),
  es: longScale,
};

/** A whole number in the words of a language ("दो लाख पचास हज़ार तीन सौ दस"). */
export function numberWords(language: string, data: NumbersData, value: number): string {
  const system = SYSTEMS[language];
  if (!system) throw new Error(`test/languages/number-words.ts does not say numbers in ${language} yet`);
  return system(value, data);
}
