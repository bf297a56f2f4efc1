/** Decimal digits of any script as ASCII: ids, times and numbers are written with either. */
export function plainDigits(words: string): string {
  return words.replace(/[^\P{Nd}0-9]/gu, (digit) => String(digitValue(digit)));
}

/** Unicode keeps a script's decimal digits in ten code points in a row, in order, so the zero is found by looking back. */
function digitValue(digit: string): number {
  const code = digit.normalize('NFKC').codePointAt(0)!;
  if (code < 0x80) return code - 0x30;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return value;
}
