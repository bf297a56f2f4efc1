/** Names of the stream's world in every language: real states, places and people put together from parts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { z } from 'zod';
import type { Chance } from './chance.ts';

/** Form → language → words; the form `''` is the name itself. */
export type Name = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface Names {
  languages: string[];
  state(chance: Chance): Name;
  place(chance: Chance): Name;
  person(chance: Chance): Name;
}

const words = z.string().min(1);
const schema = z.strictObject({
  columns: z.array(words).min(2),
  states: words,
  starts: words,
  ends: words,
  given: words,
  family: words,
});

export function readNames(folder: string): Names {
  const file = schema.parse(yaml.load(readFileSync(join(folder, 'names.yaml'), 'utf8')));
  const { columns } = file;
  const [starts, ends, given, family] = [file.starts, file.ends, file.given, file.family].map(partsIn);
  const states = file.states
    .trim()
    .split('\n')
    .map((line) => stateName(line, columns));
  const used = new Set<string>();
  const joined = (one: string[], other: string[], space: string) => one.map((part, at) => part + space + other[at]!);
  const place = (chance: Chance): Name => {
    for (;;) {
      const parts = joined(chance.pick(starts!), chance.pick(ends!), '');
      // Names run out in a long stream: then a place has news again.
      if (used.has(parts[0]!) && used.size < starts!.length * ends!.length * 0.9) continue;
      used.add(parts[0]!);
      return name(columns, { '': parts });
    }
  };
  const person = (chance: Chance): Name => {
    const [first, last] = [chance.pick(given!), chance.pick(family!)];
    return name(columns, { '': joined(first, last, ' '), last });
  };
  return { languages: columns, place, person, state: (chance) => chance.pick(states) };
}

export function name(columns: readonly string[], forms: Record<string, readonly string[]>): Name {
  const inAll = (own: readonly string[]) => new Map(columns.map((language, at) => [language, own[at]!]));
  return new Map(Object.entries(forms).map(([form, own]) => [form, inAll(own)]));
}

/** "Kenya, Kenyan, Nairobi = केन्या, नैरोबी": only the first column's language has adjectives. */
function stateName(line: string, columns: readonly string[]): Name {
  const parts = line.split('=').map((column) => column.split(',').map((each) => each.trim()));
  const forms = { '': parts.map(([own]) => own!), capital: parts.map((own) => own.at(-1)!) };
  return name(columns, { ...forms, of: parts.map((own) => own[1]!) });
}

function partsIn(list: string): string[][] {
  return list
    .trim()
    .split(/\s+/u)
    .map((pair) => pair.split('='));
}
