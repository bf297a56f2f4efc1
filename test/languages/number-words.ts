/** Numbers as words, built from the same table that reads them: for tests that go there and back. */
import type { NumbersData } from '../../src/data/numbers.ts';

/** The scales a tongue counts with, largest first; a dozen or a score takes no part in it. */
function counting(data: NumbersData): { value: number; word: string }[] {
  return data.scales
    .filter(({ value, words }) => Math.log10(value) % 1 === 0 && words.length > 0)
    .map(({ value, words }) => ({ value, word: words[0]! }))
    .sort((a, b) => b.value - a.value);
}

/** A whole number in words, its scales in falling order ("दो लाख पचास हज़ार तीन सौ दस"). */
export function numberWords(data: NumbersData, value: number): string {
  if (value < 100) return smallWords(data, value);
  const scale = counting(data).find((one) => one.value <= value)!;
  const rest = value % scale.value;
  const head = `${numberWords(data, Math.floor(value / scale.value))} ${scale.word}`;
  return rest === 0 ? head : `${head} ${numberWords(data, rest)}`;
}

function smallWords(data: NumbersData, value: number): string {
  const words = data.words[String(value)];
  if (words) return words[0]!;
  return `${data.words[String(value - (value % 10))]![0]!} ${data.words[String(value % 10)]![0]!}`;
}
