/** Tab completion of the prompt: command names first, then what the door suggests for the option being typed. */
import type { Door } from '../../app/command.ts';
import { terminalInvocation } from './terminal-place.ts';

/** Own words of the prompt, beside the commands of the door. */
export const QUIT = '/quit';

/** Completions of a typed line and the part of it that they replace, as readline asks for them. */
export async function completions(line: string, door: Door, language: string): Promise<[string[], string]> {
  const words = line.replace(/^\//, '').split(/\s+/);
  const command = door.commands
    .filter(({ path }) => words.length > path.split(' ').length && words.join(' ').startsWith(`${path} `))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (!command) return [commandNames(line, door), line];
  const typed = words.slice(command.path.split(' ').length);
  const options = command.options.filter(({ kind, tapped }) => kind !== 'destination' && !tapped);
  const option = options[Math.min(typed.length, options.length) - 1];
  if (!option) return [[], line];
  const given = Object.fromEntries(
    options.slice(0, typed.length - 1).map(({ name }, index) => [name, typed[index] ?? '']),
  );
  const last = typed.at(-1) ?? '';
  const choices = await door.suggest(terminalInvocation(command.path, given, language), option.name, last);
  return [choices.map(({ value }) => `${value} `), last];
}

function commandNames(line: string, door: Door): string[] {
  const names = [...door.commands.filter(({ unlisted }) => !unlisted).map(({ path }) => `/${path} `), QUIT];
  return names.filter((name) => name.startsWith(line === '' ? '/' : line));
}
