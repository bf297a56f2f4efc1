import { describe, expect, it } from 'vitest';
import { actorsSchema, type ActorsData } from '../../src/data/actors.ts';
import { dataFilesIn, dataPath, readDataFile } from '../../src/data/files.ts';
import { fold } from '../../src/text/fold.ts';
import { compileActors } from '../../src/text/names.ts';
import { tokenise } from '../../src/text/tokens.ts';

const FOLDER = 'data/actors';
const files: ActorsData[] = dataFilesIn(FOLDER).map((name) =>
  readDataFile(dataPath(FOLDER, `${name}.yaml`), actorsSchema),
);
const entries = files.flatMap((file) => file.actors);
const offices = files.flatMap((file) => file.offices);
const actors = compileActors(files);

const key = (words: string) =>
  tokenise(words)
    .map((token) => fold(token.key))
    .join(' ');

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the list of actors', () => {
  it('gives every actor, capital and office an id of its own', () => {
    const ids = entries.flatMap((entry) => [entry.id, ...(entry.capital ? [entry.capital.id] : [])]);
    expect(repeated([...ids, ...offices.map((office) => office.id)])).toEqual([]);
  });

  it('lets no two actors claim the same spelling', () => {
    const claims = new Map<string, Set<string>>();
    for (const spelling of actors.spellings) {
      const owners = claims.get(key(spelling.words)) ?? new Set();
      claims.set(key(spelling.words), owners.add(spelling.id));
    }
    expect([...claims].filter(([, owners]) => owners.size > 1)).toEqual([]);
  });

  it('lets no two offices claim the same word', () => {
    const words = offices.flatMap((office) =>
      [...new Set([...Object.values(office.names), ...office.aliases].map(key))].map((word) => word),
    );
    expect(repeated(words)).toEqual([]);
  });

  it('knows every state that an actor speaks for', () => {
    const states = new Set(entries.filter((entry) => entry.kind === 'state').map((entry) => entry.id));
    expect(states.size).toBeGreaterThan(190);
    expect(entries.filter((entry) => entry.state !== undefined && !states.has(entry.state))).toEqual([]);
  });

  it('names every state in English and Hindi', () => {
    const nameless = entries.filter((entry) => entry.kind === 'state' && !(entry.names['en'] && entry.names['hi']));
    expect(nameless.map((entry) => entry.id)).toEqual([]);
  });

  it('keeps vetoes only for spellings that the actor has', () => {
    for (const entry of entries) {
      const spellings = actors.spellings
        .filter(({ id }) => id === entry.id || id === entry.capital?.id)
        .map(({ words }) => words);
      for (const word of Object.keys(entry.unless)) expect(spellings).toContain(word);
    }
  });
});

describe('the compiled actors', () => {
  it.each([
    ['ru', 'en', 'Russia'],
    ['kp', 'hi', 'उत्तर कोरिया'],
    ['nairobi', 'en', 'Nairobi'],
    ['ke:defence-ministry', 'en', "Kenya's defence ministry"],
    ['ke:defence-ministry', 'hi', 'केन्याई रक्षा मंत्रालय'],
    ['nato:secretary-general', 'en', "NATO's secretary-general"],
    ['defence-ministry', 'en', 'defence ministry'],
    ['new:somebody', 'en', undefined],
    ['xx:defence-ministry', 'en', undefined],
  ])('says %s in %s as %s', (id, language, name) => {
    expect(actors.nameOf(id, language)).toBe(name);
  });

  it('knows the kind and state of capitals, offices and people', () => {
    expect(actors.kindOf('lima')).toBe('place');
    expect(actors.speaksFor('lima')).toBe('pe');
    expect(actors.kindOf('pe:army')).toBe('office');
    expect(actors.stateOf('pe:army')).toBe('pe');
    expect(actors.stateOf('kremlin')).toBe('ru');
    expect(actors.kindOf('nobody-at-all')).toBeUndefined();
  });
});
