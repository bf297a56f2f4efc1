/** The project's own furniture rules and scripts, without the rest of the data folder: these tests need no more. */
import { dataPath, foldersIn, readDataFile } from '../../src/data/files.ts';
import type { Data, LanguagePack } from '../../src/data/data.ts';
import { furnitureSchema } from '../../src/data/furniture.ts';
import { languageSchema } from '../../src/data/language.ts';
import { sitesSchema } from '../../src/data/sites.ts';
import { wiresSchema } from '../../src/data/wires.ts';
import { readOptionalFile } from '../../src/data/small-pack.ts';

const DATA = dataPath(import.meta.dirname, '..', '..', 'data');
const LANGUAGES = dataPath(DATA, 'languages');

export const data = {
  languages: new Map(
    foldersIn(LANGUAGES).map((code) => {
      const file = (name: string) => dataPath(LANGUAGES, code, `${name}.yaml`);
      const language = readDataFile(file('language'), languageSchema);
      const furniture = readOptionalFile(file('furniture'), furnitureSchema);
      return [code, { code, language, furniture } as LanguagePack];
    }),
  ),
  wires: readDataFile(dataPath(DATA, 'wires.yaml'), wiresSchema),
  sites: readDataFile(dataPath(DATA, 'sites.yaml'), sitesSchema),
} as unknown as Data;

export const NOW = new Date('2025-09-01T06:00:00Z');
export const options = { collection: 'corpus:test', now: NOW };
