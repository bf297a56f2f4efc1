/** The one door of every platform: finds the command, checks who asks, how much and what, runs it, and turns failures into words. */
import { SaarError } from '../errors.ts';
import type { Form } from '../messages/form.ts';
import type { Action, Message } from '../messages/message.ts';
import { checkAccess, destinationRefusal, maySee } from './access.ts';
import type { App } from './app.ts';
import { checkOptions } from './check-options.ts';
import type { Choice, Command, Context, Door, Invocation } from './command.ts';
import { corrections, topicMeant } from './corrections.ts';
import { describe } from './describe.ts';
import { errorMessage, type ErrorLog } from './error-message.ts';
import { openedCall, withKeptCalls } from './kept-calls.ts';
import type { Limits } from './limits.ts';
import { findCommand } from './nearest-command.ts';
import { createParser } from './parse.ts';
import { languageOf, languageOfReader, phrasesIn, withLanguageId } from './place-language.ts';
import { suggestions } from './suggestions.ts';
import { createTurns, type Turns } from './turns.ts';

/** What a door needs beside commands and app; each may be left out. */
export interface DoorParts {
  /** Receives every unexpected error with the reference that its reader was shown. */
  log?: ErrorLog;
  /** How much one may ask; without them everybody may ask without end. */
  limits?: Limits;
}

interface Inside {
  commands: readonly Command[];
  app: App;
  clock: () => Date;
  log: ErrorLog;
  limits?: Limits;
  turns: Turns;
}

/** Whoever asks here runs Saar themselves. */
const UNLIMITED: readonly Invocation['place']['platform'][] = ['terminal', 'web'];

/** The door over a list of commands. */
export function createDoor(commands: readonly Command[], app: App, clock: () => Date, parts: DoorParts = {}): Door {
  const inside: Inside = { ...parts, commands, app, clock, log: parts.log ?? (() => {}), turns: createTurns() };
  return {
    commands,
    languages: [...app.data.phrases.keys()],
    invoke: (invocation) => invoke(inside, invocation),
    form: (invocation) => formOf(inside, invocation),
    language: (invocation) => languageOf(app, invocation),
    shortened: (message) => withKeptCalls(message, app),
    opened: async (invocation) => ({ ...invocation, ...(await openedCall(invocation, app)) }),
    answers: app.answers,
    moved: (platform, from, to) => app.movePlace(platform, from, to),
    reopened: (platform, place) => app.reopen(platform, place),
    suggest: (invocation, option, typed) => suggest(inside, invocation, option, typed).catch(() => []),
    parse: createParser(commands, app),
    describe: (path, language, option) => describe(phrasesIn(app, language), path, option),
    phrase: (language, key, parameters) => phrasesIn(app, language).say(key, parameters),
  };
}

/** A call on its way: what it is by now, and in which language its answer is. */
interface Call {
  invocation: Invocation;
  language: string;
  command?: Command;
}

async function invoke(inside: Inside, invocation: Invocation): Promise<Message> {
  const { app, limits } = inside;
  const call: Call = { invocation, language: languageOfReader(app, invocation).language };
  const refusal = isLimited(invocation) ? limits?.ask(...idsOf(invocation), inside.clock().getTime()) : undefined;
  try {
    call.language = await languageOf(app, invocation);
    if (refusal) {
      const seconds = Math.max(1, Math.ceil((refusal.until - inside.clock().getTime()) / 1000));
      throw new SaarError(`limit.${refusal.whose}`, { count: seconds });
    }
    return await inside.turns.take(() => answer(inside, call));
  } catch (error) {
    return { ...failure(inside, call, error), ...(refusal?.quiet && { quiet: true }) };
  }
}

/** Opens, checks and runs the call; what is found on the way stands in it, for the words of a failure. */
async function answer({ commands, app, clock, turns }: Inside, call: Call): Promise<Message> {
  const opened = await openedCall(call.invocation, app);
  if (!opened) throw new SaarError('call.gone', {});
  call.invocation = askingAside({ ...call.invocation, ...opened }, turns);
  call.language = await languageOf(app, call.invocation);
  call.command = findCommand(commands, call.invocation.command, app.data.phrases.values());
  const context = contextOf(app, clock, call, turns.aside);
  await checkAccess(call.command, context);
  const refusal = await destinationRefusal(call.command, call.invocation, call.language);
  if (refusal) return refusal;
  const options = checkOptions(call.command, withLanguageId(app, call.command, call.invocation.options), context);
  return call.command.run(await options, context);
}

/** While a platform takes its time to say who may manage or where Saar may post, the others' turns go on. */
function askingAside({ caller, destinationProblem, ...rest }: Invocation, { aside }: Turns): Invocation {
  return {
    ...rest,
    caller: { ...caller, mayManage: () => aside(() => caller.mayManage()) },
    ...(destinationProblem && { destinationProblem: (...given) => aside(() => destinationProblem(...given)) }),
  };
}

function failure({ app, clock, log }: Inside, { invocation, language, command }: Call, error: unknown): Message {
  const phrases = phrasesIn(app, language);
  const reference = clock().getTime().toString(36).slice(-6);
  const actions: Action[] = command
    ? corrections(error, command, invocation, app, phrases)
    : topicMeant(invocation.command, app, phrases);
  return errorMessage(error, phrases, { data: app.data, reference, command: invocation.command, log, actions });
}

/** A command's form, for those who may use it; a refusal is left to the call itself. */
async function formOf({ commands, app, clock }: Inside, invocation: Invocation): Promise<Form | undefined> {
  const command = commands.find(({ path }) => path === invocation.command);
  if (!command?.form || !(await maySee(command, invocation))) return undefined;
  return command.form(contextOf(app, clock, { invocation, language: await languageOf(app, invocation) }));
}

async function suggest(inside: Inside, invocation: Invocation, name: string, typed: string): Promise<Choice[]> {
  const { commands, app, clock, limits } = inside;
  const [person] = idsOf(invocation);
  if (limits && isLimited(invocation) && !limits.type(person, clock().getTime())) return [];
  const command = commands.find(({ path }) => path === invocation.command);
  if (!command || !(await maySee(command, invocation))) return [];
  const language = await languageOf(app, invocation);
  return suggestions(command, name, typed, contextOf(app, clock, { invocation, language }));
}

function isLimited({ place }: Invocation): boolean {
  return !UNLIMITED.includes(place.platform);
}

/** The person and the tenant of a call, each with its platform. */
function idsOf({ place, caller }: Invocation): [person: string, tenant: string] {
  return [`${place.platform}:${caller.id}`, `${place.platform}:${place.tenantId}`];
}

/** Outside of a turn there is none to step aside from. */
function contextOf(
  app: App,
  clock: () => Date,
  { invocation, language }: Call,
  aside: Context['aside'] = (wait) => wait(),
): Context {
  const { place, caller, typedIn, destinationProblem } = invocation;
  const phrases = phrasesIn(app, language);
  return { app, language, phrases, place, caller, typedIn, now: clock(), aside, destinationProblem };
}
