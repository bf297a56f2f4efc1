import { describe, expect, it } from 'vitest';
import { actorsSchema, type ActorsData } from '../../src/data/actors.ts';
import { dataFilesIn, dataPath, readDataFile } from '../../src/data/files.ts';
import { compileActors } from '../../src/text/names.ts';
import { tokenise } from '../../src/text/tokens.ts';

const FOLDER = 'data/actors';
const LANGUAGES = ['en', 'hi'];
const files: ActorsData[] = dataFilesIn(FOLDER).map((name) =>
  readDataFile(dataPath(FOLDER, `${name}.yaml`), actorsSchema),
);
const entries = files.flatMap((file) => file.actors);
const states = entries.filter((entry) => entry.kind === 'state');
const offices = files.flatMap((file) => file.offices);
const actors = compileActors(files);

/** The words as the matcher sees them, letters of one sound being one. */
const key = (words: string) =>
  tokenise(words.normalize('NFC'))
    .map((token) => actors.keys.of(token.key))
    .join(' ');

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Cities that are their own state, and one whose seat no article names. */
const WITHOUT_CAPITAL = ['mc', 'sg', 'sm', 'va'];
/** Two states share one demonym, or the state's own name serves: it is claimed once, by the state more in the news. */
const WITHOUT_DEMONYM = ['cg en', 'cg hi', 'dm en', 'va en', 'va hi'];

describe('the list of actors', () => {
  it('gives every actor and office an id of its own', () => {
    expect(repeated([...entries, ...offices].map(({ id }) => id))).toEqual([]);
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
    const words = offices.flatMap((office) => [
      ...new Set([...Object.values(office.names), ...office.aliases].map(key)),
    ]);
    expect(repeated(words)).toEqual([]);
  });

  it('knows every state that an actor speaks for', () => {
    const known = new Set(states.map(({ id }) => id));
    expect(known.size).toBeGreaterThan(200);
    expect(entries.filter(({ state }) => state !== undefined && !known.has(state))).toEqual([]);
  });

  it.each(LANGUAGES)('names every state and its capital, and its people, in %s', (language) => {
    const nameless = states.filter(({ names }) => !names[language]);
    const seats = new Map(entries.map((entry) => [entry.capitalOf, entry]));
    const seatless = states.filter(({ id }) => !seats.get(id)?.names[language] && !WITHOUT_CAPITAL.includes(id));
    const without = states
      .filter(({ adjectives }) => !adjectives[language]?.length)
      .map(({ id }) => `${id} ${language}`);
    expect(nameless.map(({ id }) => id)).toEqual([]);
    expect(seatless.map(({ id }) => id)).toEqual([]);
    expect(without).toEqual(WITHOUT_DEMONYM.filter((mark) => mark.endsWith(language)));
  });

  it('keeps vetoes and guards only for spellings that an actor has', () => {
    const spellings = new Set(actors.spellings.map(({ words }) => words));
    const idle = files
      .flatMap((file) => [...Object.keys(file.unless), ...file.guarded])
      .filter((w) => !spellings.has(w));
    expect(idle).toEqual([]);
  });

  it('keeps a phrase that is no name only where it holds one', () => {
    const spellings = new Set(actors.spellings.map(({ words }) => key(words)));
    const holds = (phrase: string) => {
      const words = key(phrase).split(' ');
      return words.some((_, from) => words.some((_, to) => spellings.has(words.slice(from, to + 1).join(' '))));
    };
    expect(files.flatMap((file) => file.not).filter((phrase) => !holds(phrase))).toEqual([]);
  });
});

describe('a line of names', () => {
  const read = (line: string) =>
    actorsSchema.safeParse({ columns: ['en', 'hi'], lists: { body: { none: `own-body: ${line}\n` } } });

  it('gives each column to its language, the first name to sentences, and the rest to the matcher', () => {
    expect(read('(the) Lake Pact, LP; Lakish | झील संधि, एलपी').data?.actors).toEqual([
      {
        id: 'own-body',
        kind: 'body',
        names: { en: 'Lake Pact', hi: 'झील संधि' },
        said: { en: 'the Lake Pact' },
        aliases: ['LP', 'एलपी'],
        adjectives: { en: ['Lakish'] },
      },
    ]);
  });

  it('may leave a column empty, but not all, and has no more columns than languages', () => {
    expect(read('Lake Pact |').success).toBe(true);
    expect(read(' | ').success).toBe(false);
    expect(read('a | b | c').success).toBe(false);
  });

  it('begins with an id', () => {
    const file = (block: string) => ({ columns: ['en'], lists: { body: { none: block } } });
    expect(actorsSchema.safeParse(file('lake-pact: Lake Pact')).success).toBe(true);
    expect(actorsSchema.safeParse(file('Lake Pact')).success).toBe(false);
    expect(actorsSchema.safeParse(file('Lake Pact: LP')).success).toBe(false);
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
