/** One command explained, or a group of them: what it does, what may be given, what may stand there, and examples to type. */
import type { Command, Context, Option } from '../src/app/command.ts';
import { describe } from '../src/app/describe.ts';
import { text, type Action, type Block, type Inline, type Message } from '../src/messages/message.ts';
import { commandName, exampleOf, examplesOf, exampleValue, typedOptions, usageOf } from './usage.ts';

/** Of many allowed values these many are shown: the others come up while one types, or with `/topics`. */
const VALUES_SHOWN = 8;

/** The one command, or the list of a group's. */
export async function explained(commands: readonly Command[], context: Context): Promise<Message> {
  const { language, phrases, caller } = context;
  const [first] = commands;
  const whole = commands.length === 1 ? first!.path : first!.path.split(' ')[0]!;
  const { description } = describe(phrases, whole);
  const settings = commands.some(({ access }) => access === 'settings') && !(await caller.mayManage());
  const permission = phrases.say(`chat.permission.${context.place.platform}`);
  return {
    language,
    blocks: [
      { kind: 'title', text: [text(commandName({ path: whole }, context))] },
      { kind: 'paragraph', text: [text(description)] },
      ...(commands.length === 1 ? await oneCommand(first!, context) : [listOf(commands, context)]),
      ...(settings ? [note(phrases.say('chat.help.needs', { permission }))] : []),
    ],
    actions: [helpAction(context)],
    again: { command: 'help', options: { command: whole, language } },
  };
}

function helpAction({ phrases }: Context): Action {
  return { label: phrases.say('chat.help.button'), command: 'help', options: {}, effect: 'replace' };
}

async function oneCommand(command: Command, context: Context): Promise<Block[]> {
  const options = typedOptions(command, context);
  if (options.length === 0) return [];
  const examples = examplesOf(command, context);
  const items = await Promise.all(options.map((option) => optionItem(command, option, context)));
  return [
    { kind: 'paragraph', text: [text(usageOf(command, context), 'code')] },
    { kind: 'list', items },
    { kind: 'heading', text: [text(context.phrases.say('chat.help.examples'))] },
    { kind: 'list', items: examples.map((example) => [text(example, 'code')]) },
  ];
}

/** "language (may be left out): language of the brief · en, hi". */
async function optionItem(command: Command, option: Option, context: Context): Promise<Inline[]> {
  const { phrases } = context;
  const { name, description } = describe(phrases, command.path, option.name);
  const left = option.required ? '' : ` (${phrases.say('chat.help.optional')})`;
  const choices = (await option.choices?.(context)) ?? [];
  // What is taken in several words is understood by its title too; elsewhere only the value itself is.
  const values = choices.slice(0, VALUES_SHOWN).map(({ value, label }) => (option.kind === 'rest' ? label : value));
  const allowed = choices.length > VALUES_SHOWN ? [...values, '…'] : values;
  const shown = allowed.length > 0 ? allowed : [exampleValue(command, option.name, context)];
  const label = phrases.say(allowed.length > 0 ? 'chat.help.values' : 'chat.help.such-as');
  return [text(name, 'strong'), text(`${left}: ${description} · ${label} ${shown.join(', ')}`)];
}

function listOf(commands: readonly Command[], context: Context): Block {
  const items = commands.map((command) => [
    text(exampleOf(command, context), 'code'),
    text(`: ${describe(context.phrases, command.path).description}`),
  ]);
  return { kind: 'list', items };
}

function note(words: string): Block {
  return { kind: 'note', text: [text(words)] };
}
