/** Checks a command's raw options by its schema, and says which one failed, what was given and what would do. */
import { SaarError } from '../errors.ts';
import type { Phrases } from '../data/phrases.ts';
import { plainDigits } from '../data/plain-digits.ts';
import type { Command, Context } from './command.ts';
import { describe } from './describe.ts';

const LONGEST_SHOWN = 60;
/** More choices than these are no help in a sentence. */
const MOST_CHOICES = 12;

/**
 * The options as the command's schema reads them; empty ones count as left out, digits of any script as ASCII ones.
 * @throws SaarError `option.missing`, `option.invalid` or `option.unknown`.
 */
export async function checkOptions(
  command: Command,
  options: Readonly<Record<string, string>>,
  context: Context,
): Promise<Record<string, unknown>> {
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
  throw given[name] === undefined
    ? missing(command, name, context)
    : await invalid(command, name, given[name], context);
}

function missing(command: Command, name: string, { phrases }: Context): SaarError {
  return new SaarError('option.missing', {
    option: describe(phrases, command.path, name).name,
    example: exampleOf(command, name, phrases),
  });
}

/** What would do: an example, or all the choices where it is one of a few. */
async function invalid(command: Command, name: string, value: string, context: Context): Promise<SaarError> {
  const { phrases } = context;
  const example = exampleOf(command, name, phrases);
  const offered = await command.options.find((each) => each.name === name)?.choices?.(context);
  const choices = (offered ?? []).map((choice) => choice.value);
  const isOne = choices.includes(example) && choices.length <= MOST_CHOICES;
  const option = describe(phrases, command.path, name).name;
  return new SaarError('option.invalid', {
    option,
    given: shown(value),
    example: isOne ? choices.join(', ') : example,
  });
}

function exampleOf({ path }: Command, name: string, phrases: Phrases): string {
  return phrases.say(`commands.${path.replace(' ', '.')}.options.${name}.example`);
}

function shown(value: string): string {
  const letters = [...value];
  return letters.length > LONGEST_SHOWN ? `${letters.slice(0, LONGEST_SHOWN).join('')}…` : value;
}
