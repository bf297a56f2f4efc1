/** Reads everything people edit without knowing TypeScript, once at start, and checks it whole. */
import { SaarError } from '../errors.ts';
import { actorsSchema } from './actors.ts';
import { addressesSchema } from './addresses.ts';
import { askingSchema, meaningsSchema } from './asking.ts';
import { checkReferences } from './check.ts';
import { commonNounsSchema } from './common-nouns.ts';
import type { Data, LanguagePack } from './data.ts';
import { datesSchema } from './dates.ts';
import { dataFilesIn, dataPath, foldersIn, readDataFile } from './files.ts';
import { frameListSchema, framesSchema } from './frames.ts';
import { furnitureSchema } from './furniture.ts';
import { languageSchema } from './language.ts';
import { lettersSchema } from './letters.ts';
import { numbersSchema } from './numbers.ts';
import { readPhrases } from './phrases.ts';
import { publishersSchema } from './publishers.ts';
import { readOptionalFile } from './small-pack.ts';
import { sitesSchema } from './sites.ts';
import { slotListSchema, slotsSchema, type SlotList } from './slots.ts';
import { speechSchema } from './speech.ts';
import { themesSchema } from './themes.ts';
import { domainSchema, topicsSchema } from './topics.ts';
import { unitsSchema } from './units.ts';
import { wiresSchema } from './wires.ts';

/** Reads the data folder. @throws SaarError `data.invalid` naming file, field and reason. */
export function readData(folder: string): Data {
  const data = readAll(folder);
  checkReferences(data);
  return data;
}

function readAll(folder: string): Data {
  const languages = dataPath(folder, 'languages');
  const topics = dataPath(folder, 'topics');
  const actors = dataPath(folder, 'actors');
  const domains = dataPath(folder, 'domains');
  const facts = (name: string) => dataPath(folder, 'facts', `${name}.yaml`);
  const packs = new Map(foldersIn(languages).map((code) => [code, readLanguage(dataPath(languages, code), code)]));
  return {
    folder,
    languages: packs,
    phrases: readPhrases(dataPath(folder, 'phrases')),
    topics: new Map(dataFilesIn(topics).map((id) => [id, readDataFile(dataPath(topics, `${id}.yaml`), topicsSchema)])),
    actors: dataFilesIn(actors).map((name) => readDataFile(dataPath(actors, `${name}.yaml`), actorsSchema)),
    domains: new Map(
      dataFilesIn(domains).map((id) => [id, readDataFile(dataPath(domains, `${id}.yaml`), domainSchema)]),
    ),
    slots: withCurrencies(readDataFile(facts('slots'), slotListSchema), [...packs.values()]),
    frames: readDataFile(facts('frames'), frameListSchema),
    themes: readDataFile(facts('themes'), themesSchema),
    commonNouns: readDataFile(facts('common-nouns'), commonNounsSchema),
    meanings: readDataFile(facts('meanings'), meaningsSchema),
    publishers: readDataFile(dataPath(folder, 'publishers.yaml'), publishersSchema),
    addresses: readDataFile(dataPath(folder, 'addresses.yaml'), addressesSchema),
    sites: readDataFile(dataPath(folder, 'sites.yaml'), sitesSchema),
    wires: readDataFile(dataPath(folder, 'wires.yaml'), wiresSchema),
    letters: readDataFile(dataPath(folder, 'letters.yaml'), lettersSchema),
  };
}

/** What a slot writes for every currency that some language knows. */
const ANY_MONEY = '@money';

function withCurrencies(slots: SlotList, packs: readonly LanguagePack[]): SlotList {
  const money = [...new Set(packs.flatMap(({ units }) => units.currencies.map(({ unit }) => unit)))];
  return slots.map((slot) => ({
    ...slot,
    units: slot.units.flatMap((unit) => (unit === ANY_MONEY ? money : [unit])),
  }));
}

const LANGUAGE_FILES = ['language', 'numbers', 'units', 'dates', 'speech', 'frames', 'slots', 'furniture', 'asking'];

/** A file with a misspelt name would silently find nothing, now that most may be missing. */
function checkNames(folder: string): void {
  const unknown = dataFilesIn(folder).find((name) => !LANGUAGE_FILES.includes(name));
  if (unknown === undefined) return;
  const reason = `a language has only these files: ${LANGUAGE_FILES.join(', ')}`;
  throw new SaarError(
    'data.invalid',
    { file: dataPath(folder, `${unknown}.yaml`), field: '(whole file)', reason },
    'internal',
  );
}

/** A language begins with how it looks, its numbers and its dates; the other files may come later. */
function readLanguage(folder: string, code: string): LanguagePack {
  const file = (name: string) => dataPath(folder, `${name}.yaml`);
  checkNames(folder);
  return {
    code,
    language: readDataFile(file('language'), languageSchema),
    numbers: readDataFile(file('numbers'), numbersSchema),
    units: readOptionalFile(file('units'), unitsSchema),
    dates: readDataFile(file('dates'), datesSchema),
    speech: readOptionalFile(file('speech'), speechSchema),
    frames: readOptionalFile(file('frames'), framesSchema),
    slots: readOptionalFile(file('slots'), slotsSchema),
    furniture: readOptionalFile(file('furniture'), furnitureSchema),
    asking: readOptionalFile(file('asking'), askingSchema),
  };
}
