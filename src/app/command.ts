/** What a command is: no platform, no SQL, no prose. Names and descriptions in a reader's words stand in `data/phrases`. */
import type { z } from 'zod';
import type { Phrases } from '../data/phrases.ts';
import type { Form } from '../messages/form.ts';
import type { Message } from '../messages/message.ts';
import type { AnswerLog } from './answer-log.ts';
import type { App } from './app.ts';
import type { Place } from './place.ts';

export type { Place };

export interface Caller {
  id: string;
  /** The platform's locale of this person, such as `en-US`, `hi`. */
  locale?: string;
  /** Whether this person may change settings here; asked of the platform at run time. */
  mayManage(): Promise<boolean>;
}

/** A command as a platform hands it over. Option values are raw strings; the door checks them. */
export interface Invocation {
  /** Space-separated path, such as `brief` or `digest set`. */
  command: string;
  options: Readonly<Record<string, string>>;
  place: Place;
  caller: Caller;
  /** The language by whose words the command was typed, as `parse` found it: it tells more of the reader than a locale. */
  typedIn?: string;
  /**
   * Why a channel cannot be a destination, in words for the asker; undefined when it can. A platform whose places have
   * channels gives it, and the door asks it of whatever channel a call names, also one that a button stood for.
   */
  destinationProblem?(destinationId: string, language: string): Promise<Message | undefined>;
}

export interface Context {
  app: App;
  /** The language to answer in: the place's setting, else the reader's locale, else the default. */
  language: string;
  /** The words of that language. */
  phrases: Phrases;
  place: Place;
  caller: Caller;
  typedIn?: string;
  now: Date;
  /** Why a channel cannot be a destination now, in words for the asker; not given where places have no channels. */
  destinationProblem?: Invocation['destinationProblem'];
  /** Waits for somebody else, such as a platform, while others' commands go on. */
  aside<T>(wait: () => Promise<T>): Promise<T>;
}

export interface Choice {
  value: string;
  label: string;
}

export interface Option {
  name: string;
  /**
   * `text` one word; `rest` the remaining words; `destination` a channel of this place (Discord asks for it,
   * elsewhere it is the place where the command was typed, is not asked for, and counts as given).
   */
  kind: 'text' | 'rest' | 'destination';
  required: boolean;
  /** Given by buttons alone, by name: it stands in no menu and no help, and no word typed in order is read as it. */
  tapped?: true;
  /** Reaches the command as typed, even where the door reads every option of that name, as it reads languages. */
  asTyped?: true;
  /** Takes whatever stands behind its name as the reader's own words; never read from words without its name. */
  free?: boolean;
  /** Suggestions in the reader's language; the door checks values again. */
  choices?(context: Context): readonly Choice[] | Promise<readonly Choice[]>;
  /** What is meant by words that are no value themselves, the likeliest first, as `IST` means a zone: suggested before the rest. */
  meant?(typed: string, app: App): readonly string[];
  /** Whether a word typed in any place must mean this option, as `hi` means a language. Text platforms only. */
  recognise?(word: string, app: App): boolean;
  /** Whether words typed side by side are one value of this option, as `8 pm` and `mon and thu`. Text platforms only. */
  joins?(words: string, app: App): boolean;
}

/**
 * One thing a reader can ask. `path` is one or two words; `options` stand in the order in which text platforms read them.
 * `access: 'settings'` is refused by the door unless the caller may manage the place.
 */
export interface Command {
  path: string;
  access: 'reader' | 'settings';
  /** True for what is only tapped or linked to: it works when typed but stands in no menu and no help. */
  unlisted?: boolean;
  options: readonly Option[];
  schema: z.ZodType<Record<string, unknown>>;
  run(options: Record<string, unknown>, context: Context): Promise<Message>;
  /** The command that leads through this one step by step: offered when something is missing or wrong. */
  guide?: string;
  /** What a platform with forms shows when the command is called without options; elsewhere `run` leads through it. */
  form?(context: Context): Form | Promise<Form>;
}

/** A command whose `run` receives just what its schema gives. */
interface TypedCommand<Options extends Record<string, unknown>> extends Command {
  schema: z.ZodType<Options>;
  run(options: Options, context: Context): Promise<Message>;
}

/** Ties the options that `run` receives to the schema that checked them. */
export function defineCommand<Options extends Record<string, unknown>>(command: TypedCommand<Options>): Command {
  return command;
}

/** The one door of every platform: adapters import this and `messages/`, nothing else of the app. */
export interface Door {
  readonly commands: readonly Command[];
  /** Never throws: every failure becomes a Message that says what to do next. Who asks too much is told when to come back. */
  invoke(invocation: Invocation): Promise<Message>;
  /** The form of a command that has one, for a caller who may use it; undefined else, and then the command is invoked. */
  form(invocation: Invocation): Promise<Form | undefined>;
  /** The language to answer in: the explicit option, else the place's setting, else what was typed in, else the locale, else the default. */
  language(invocation: Invocation): Promise<string>;
  /** The same message with each call that would be too long for a button kept, and a short one in its stead. */
  shortened(message: Message): Promise<Message>;
  /** What is meant where a short call stands for a kept one; a call that is gone stays as it is, and `invoke` says so. */
  opened(invocation: Invocation): Promise<Invocation>;
  /** Which questions were answered, over a restart. */
  readonly answers: AnswerLog;
  /** At most 25 suggestions for an option being typed. */
  suggest(invocation: Invocation, option: string, typed: string): Promise<Choice[]>;
  /** A place has a new id, as a Telegram group that became a supergroup: its digests and settings go there. */
  moved(platform: string, from: string, to: string): Promise<void>;
  /** A place may take messages again that took none: digests that are suspended there are tried now. */
  reopened(platform: string, place: { tenantId?: string; destinationId?: string }): Promise<void>;
  /**
   * Reads `/brief treaty hi` as a text platform's user types it; undefined when no command is meant. `typedIn` is the language
   * of the words that name the command, where only one language names it so.
   */
  parse(text: string): Pick<Invocation, 'command' | 'options' | 'typedIn'> | undefined;
  /** A command's or option's name or description: `path` such as `brief` or `digest set`. */
  describe(path: string, language: string, option?: string): { name: string; description: string };
  /** Languages Saar speaks, as ids. */
  readonly languages: readonly string[];
  /** Fixed words of the interface in a language, such as `chat.working`. */
  phrase(language: string, key: string, parameters?: Record<string, string | number>): string;
}
