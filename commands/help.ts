/** `/help` and `/start`: what this reader may ask in this place, with examples to type; `/help brief` explains one command. */
import { z } from 'zod';
import { defineCommand, type Command, type Context } from '../src/app/command.ts';
import { describe } from '../src/app/describe.ts';
import { findCommands } from '../src/app/find-command.ts';
import { topicAction } from '../src/messages/brief-actions.ts';
import { text, type Action, type Block, type Inline, type Message } from '../src/messages/message.ts';
import { notice } from '../src/messages/notices.ts';
import { languageSwitches } from './about.ts';
import { brief } from './brief.ts';
import { explained } from './explained.ts';
import { languageOption } from './options.ts';
import { source } from './source.ts';
import { commandName, exampleOf, exampleWith } from './usage.ts';

/** Which commands stand under which heading, by their paths or the first word of them; others stand under the last. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  read: ['brief', 'timeline', 'figures', 'changes', 'topics'],
  check: ['source', 'sources brief', 'disputes', 'search'],
  follow: ['digest', 'sources'],
  settings: [],
};
/** Of a group of commands these many are described, the others only named. */
const DESCRIBED = 2;

/** Help over a list of commands, which may hold the help itself. */
export function createHelp(commands: () => readonly Command[]): Command {
  return defineCommand({
    path: 'help',
    access: 'reader',
    options: [
      { name: 'command', kind: 'rest', required: false, choices: (context) => commandChoices(commands(), context) },
      { ...languageOption, tapped: true },
    ],
    schema: z.strictObject({ command: z.string().optional(), language: z.string().optional() }),
    run: ({ command }, context) =>
      command === undefined
        ? helpMessage(commands(), context)
        : explained(findCommands(commands(), context.app, command), context),
  });
}

/** Telegram's first word to a bot: a welcome, the topics to begin with, and the other languages. */
export function createStart(): Command {
  return defineCommand({
    path: 'start',
    access: 'reader',
    unlisted: true,
    options: [{ ...languageOption, tapped: true }],
    schema: z.strictObject({ language: z.string().optional() }),
    run: (_options, context) => startMessage(context),
  });
}

/** As many as a phone shows without scrolling. */
const TOPICS_OFFERED = 6;

async function startMessage(context: Context): Promise<Message> {
  const { phrases, language } = context;
  const offered = (await topicsByArticles(context)).slice(0, TOPICS_OFFERED);
  return {
    ...notice({
      language,
      title: phrases.say('chat.start.title'),
      lines: [
        phrases.say('chat.start.welcome'),
        phrases.say('chat.start.ask', { example: exampleWith(brief, 'about', context) }),
      ],
      note: phrases.say('chat.start.more', { example: exampleOf(source, context) }),
      actions: [
        ...offered.map(({ id, title }) => topicAction(id, title)),
        { label: phrases.say('chat.topics.title'), command: 'topics', options: {}, effect: 'answer' },
        { label: phrases.say('chat.help.button'), command: 'help', options: {}, effect: 'answer' },
        ...languageSwitches('start', context),
      ],
    }),
    again: { command: 'start', options: { language } },
  };
}

/** Topics of which most is known stand first. */
async function topicsByArticles({ app, language }: Context): Promise<{ id: string; title: string }[]> {
  const { byTopic } = await app.summary();
  return app.topics(language).sort((left, right) => (byTopic[right.id] ?? 0) - (byTopic[left.id] ?? 0));
}

async function helpMessage(commands: readonly Command[], context: Context): Promise<Message> {
  const { phrases, language, app } = context;
  const open = await openCommands(commands, context);
  const mayManage = open.some(({ access }) => access === 'settings');
  const first = app.topics(language)[0];
  const permission = phrases.say(`chat.permission.${context.place.platform}`);
  const closed = mayManage ? [] : [phrases.say('chat.help.settings', { permission })];
  const actions: Action[] = [
    { label: phrases.say('chat.topics.title'), command: 'topics', options: {}, effect: 'answer' },
    ...(first ? [topicAction(first.id, first.title)] : []),
    { label: phrases.say('chat.about.button'), command: 'about', options: {}, effect: 'answer' },
    ...languageSwitches('help', context),
  ];
  return {
    language,
    blocks: [
      { kind: 'title', text: [text(phrases.say('chat.help.title'))] },
      ...Object.keys(GROUPS).flatMap((group) => groupBlocks(group, open, context)),
      ...[...howExplained(open, context), ...closed].map((words): Block => ({ kind: 'note', text: [text(words)] })),
      {
        kind: 'fold',
        title: [text(phrases.say('chat.about.heading.checked'))],
        blocks: [{ kind: 'paragraph', text: [text(phrases.say('chat.help.checked'))] }],
      },
    ],
    actions,
    again: { command: 'help', options: { language } },
  };
}

/** That each command can be explained, where the help itself stands among them. */
function howExplained(open: readonly Command[], context: Context): string[] {
  const help = open.find(({ path }) => path === 'help');
  if (!help) return [];
  const words = { help: commandName(help, context), example: exampleOf(help, context) };
  return [context.phrases.say('chat.help.more', words)];
}

/** What stands in the help, and whether this reader may use it here. */
async function openCommands(commands: readonly Command[], { caller }: Context): Promise<Command[]> {
  const listed = commands.filter(({ unlisted }) => !unlisted);
  const mayManage = listed.some(({ access }) => access === 'settings') && (await caller.mayManage());
  return listed.filter(({ access }) => access === 'reader' || mayManage);
}

/** A heading with its commands: an example that can be typed as it stands, and what it does. */
function groupBlocks(group: string, open: readonly Command[], context: Context): Block[] {
  const inGroup = open.filter(({ path }) => groupOf(path) === group);
  if (inGroup.length === 0) return [];
  const plain = inGroup.filter(({ path }) => !path.includes(' '));
  const nested = inGroup.filter(({ path }) => path.includes(' '));
  const families = [...new Set(nested.map(({ path }) => path.split(' ')[0]!))];
  const items = [
    ...plain.map((command) => describedItem(command, context)),
    ...families.flatMap((family) =>
      familyItems(
        nested.filter(({ path }) => path.startsWith(`${family} `)),
        context,
      ),
    ),
  ];
  return [
    { kind: 'heading', text: [text(context.phrases.say(`chat.help.group.${group}`))] },
    { kind: 'list', items },
  ];
}

/** The first of them with what they do, the others by name. */
function familyItems(family: readonly Command[], context: Context): Inline[][] {
  const items = family.slice(0, DESCRIBED).map((command) => describedItem(command, context));
  const others = family
    .slice(DESCRIBED)
    .flatMap((command, index) => [...(index > 0 ? [text(' · ')] : []), text(commandName(command, context), 'code')]);
  return others.length > 0 ? [...items, others] : items;
}

function describedItem(command: Command, context: Context): Inline[] {
  const { description } = describe(context.phrases, command.path);
  return [text(exampleOf(command, context), 'code'), text(`: ${description}`)];
}

function groupOf(path: string): string {
  const groupWith = (words: string) => Object.keys(GROUPS).find((group) => GROUPS[group]!.includes(words));
  return groupWith(path) ?? groupWith(path.split(' ')[0]!) ?? 'settings';
}

/** Commands to explain, a group as one. */
function commandChoices(commands: readonly Command[], { phrases }: Context) {
  const paths = commands.filter(({ unlisted }) => !unlisted).map(({ path }) => path.split(' ')[0]!);
  return [...new Set(paths)].map((path) => ({ value: path, label: describe(phrases, path).name }));
}
