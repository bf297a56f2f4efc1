/** What the composer suggests while a command is typed: commands first, then what their options offer. */
import type { Command, Door } from '../../app/command.ts';
import { invocationOf } from './conversation.ts';

/** `value` is the whole line with the suggestion taken. */
export interface Suggestion {
  value: string;
  label: string;
  hint: string;
}

const MOST = 8;

/** At most eight. Commands for settings are suggested to moderators alone. */
export async function suggestions(
  door: Door,
  typed: string,
  { language, moderator }: { language: string; moderator: boolean },
): Promise<Suggestion[]> {
  const line = typed.replace(/^\s+/, '');
  const named = commandsFor(door, line, language, moderator);
  const ofOptions = await optionSuggestions(door, line, language, moderator);
  return [...named, ...ofOptions].slice(0, MOST);
}

/** Commands one of whose names begins with the line, by the name in the reader's language. */
function commandsFor(door: Door, line: string, language: string, moderator: boolean): Suggestion[] {
  const key = line.replace(/^\//, '').toLocaleLowerCase();
  return door.commands
    .filter((command) => isOffered(command, moderator))
    .flatMap((command) => {
      const names = [command.path, ...door.languages.map((each) => nameOf(door, command.path, each))];
      if (!names.some((name) => name.startsWith(key) && name !== key.trimEnd())) return [];
      const name = `/${nameOf(door, command.path, language)}`;
      return [{ value: `${name} `, label: name, hint: door.describe(command.path, language).description }];
    });
}

function isOffered({ unlisted, access }: Command, moderator: boolean): boolean {
  return unlisted !== true && (access === 'reader' || moderator);
}

/** A command of two words has a name for each. */
function nameOf(door: Door, path: string, language: string): string {
  const words = path.split(' ');
  const name = door.describe(path, language).name;
  return words.length > 1 ? `${door.describe(words[0]!, language).name} ${name}` : name;
}

/** What fits the word being typed, from every option of the command that is not given yet. */
async function optionSuggestions(
  door: Door,
  line: string,
  language: string,
  moderator: boolean,
): Promise<Suggestion[]> {
  const last = /(?<=\s)\S*$/u.exec(line);
  if (!last) return [];
  const before = line.slice(0, last.index);
  const call = door.parse(before);
  const command = door.commands.find(({ path }) => path === call?.command);
  if (!call || !command) return [];
  const open = command.options.filter(({ name, tapped, free }) => !tapped && !free && !(name in call.options));
  const invocation = invocationOf(call, language, moderator);
  const found = await Promise.all(
    open.map(async ({ name }) => {
      const hint = door.describe(command.path, language, name).description;
      const choices = await door.suggest(invocation, name, last[0]);
      return choices.map(({ value, label }) => ({ value: `${before}${value} `, label, hint }));
    }),
  );
  return found.flat();
}
