/** The readers of one language from its data folder, and lines for them: shared by the tests of the text room. */
import { fileURLToPath } from 'node:url';
import { datesSchema } from '../../src/data/dates.ts';
import { dataPath, foldersIn, readDataFile } from '../../src/data/files.ts';
import { numbersSchema } from '../../src/data/numbers.ts';
import { unitsSchema } from '../../src/data/units.ts';
import { compileDates } from '../../src/text/dates.ts';
import type { Line } from '../../src/text/line.ts';
import { compileNumbers } from '../../src/text/numbers.ts';
import { compileQuantities } from '../../src/text/quantities.ts';
import { tokenise } from '../../src/text/tokens.ts';

const folder = fileURLToPath(new URL('../../data/languages', import.meta.url));

/** Every language there is: what holds for one holds for all. */
export const languages = foldersIn(folder);

export function numbersOf(language: string) {
  return readDataFile(dataPath(folder, language, 'numbers.yaml'), numbersSchema);
}

export function readers(language: string) {
  const data = numbersOf(language);
  return {
    numbers: compileNumbers(data),
    dates: compileDates(readDataFile(dataPath(folder, language, 'dates.yaml'), datesSchema), data),
    quantities: compileQuantities(readDataFile(dataPath(folder, language, 'units.yaml'), unitsSchema), data),
  };
}

/** A text as one line. */
export function lineOf(text: string): Line {
  return { text, sentence: { index: 0, kind: 'sentence', start: 0, end: text.length }, tokens: tokenise(text) };
}
