/** How a command is typed on the platform where somebody asks: its name, its options, and examples that work as they stand. */
import type { Command, Context, Option } from '../src/app/command.ts';
import { describe } from '../src/app/describe.ts';

/** Options that a person gives by hand: where no channel can be named, the place itself is the destination. */
export function typedOptions({ options }: Command, { phrases, place }: Context): Option[] {
  const namesChannels = phrases.has(`chat.help.typed.${place.platform}.destination`);
  return options.filter(({ kind, tapped }) => (kind !== 'destination' || namesChannels) && !tapped);
}

/** `/brief [topic] [language]`. */
export function usageOf(command: Command, context: Context): string {
  const options = typedOptions(command, context).map(({ name, required, free }) => {
    const shown = describe(context.phrases, command.path, name).name;
    return required ? ` <${shown}>` : ` [${shown}${free ? ' …' : ''}]`;
  });
  return `${commandName(command, context)}${options.join('')}`;
}

/** `/brief treaty`, or `/brief topic:treaty` where options are named: what must be given, else the first that there is to choose. */
export function exampleOf(command: Command, context: Context): string {
  return typedWith(command, leastOptions(command, context), context);
}

/** The plain example, then one for each further option. */
export function examplesOf(command: Command, context: Context): string[] {
  const least = leastOptions(command, context);
  const others = typedOptions(command, context).filter((option) => !least.includes(option));
  const longer = others.map((option) => typedWith(command, option.free ? [option] : [...least, option], context));
  return [typedWith(command, least, context), ...longer];
}

/** `/brief about Sudan aid`: the command with one option alone. */
export function exampleWith(command: Command, option: string, context: Context): string {
  return typedWith(
    command,
    command.options.filter(({ name }) => name === option),
    context,
  );
}

function leastOptions(command: Command, context: Context): Option[] {
  const options = typedOptions(command, context);
  const required = options.filter((option) => option.required);
  const [first] = options;
  return required.length === 0 && first?.kind === 'rest' ? [first] : required;
}

/** A platform whose menu knows commands by other names in other languages takes these, another the one name that all know. */
export function commandName({ path }: Pick<Command, 'path'>, { phrases, place }: Context): string {
  const [group] = path.split(' ');
  const own = describe(phrases, path).name;
  const name = group === path ? own : `${describe(phrases, group!).name} ${own}`;
  return phrases.say(`chat.help.typed.${place.platform}.command`, { name, path });
}

/** The command with options, as it is typed here: `/brief treaty`, or `/brief topic:treaty`. */
export function typedCall(path: string, options: Readonly<Record<string, string>>, context: Context): string {
  const { phrases, place } = context;
  const given = Object.entries(options).map(([option, value]) =>
    phrases.say(`chat.help.typed.${place.platform}.option`, { name: describe(phrases, path, option).name, value }),
  );
  return [commandName({ path }, context), ...given].join(' ');
}

function typedWith(command: Command, options: readonly Option[], context: Context): string {
  const { phrases, place } = context;
  const isNamed = phrases.has(`chat.help.typed.${place.platform}.destination`);
  const words = options.map(({ name, free }) => {
    const typed = `commands.${command.path.replaceAll(' ', '.')}.options.${name}.typed`;
    return phrases.say(`chat.help.typed.${place.platform}.${free ? 'free' : 'option'}`, {
      name: describe(phrases, command.path, name).name,
      // Where options have no names, a word must say by itself what it is for: `yes` does not.
      value: !isNamed && phrases.has(typed) ? phrases.say(typed) : exampleValue(command, name, context),
    });
  });
  return [commandName(command, context), ...words].join(' ');
}

export function exampleValue({ path }: Command, option: string, { phrases }: Context): string {
  return phrases.say(`commands.${path.replaceAll(' ', '.')}.options.${option}.example`);
}
