/** The one door of every platform: finds the command, checks who asks and what, runs it, and turns failures into words. */
import type { Data } from '../data/data.ts';
import type { Phrases } from '../data/phrases.ts';
import { SaarError } from '../errors.ts';
import type { Form } from '../messages/form.ts';
import type { Message } from '../messages/message.ts';
import { fold } from '../text/fold.ts';
import type { App } from './app.ts';
import { checkOptions } from './check-options.ts';
import type { Choice, Command, Context, Door, Invocation } from './command.ts';
import { describe } from './describe.ts';
import { nearest } from './edit-distance.ts';
import { errorMessage, type ErrorLog } from './error-message.ts';
import { languageOfLocale } from './find-language.ts';
import { openedCall, withKeptCalls } from './kept-calls.ts';
import { createParser } from './parse.ts';

const MOST_SUGGESTIONS = 25;
const NEAREST_SHOWN = 2;

/** The door over a list of commands. `log` receives every unexpected error with the reference that its reader was shown. */
export function createDoor(commands: readonly Command[], app: App, clock: () => Date, log: ErrorLog = () => {}): Door {
  const { data } = app;
  return {
    commands,
    languages: [...data.phrases.keys()],
    invoke: (invocation) => invoke(commands, app, clock, log, invocation),
    form: (invocation) => formOf(commands, app, clock, invocation),
    language: (invocation) => languageOf(app, invocation),
    shortened: (message) => withKeptCalls(message, app),
    answers: app.answers,
    moved: () => Promise.resolve(),
    suggest: (invocation, option, typed) => suggest(commands, app, clock, invocation, option, typed).catch(() => []),
    parse: createParser(commands, app),
    describe: (path, language, option) => describe(phrasesIn(data, language, app), path, option),
    phrase: (language, key, parameters) => phrasesIn(data, language, app).say(key, parameters),
  };
}

async function invoke(
  commands: readonly Command[],
  app: App,
  clock: () => Date,
  log: ErrorLog,
  tapped: Invocation,
): Promise<Message> {
  let invocation = tapped;
  let language = languageOfLocale(app.data, invocation.caller.locale) ?? app.defaultLanguage;
  try {
    language = await languageOf(app, invocation);
    const call = await openedCall(invocation, app);
    if (!call) throw new SaarError('call.gone', {});
    invocation = { ...invocation, ...call };
    language = await languageOf(app, invocation);
    const command = findCommand(commands, invocation.command);
    await checkAccess(command, invocation, phrasesIn(app.data, language, app));
    const context = contextOf(app, clock, invocation, language);
    const options = checkOptions(command, withLanguageId(app, command, invocation.options), context.phrases);
    return await command.run(options, context);
  } catch (error) {
    const reference = clock().getTime().toString(36).slice(-6);
    return errorMessage(error, phrasesIn(app.data, language, app), { reference, command: invocation.command, log });
  }
}

/** A command's form, for those who may use it; a refusal is left to the call itself. */
async function formOf(
  commands: readonly Command[],
  app: App,
  clock: () => Date,
  invocation: Invocation,
): Promise<Form | undefined> {
  const command = commands.find(({ path }) => path === invocation.command);
  if (!command?.form) return undefined;
  if (command.access === 'settings' && !(await invocation.caller.mayManage())) return undefined;
  return command.form(contextOf(app, clock, invocation, await languageOf(app, invocation)));
}

async function suggest(
  commands: readonly Command[],
  app: App,
  clock: () => Date,
  invocation: Invocation,
  name: string,
  typed: string,
): Promise<Choice[]> {
  const command = findCommand(commands, invocation.command);
  const option = command.options.find((candidate) => candidate.name === name);
  if (!option?.choices) return [];
  if (command.access === 'settings' && !(await invocation.caller.mayManage())) return [];
  const choices = await option.choices(contextOf(app, clock, invocation, await languageOf(app, invocation)));
  return fitting(choices, fold(typed.trim())).slice(0, MOST_SUGGESTIONS);
}

/** Choices that begin with what is typed stand before those that only contain it. */
function fitting(choices: readonly Choice[], key: string): Choice[] {
  const keys = (choice: Choice) => [fold(choice.value), fold(choice.label)];
  const begins = choices.filter((choice) => keys(choice).some((word) => word.startsWith(key)));
  const holds = choices.filter((choice) => !begins.includes(choice) && keys(choice).some((word) => word.includes(key)));
  return [...begins, ...holds];
}

/** The command of that path. @throws SaarError `command.incomplete` for a group's name, else `command.unknown`. */
function findCommand(commands: readonly Command[], path: string): Command {
  const found = commands.find((command) => command.path === path);
  if (found) return found;
  const listed = commands.filter((command) => !command.unlisted);
  const group = listed.filter((command) => command.path.startsWith(`${path} `));
  if (group.length > 0)
    throw new SaarError('command.incomplete', {
      given: path,
      choices: group.map((each) => `/${each.path}`).join(', '),
    });
  const names = listed.map((command) => ({ name: command.path, id: `/${command.path}` }));
  throw new SaarError('command.unknown', {
    given: `/${[...path].slice(0, 60).join('')}`,
    nearest: nearest(path, names, NEAREST_SHOWN).join(', '),
  });
}

/** Rights change while Saar runs, so the platform is asked each time. @throws SaarError `access.refused`. */
async function checkAccess(command: Command, { caller, place }: Invocation, phrases: Phrases): Promise<void> {
  if (command.access === 'reader' || (await caller.mayManage())) return;
  throw new SaarError('access.refused', {
    command: `/${command.path}`,
    permission: phrases.say(`chat.permission.${place.platform}`),
  });
}

/** The explicit option, else the place's setting, else the caller's locale, else the default. */
async function languageOf(app: App, { options, place, caller }: Invocation): Promise<string> {
  const asked = options['language'] && app.languageId(options['language']);
  if (asked) return asked;
  const set = await app.placeLanguage(place.platform, place.destinationId);
  if (set && app.data.phrases.has(set)) return set;
  return languageOfLocale(app.data, caller.locale) ?? app.defaultLanguage;
}

/** A language may be named in any spoken language; commands see its id. @throws SaarError `language.unknown`. */
function withLanguageId(app: App, command: Command, options: Invocation['options']): Invocation['options'] {
  const typed = options['language'];
  if (!typed?.trim() || !command.options.some(({ name }) => name === 'language')) return options;
  const language = app.languageId(typed);
  if (language) return { ...options, language };
  throw new SaarError('language.unknown', {
    given: [...typed].slice(0, 60).join(''),
    known: [...app.data.phrases.keys()].join(', '),
  });
}

function contextOf(app: App, clock: () => Date, { place, caller }: Invocation, language: string): Context {
  return { app, language, phrases: phrasesIn(app.data, language, app), place, caller, now: clock() };
}

/** Words of a language, or of the default one where Saar does not speak it. */
function phrasesIn(data: Data, language: string, app: App): Phrases {
  return data.phrases.get(language) ?? data.phrases.get(app.defaultLanguage)!;
}
