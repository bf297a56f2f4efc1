/** Reads a command as a text platform's user types it: `/brief treaty hi`, `/digest set 08:00 Asia/Kolkata all`. */
import { plainDigits } from '../data/plain-digits.ts';
import { SaarError } from '../errors.ts';
import { fold } from '../text/fold.ts';
import type { App } from './app.ts';
import type { Command, Door, Option } from './command.ts';
import { describe } from './describe.ts';
import { takeFree } from './free-words.ts';

/** No platform sends a longer line, and nobody types one. */
const LONGEST_TYPED = 4_096;

type Options = Record<string, string>;

/** A parser over the commands; their names and their options' names are read in every language Saar speaks. */
export function createParser(commands: readonly Command[], app: App): Door['parse'] {
  const paths = pathsByName(commands, app);
  return (typed) => {
    const words = plainDigits(typed.slice(0, LONGEST_TYPED).normalize('NFC')).trim().split(/\s+/);
    const slash = words[0]!.startsWith('/');
    // Telegram adds the bot's name in groups: /brief@SaarBot
    const first = words[0]!.replace(/^\//, '').replace(/@\w+$/, '');
    if (first === '') return undefined;
    const named = [first, ...words.slice(1)];
    const two = paths.get(fold(named.slice(0, 2).join(' ')));
    const found = two ?? paths.get(fold(first));
    if (!found) return slash ? { command: first, options: {} } : bareTopic(commands, named, app);
    const { target, language } = found;
    const typedIn = language !== undefined && { typedIn: language };
    if (typeof target === 'string')
      return { command: [target, ...named.slice(1, 2)].join(' '), options: {}, ...typedIn };
    return { command: target.path, options: readOptions(target, named.slice(two ? 2 : 1), app), ...typedIn };
  };
}

/** Somebody who types nothing but a topic's name, hardly misspelt, wants what is known about it; other words are no command. */
function bareTopic(commands: readonly Command[], words: readonly string[], app: App): ReturnType<Door['parse']> {
  const command = commands.find(({ path }) => path === 'brief');
  if (!command) return undefined;
  const options = readOptions(command, words, app);
  return options.topic !== undefined && meansTopic(options.topic, app) ? { command: command.path, options } : undefined;
}

function meansTopic(typed: string, app: App): boolean {
  try {
    return app.topicId(typed) !== '';
  } catch (error) {
    // A near name gets its answer from the command: the topics that it may mean, each with a button.
    return error instanceof SaarError && error.code === 'topic.unknown';
  }
}

/** What a name stands for: a command, or the path of a group (`digest`). */
export interface Named {
  target: Command | string;
  /** The one language in which it is named so; a path, or a name of two languages, tells nothing of who types it. */
  language?: string;
}

/** Commands and groups by every folded name; a group's name is a command where one has just that path. */
export function pathsByName(commands: readonly Command[], app: App): Map<string, Named> {
  const paths = new Map<string, Named>();
  const whole = new Set(commands.map(({ path }) => path));
  const add = (name: string, target: Command | string, language: string) => {
    const known = paths.get(fold(name));
    if (!known) paths.set(fold(name), { target, language });
    else if (known.language !== language) paths.set(fold(name), { target: known.target });
  };
  for (const command of commands) {
    const words = command.path.split(' ');
    paths.set(fold(command.path), { target: command });
    if (words.length > 1 && !whole.has(words[0]!)) paths.set(fold(words[0]!), { target: words[0]! });
  }
  for (const [language, phrases] of app.data.phrases)
    for (const command of commands) {
      const words = command.path.split(' ');
      const group = describe(phrases, words[0]!).name;
      const { name } = describe(phrases, command.path);
      if (words.length === 1) add(name, command, language);
      else {
        add(`${group} ${name}`, command, language);
        add(`${words[0]!} ${name}`, command, language);
        if (!whole.has(words[0]!)) add(group, words[0]!, language);
      }
    }
  return paths;
}

/**
 * Words to options: first the reader's own words behind the name of a `free` option, then `name:value` and `name=value`, then
 * words that only one option can mean, then the rest in order.
 * A destination is never read from text: it is the place where the command was typed.
 */
function readOptions(command: Command, words: readonly string[], app: App): Options {
  const options = command.options.filter(({ kind, free }) => kind !== 'destination' && !free);
  const values: Options = {};
  const isOption = (word: string) => takeNamed(word, command, options, app, {}).length === 0;
  const isRecognised = (word: string) => options.some((option) => option.recognise?.(word, app));
  const free = command.options.find((option) => option.free);
  const taken = free && takeFree(words, { names: namesOf(command, free, app), isOption, isRecognised });
  if (free && taken) values[free.name] = taken.free;
  const unnamed = (taken?.others ?? words).flatMap((word) => takeNamed(word, command, options, app, values));
  const unclaimed = takeJoined(unnamed, options, app, values).filter(
    (word) => !takeRecognised(word, options, app, values),
  );
  fillInOrder(
    options.filter(({ tapped }) => !tapped),
    unclaimed,
    values,
  );
  return values;
}

/** Takes a named value; what follows a bare `name:` is read in order, so it stays. */
function takeNamed(word: string, command: Command, options: readonly Option[], app: App, values: Options): string[] {
  const match = /^([^:=]+)[:=](.*)$/u.exec(word);
  const option = match && options.find((each) => namesOf(command, each, app).includes(fold(match[1]!)));
  if (!match || !option) return [word];
  if (match[2] !== '') values[option.name] = match[2]!;
  return [];
}

function namesOf(command: Command, option: Option, app: App): string[] {
  const spoken = [...app.data.phrases.values()].map((phrases) => describe(phrases, command.path, option.name).name);
  return [option.name, ...spoken].map(fold);
}

const MOST_JOINED = 5;

/** Takes words that are one value together, the longest first, for each option that can be several words; answers the others. */
function takeJoined(words: readonly string[], options: readonly Option[], app: App, values: Options): string[] {
  const joining = options.filter(({ joins, name }) => joins && !(name in values));
  return joining.reduce((left, option) => takeJoinedOf(option, left, app, values), [...words]);
}

function takeJoinedOf(option: Option, words: string[], app: App, values: Options): string[] {
  for (let count = MOST_JOINED; count > 1; count -= 1)
    for (const start of words.keys()) {
      const joined = words.slice(start, start + count);
      if (joined.length < count || !option.joins!(joined.join(' '), app)) continue;
      values[option.name] = joined.join(' ');
      return words.toSpliced(start, count);
    }
  return words;
}

/**
 * The first option that recognises the word takes it; a `rest` option only keeps it from the options after it. A second time of
 * day is nothing else either: it goes beside the first, so that the door refuses both and not a topic of that name.
 */
function takeRecognised(word: string, options: readonly Option[], app: App, values: Options): boolean {
  const option =
    options.find((each) => (each.kind === 'rest' || !(each.name in values)) && each.recognise?.(word, app)) ??
    options.find((each) => each.joins?.(word, app));
  if (!option || option.kind === 'rest') return false;
  values[option.name] = option.name in values ? `${values[option.name]} ${word}` : word;
  return true;
}

/**
 * One word each for what takes one word, all that remains for the first `rest`. Where there is no `rest`, options that
 * recognise words get what they did not recognise, so that the door can name the one that is wrong.
 */
function fillInOrder(options: readonly Option[], words: string[], values: Options): void {
  const left = [...words];
  const rest = options.find(({ kind }) => kind === 'rest');
  const plain = options.filter(({ kind, recognise }) => kind === 'text' && !recognise);
  const guessed = rest ? [] : options.filter(({ recognise }) => recognise);
  for (const option of [...plain, ...guessed])
    if (!(option.name in values) && left.length > 0) values[option.name] = left.shift()!;
  if (rest && left.length > 0) values[rest.name] = [values[rest.name] ?? '', ...left].join(' ').trim();
}
