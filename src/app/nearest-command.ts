/** The command that was meant; and for what is none, the nearest names, in the words of any language Saar speaks. */
import type { Phrases } from '../data/phrases.ts';
import { SaarError } from '../errors.ts';
import type { Command } from './command.ts';
import { describe } from './describe.ts';
import { near, type Named } from './edit-distance.ts';

const NEAREST_SHOWN = 2;
const LONGEST_SHOWN = 60;

/**
 * The command of that path.
 * @throws SaarError `command.incomplete` for a group's name, else `command.unknown` or, when nothing is near, `command.none-near`.
 */
export function findCommand(commands: readonly Command[], path: string, languages: Iterable<Phrases>): Command {
  const found = commands.find((command) => command.path === path);
  if (found) return found;
  const listed = commands.filter((command) => !command.unlisted);
  const given = [...path].slice(0, LONGEST_SHOWN).join('');
  const group = listed.filter((command) => command.path.startsWith(`${path} `));
  if (group.length > 0)
    throw new SaarError('command.incomplete', { given, choices: group.map((each) => `/${each.path}`).join(', ') });
  const nearest = near(path, namesOf(listed, [...languages]), NEAREST_SHOWN);
  if (nearest.length > 0) throw new SaarError('command.unknown', { given: `/${given}`, nearest: nearest.join(', ') });
  const first = new Set(listed.map((command) => `/${command.path.split(' ')[0]}`));
  throw new SaarError('command.none-near', { given: `/${given}`, known: [...first].join(', ') });
}

/** Paths and groups first: of names equally near, the one that is the same for everybody. */
function namesOf(commands: readonly Command[], languages: readonly Phrases[]): Named[] {
  const paths = commands.flatMap(({ path }) => [path, path.split(' ')[0]!]);
  const spoken = languages.flatMap((phrases) => commands.map((command) => spokenPath(phrases, command)));
  const mixed = languages.flatMap((phrases) => commands.flatMap((command) => mixedPath(phrases, command)));
  return [...[...new Set([...paths, ...spoken])].map((name) => ({ name, id: `/${name}` })), ...mixed];
}

/** The group by its path and the word in a language, as whoever knows one of them types: `/digest हटाएँ`. */
function mixedPath(phrases: Phrases, { path }: Command): Named[] {
  const [group = ''] = path.split(' ');
  return group === path ? [] : [{ name: `${group} ${describe(phrases, path).name}`, id: `/${path}` }];
}

function spokenPath(phrases: Phrases, { path }: Command): string {
  const [group = ''] = path.split(' ');
  const name = describe(phrases, path).name;
  return group === path ? name : `${describe(phrases, group).name} ${name}`;
}
