/** `/help` and `/start`: what this reader may ask in this place, one line a command. */
import { z } from 'zod';
import { defineCommand, type Command, type Context } from '../src/app/command.ts';
import { describe } from '../src/app/describe.ts';
import { text, type Action, type Inline, type Message } from '../src/messages/message.ts';
import { notice } from '../src/messages/notices.ts';

/** Help over a list of commands, which may hold the help itself. */
export function createHelp(commands: () => readonly Command[]): Command {
  return defineCommand({
    path: 'help',
    access: 'reader',
    options: [],
    schema: z.strictObject({}),
    run: (_options, context) => helpMessage(commands(), context, context.phrases.say('chat.help.title'), []),
  });
}

/** Telegram's first word to a bot: a welcome, then the help. */
export function createStart(commands: () => readonly Command[]): Command {
  return defineCommand({
    path: 'start',
    access: 'reader',
    unlisted: true,
    options: [],
    schema: z.strictObject({}),
    run: (_options, context) =>
      helpMessage(commands(), context, context.phrases.say('chat.start.title'), [
        context.phrases.say('chat.start.welcome'),
      ]),
  });
}

async function helpMessage(
  commands: readonly Command[],
  context: Context,
  title: string,
  lines: readonly string[],
): Promise<Message> {
  const { phrases, language, app } = context;
  const mayManage = await context.caller.mayManage();
  const open = commands.filter((command) => !command.unlisted && (command.access === 'reader' || mayManage));
  const first = app.topics(language)[0];
  const actions: Action[] = [
    { label: phrases.say('chat.topics.title'), command: 'topics', options: {}, effect: 'answer' },
    ...(first
      ? [{ label: first.title, command: 'brief', options: { topic: first.id }, effect: 'answer' } as const]
      : []),
  ];
  const settings = mayManage ? [] : [phrases.say('chat.help.settings', { permission: permission(context) })];
  const note = [phrases.say('chat.help.checked'), ...settings].join(' ');
  return notice({ language, title, lines, items: open.map((command) => usage(command, context)), note, actions });
}

/** `/brief <topic> [language]: what it does`. The place itself is the destination, so that option is not shown. */
function usage(command: Command, { phrases }: Context): Inline[] {
  const options = command.options
    .filter(({ kind, tapped }) => kind !== 'destination' && !tapped)
    .map(({ name, required, free }) => {
      const shown = describe(phrases, command.path, name).name;
      return required ? ` <${shown}>` : ` [${shown}${free ? ' …' : ''}]`;
    });
  return [
    text(`/${command.path}${options.join('')}`, 'code'),
    text(`: ${describe(phrases, command.path).description}`),
  ];
}

function permission({ phrases, place }: Context): string {
  return phrases.say(`chat.permission.${place.platform}`);
}
