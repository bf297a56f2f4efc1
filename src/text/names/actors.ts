/**
 * The compiled list of actors: their names in a language, their kind and state.
 * An office of a state or body is written `<owner>:<office>`; a capital is an actor of its own that speaks for its state.
 */
import type { ActorEntry, ActorsData, OfficeEntry } from '../../data/actors.ts';
import type { NameKind } from '../document.ts';

/** One spelling and what it stands for. */
export interface Spelling {
  words: string;
  id: string;
  kind: NameKind;
  state?: string;
  adjective: boolean;
  guarded: boolean;
  unless: readonly string[];
}

export interface Actors {
  readonly spellings: readonly Spelling[];
  readonly offices: readonly OfficeEntry[];
  /** Every id of the lists, sorted; offices joined to a state are made on demand. */
  readonly ids: readonly string[];
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

interface Known {
  kind: NameKind;
  state?: string;
  names: Record<string, string>;
  said: Record<string, string>;
  adjectives: Record<string, string[]>;
  capitalOf?: string;
}

/** Puts the actors' files together. Later files may not claim an id again; a test keeps ids and spellings unique. */
export function compileActors(data: readonly ActorsData[]): Actors {
  const entries = data.flatMap((file) => file.actors);
  const offices = data.flatMap((file) => file.offices);
  const join: Record<string, string> = Object.assign({}, ...data.map((file) => file.join ?? {}));
  const known = new Map(entries.flatMap(knownOf));
  const officeById = new Map(offices.map((office) => [office.id, office]));
  const ownerOf = (id: string) => known.get(id.split(':')[0]!);
  const nameOf = (id: string, language: string) => {
    const [owner, office] = id.split(':');
    const found = officeById.get(office ?? id)?.names[language];
    if (office === undefined) return known.get(id)?.names[language] ?? found;
    return joined(join[language], known.get(owner!), found, language);
  };
  return {
    spellings: entries.flatMap(spellingsOf),
    offices,
    ids: [...known.keys(), ...officeById.keys()].sort(),
    nameOf,
    saidOf: (id, language) => known.get(id)?.said[language] ?? nameOf(id, language),
    adjectiveOf: (id, language) => known.get(id)?.adjectives[language]?.[0],
    kindOf: (id) => known.get(id)?.kind ?? (officeById.has(id.split(':').at(-1)!) ? 'office' : undefined),
    stateOf: (id) => ownerOf(id)?.state,
    speaksFor: (id) => known.get(id)?.capitalOf,
  };
}

function knownOf(entry: ActorEntry): [string, Known][] {
  const state = entry.kind === 'state' ? entry.id : entry.state;
  const own: [string, Known] = [
    entry.id,
    { kind: entry.kind, state, names: entry.names, said: entry.said ?? {}, adjectives: entry.adjectives },
  ];
  const { capital } = entry;
  if (!capital) return [own];
  return [
    own,
    [capital.id, { kind: 'place', state, names: capital.names, said: {}, adjectives: {}, capitalOf: entry.id }],
  ];
}

function spellingsOf(entry: ActorEntry): Spelling[] {
  const state = entry.kind === 'state' ? entry.id : entry.state;
  const make = (words: string, id: string, kind: NameKind, adjective = false): Spelling => ({
    words,
    id,
    kind,
    state,
    adjective,
    guarded: entry.guarded,
    unless: entry.unless[words] ?? [],
  });
  const { capital } = entry;
  const own = [...Object.values(entry.names), ...entry.aliases].map((words) => make(words, entry.id, entry.kind));
  const demonyms = Object.values(entry.adjectives).flat();
  const seat = capital ? [...Object.values(capital.names), ...capital.aliases] : [];
  return [
    ...own,
    ...demonyms.map((words) => make(words, entry.id, entry.kind, true)),
    ...seat.map((words) => make(words, capital!.id, 'place')),
  ];
}

function joined(form: string | undefined, owner: Known | undefined, office: string | undefined, language: string) {
  const state = owner?.said[language] ?? owner?.names[language];
  if (!form || !state || !office) return undefined;
  const adjective = owner!.adjectives[language]?.[0] ?? state;
  const parts: Record<string, string> = { adjective, state, office };
  return form.replace(/\{(\w+)\}/g, (whole, part: string) => parts[part] ?? whole);
}
