/**
 * Who and where: states, bodies, people, places and offices with their names in every script.
 * An actor is one line of its file, for lists are long, are edited by eye, and are read at every start.
 */
import { z } from 'zod';

const word = z.string().min(1);
const words = z.array(word);
/** A word or words per language code; the first of several is the one that sentences use. */
const byLanguage = z.record(z.string(), word);
/** A state's ISO 3166 code in lower case; else a name of its own in lower case with hyphens. */
const id = z.string().regex(/^[a-z0-9-]+$/);

const KINDS = ['state', 'capital', 'body', 'person', 'place', 'group'] as const;
type Kind = (typeof KINDS)[number];

/** Kind → state it speaks for or lies in (`none` without one) → its actors, one a line: `id: names`. */
const listsSchema = z.record(z.enum(KINDS), z.record(z.string(), word).optional());

const officeSchema = z.strictObject({
  id,
  names: byLanguage,
  aliases: words.default([]),
  /** True when one human holds it: the holder's name may follow. */
  holder: z.boolean().default(false),
  /** True for one who speaks for a body: what is said by it is said by the body. */
  voice: z.boolean().default(false),
  /** False when the word says too little without its state or holder ("chief"). */
  bare: z.boolean().default(true),
  /** How it is said with its state where that differs from all others, per language. */
  join: byLanguage.default({}),
  /** True for an office of which "army aid" says only what kind the aid is: see `describes`. */
  describing: z.boolean().default(false),
});

const fileSchema = z.strictObject({
  /** The languages that the columns of a line stand for. */
  columns: words.default([]),
  lists: listsSchema.optional(),
  offices: z.array(officeSchema).default([]),
  /** Words that, right after a describing office, show that it only describes them: "military aid", "navy ship". */
  describes: words.default([]),
  /**
   * Per language, how an office is said with its state: `{adjective}`, `{state}` and `{office}` are filled. Of forms parted by ` | `
   * the first is taken whose name ends as `{state:…}` asks, which says nothing itself.
   */
  join: byLanguage.optional(),
  /** Names that people bear too (Jordan): no other capitalised word may touch them. */
  guarded: words.default([]),
  /** Words that, near a spelling, show that another word is meant (चीनी beside गन्ना is sugar). */
  unless: z.record(z.string(), words).default({}),
  /** Phrases that hold a name and mean something else (Guinea pig). */
  not: words.default([]),
  /** Letters that spell one sound and are one to the matcher: what stands first is read as the second. */
  same: byLanguage.default({}),
  /** Endings that make a possessor inside a name (People's Army), longest first. */
  possessive: words.default([]),
  /** Endings of people's names made from demonyms: Russian → Russians, रूसी → रूसियों. */
  people: z.array(z.strictObject({ from: z.string(), to: z.string() })).default([]),
});

/** One actor: its names by language, the first of `names` being what sentences use. */
export interface ActorEntry {
  id: string;
  kind: Exclude<Kind, 'capital'>;
  /** The state it speaks for or lies in. */
  state?: string;
  /** The state whose seat this is. */
  capitalOf?: string;
  names: Record<string, string>;
  /** How a sentence says it where that differs: "the United States". */
  said: Record<string, string>;
  aliases: string[];
  /** Demonyms ("Russian", "रूसी"): they name a property, not an agent. */
  adjectives: Record<string, string[]>;
}

export const actorsSchema = fileSchema.transform(({ columns, lists, ...rest }, context) => {
  const actors: ActorEntry[] = [];
  for (const [kind, states] of Object.entries(lists ?? {}))
    for (const [state, block] of Object.entries(states ?? {}))
      for (const line of block.split('\n')) {
        if (line === '') continue;
        const entry = entryOf(kind as Kind, state, line, columns);
        if (entry) actors.push(entry);
        else context.addIssue({ code: 'custom', path: ['lists', kind, state], message: `not "id: names": ${line}` });
      }
  return { ...rest, actors };
});

const LINE = /^([a-z0-9-]+): /;

/** `(the) Name, other spellings; demonyms | the same in the next column's language`. An empty column names nothing. */
function entryOf(kind: Kind, state: string, line: string, columns: readonly string[]): ActorEntry | undefined {
  const start = LINE.exec(line);
  if (!start) return undefined;
  const id = start[1]!;
  const own = kind === 'state' ? id : state === 'none' ? undefined : state;
  const entry: ActorEntry = {
    id,
    kind: kind === 'capital' ? 'place' : kind,
    ...(own === undefined ? {} : { state: own }),
    ...(kind === 'capital' ? { capitalOf: state } : {}),
    names: {},
    said: {},
    aliases: [],
    adjectives: {},
  };
  const written = line.slice(start[0].length).split('|');
  if (written.length > columns.length) return undefined;
  written.forEach((column, index) => addColumn(entry, column, columns[index]!));
  return Object.keys(entry.names).length > 0 ? entry : undefined;
}

const INSIDE_SENTENCE = /^\(([^)]*)\) */;

function addColumn(entry: ActorEntry, column: string, language: string): void {
  const [names = '', demonyms] = column.split(';');
  const [first = '', ...others] = listed(names);
  const before = INSIDE_SENTENCE.exec(first);
  const name = before ? first.slice(before[0].length) : first;
  if (name) entry.names[language] = name;
  if (before && name) entry.said[language] = `${before[1]} ${name}`;
  entry.aliases.push(...others);
  if (demonyms) entry.adjectives[language] = listed(demonyms);
}

function listed(words: string): string[] {
  return words
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export type OfficeEntry = z.infer<typeof officeSchema>;
export type ActorsData = z.infer<typeof actorsSchema>;
