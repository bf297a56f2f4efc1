/** Checks a command's raw options by its schema, and says which one failed, what was given and what would do. */
import { SaarError } from '../errors.ts';
import type { Phrases } from '../data/phrases.ts';
import { plainDigits } from '../data/plain-digits.ts';
import type { Command } from './command.ts';
import { describe } from './describe.ts';

const LONGEST_SHOWN = 60;

/**
 * The options as the command's schema reads them; empty ones count as left out, digits of any script as ASCII ones.
 * @throws SaarError `option.missing`, `option.invalid` or `option.unknown`.
 */
export function checkOptions(
  command: Command,
  options: Readonly<Record<string, string>>,
  phrases: Phrases,
): Record<string, unknown> {
  const given = Object.fromEntries(
    Object.entries(options)
      .filter(([, value]) => value.trim() !== '')
      .map(([name, value]) => [name, plainDigits(value)]),
  );
  const checked = command.schema.safeParse(given);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  if (issue.code === 'unrecognized_keys')
    throw new SaarError('option.unknown', { option: shown(issue.keys[0] ?? ''), command: `/${command.path}` });
  const name = String(issue.path[0] ?? '');
  const parameters = {
    option: describe(phrases, command.path, name).name,
    given: shown(given[name] ?? ''),
    example: phrases.say(`commands.${command.path.replace(' ', '.')}.options.${name}.example`),
  };
  throw new SaarError(given[name] === undefined ? 'option.missing' : 'option.invalid', parameters);
}

function shown(value: string): string {
  const letters = [...value];
  return letters.length > LONGEST_SHOWN ? `${letters.slice(0, LONGEST_SHOWN).join('')}…` : value;
}
