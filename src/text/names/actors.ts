/**
 * The compiled list of actors: their names in a language, their kind and state.
 * An office of a state or body is written `<owner>:<office>`; a capital is an actor of its own that speaks for its state.
 */
import type { ActorEntry, ActorsData, OfficeEntry } from '../../data/actors.ts';
import type { NameKind } from '../document.ts';
import { fold } from '../fold.ts';
import { createRegister, type Register } from './register.ts';
import { compileSpelling, type SpellingKeys } from './spelling.ts';

/** One spelling and what it stands for. */
export interface Spelling {
  words: string;
  /** `NOBODY` for a phrase that holds a name and means something else ("Guinea pig"). */
  id: string;
  kind: NameKind;
  state?: string;
  adjective: boolean;
  /** True for a name that is its demonym too. */
  double: boolean;
  guarded: boolean;
  /** Keys of the words that, near it, show that another word is meant. */
  unless: ReadonlySet<string>;
}

/** The id of what is no name although it holds one. */
export const NOBODY = '';

export interface Office {
  entry: OfficeEntry;
  notBefore: ReadonlySet<string>;
}

export interface Actors {
  readonly spellings: readonly Spelling[];
  readonly offices: readonly OfficeEntry[];
  /** Every id of the lists, sorted; offices joined to a state are made on demand. */
  readonly ids: readonly string[];
  readonly keys: SpellingKeys;
  /** Every spelling, and for demonyms the forms that name people; one register for all languages. */
  readonly listed: Register<Spelling>;
  readonly titles: Register<Office>;
  /** The name sentences use, such as "Russia", "Russian foreign minister"; undefined for names no list knows. */
  nameOf(id: string, language: string): string | undefined;
  /** The name with whatever a sentence needs before it ("the United States"). */
  saidOf(id: string, language: string): string | undefined;
  /** The adjective that sentences use of it ("Russian"), in a language. */
  adjectiveOf(id: string, language: string): string | undefined;
  kindOf(id: string): NameKind | undefined;
  /** The state an actor is, speaks for or lies in. */
  stateOf(id: string): string | undefined;
  /** The state whose capital this is: "Moscow said" is Russia speaking. */
  speaksFor(id: string): string | undefined;
}

/** Puts the actors' files together. Later files may not claim an id again; a test keeps ids and spellings unique. */
export function compileActors(data: readonly ActorsData[]): Actors {
  const entries = data.flatMap((file) => file.actors);
  const offices = data.flatMap((file) => file.offices);
  const join = merged(data.map((file) => file.join ?? {}));
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const officeById = new Map(offices.map((office) => [office.id, office]));
  const ownerOf = (id: string) => known.get(id.split(':')[0]!);
  const keys = compileSpelling(
    merged(data.map((file) => file.same)),
    data.flatMap((file) => file.possessive),
  );
  const spellings = spellingsOf(entries, data, keys);
  const nameOf = (id: string, language: string) => {
    const [owner, office, head] = id.split(':');
    if (head !== undefined) return undefined;
    const entry = officeById.get(office ?? id);
    const found = entry?.names[language];
    if (office === undefined) return known.get(id)?.names[language] ?? found;
    return joined(entry?.join[language] ?? join[language], known.get(owner!), found, language);
  };
  return {
    spellings: spellings.filter((spelling) => spelling.id !== NOBODY),
    offices,
    ids: [...known.keys(), ...officeById.keys()].sort(),
    keys,
    listed: registerOf(spellings, data, keys),
    titles: titlesOf(data, keys),
    nameOf,
    saidOf: (id, language) => known.get(id)?.said[language] ?? nameOf(id, language),
    adjectiveOf: (id, language) => known.get(id)?.adjectives[language]?.[0],
    kindOf: (id) => known.get(id)?.kind ?? (officeById.has(id.split(':').at(-1)!) ? 'office' : undefined),
    stateOf: (id) => ownerOf(id)?.state,
    speaksFor: (id) => known.get(id)?.capitalOf,
  };
}

function merged(parts: readonly Record<string, string>[]): Record<string, string> {
  return Object.assign({}, ...parts) as Record<string, string>;
}

const NONE: ReadonlySet<string> = new Set();

function spellingsOf(entries: readonly ActorEntry[], data: readonly ActorsData[], keys: SpellingKeys): Spelling[] {
  const guarded = new Set(data.flatMap((file) => file.guarded));
  const unless = new Map(data.flatMap((file) => Object.entries(file.unless).map(([word, near]) => [word, near])));
  const make = (words: string, { id, kind, state }: ActorEntry, adjective: boolean, double = false): Spelling => ({
    words,
    id,
    kind,
    state,
    adjective,
    double,
    guarded: guarded.has(words),
    unless: unless.has(words) ? new Set(unless.get(words)!.flatMap(keys.phrase)) : NONE,
  });
  const listed = entries.flatMap((entry) => {
    const names = new Set([...Object.values(entry.names), ...entry.aliases]);
    const demonyms = new Set(Object.values(entry.adjectives).flat());
    return [
      ...[...names].map((words) => make(words, entry, false, demonyms.has(words))),
      ...[...demonyms].filter((words) => !names.has(words)).map((words) => make(words, entry, true)),
    ];
  });
  const nobody = { id: NOBODY, kind: 'place', adjective: false, double: false, guarded: false, unless: NONE } as const;
  return [...listed, ...data.flatMap((file) => file.not.map((words) => ({ words, ...nobody })))];
}

function registerOf(spellings: readonly Spelling[], data: readonly ActorsData[], keys: SpellingKeys) {
  const endings = data.flatMap((file) => file.people);
  const register = createRegister<Spelling>(keys);
  const names = new Set(spellings.map(({ words }) => words));
  for (const spelling of spellings) {
    register.add(spelling.words, spelling);
    if (!spelling.adjective) continue;
    for (const { from, to } of endings) {
      if (!spelling.words.endsWith(from)) continue;
      const people = spelling.words.slice(0, spelling.words.length - from.length) + to;
      // "Houthis" is listed as a name: there it is none that only describes.
      if (!names.has(people)) register.add(people, spelling);
    }
  }
  return register;
}

function titlesOf(data: readonly ActorsData[], keys: SpellingKeys): Register<Office> {
  const describes = new Set(data.flatMap((file) => file.describes).map(fold));
  const register = createRegister<Office>(keys);
  for (const entry of data.flatMap((file) => file.offices)) {
    const office = { entry, notBefore: entry.describing ? describes : NONE };
    for (const words of [...Object.values(entry.names), ...entry.aliases]) register.add(words, office);
  }
  return register;
}

function joined(form: string | undefined, owner: ActorEntry | undefined, office: string | undefined, language: string) {
  const state = owner?.said[language] ?? owner?.names[language];
  if (!form || !state || !office) return undefined;
  const adjective = owner!.adjectives[language]?.[0] ?? state;
  const parts: Record<string, string> = { adjective, state, office };
  const fits = (each: string) => state.endsWith(/\{state:([^}]*)\}/.exec(each)?.[1] ?? '');
  const fitting = form.split(' | ').find(fits);
  const open = fitting?.replace(/\{state:[^}]*\}/, '');
  return open?.replace(/\{(\w+)\}/g, (whole, part: string) => parts[part] ?? whole);
}
