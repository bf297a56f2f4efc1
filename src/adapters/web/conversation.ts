/** The page's conversation: what is typed or tapped → calls of the door → the answer as each platform would show it. */
import type { Caller, Door, Invocation, Place } from '../../app/command.ts';
import type { Form } from '../../messages/form.ts';
import type { Call, Message } from '../../messages/message.ts';
import { answerLook, formLook, questionLook, type Shown } from './looks/answer.ts';
import type { Card, Tap } from './looks/tap.ts';
import { together, type Markup } from './markup.ts';
import { PLATFORM_NAMES, type PlatformName, type Platforms, type Tapped } from './platforms.ts';

/** Who asks: in which languages, and whether as somebody who may change settings. */
export interface Asker {
  languages: readonly string[];
  moderator: boolean;
}

type Asked = Pick<Invocation, 'command' | 'options' | 'typedIn'>;

/** What is added to each platform's column. `form` is a dialog that Discord would open. */
export interface Turn {
  columns: Partial<Record<PlatformName, Markup>>;
  form?: Markup;
}

/** What a tap leads to: an answer in place of its card or below, or a form. */
export interface TapAnswer {
  effect: Tapped['effect'];
  html?: Markup;
  form?: Markup;
}

/** Who taps: perhaps somebody who may change settings; perhaps on a card that they alone see. */
export interface Tapper {
  moderator: boolean;
  alone?: boolean;
}

export interface Conversation {
  /** A command as somebody types it; what is no command gets help, as in a private chat. */
  ask(typed: string, asker: Asker): Promise<Turn>;
  /** A tap on a card; undefined when no card of ours has such a button. */
  tap(tap: Tap, by: Tapper): Promise<TapAnswer | undefined>;
  /** What was filled into a form, on a platform; undefined when there is no such platform. */
  submit(call: Call, on: Pick<Tap, 'platform' | 'language'>, moderator: boolean): Promise<Markup | undefined>;
}

interface Parts {
  door: Door;
  /** Asked for when the first answer is drawn: loading them takes a while. */
  platforms(): Promise<Platforms>;
}

export function createConversation(parts: Parts): Conversation {
  return {
    ask: (typed, asker) => ask(parts, typed, asker),
    tap: (tap, by) => answerTap(parts, tap, by),
    submit: async (call, on, moderator) => {
      const card = cardOn(parts, on);
      if (!card) return undefined;
      const message = await parts.door.invoke(invocationOf(call, card.language, moderator));
      return draw(parts, message, card, { alone: true });
    },
  };
}

async function ask(parts: Parts, typed: string, { languages, moderator }: Asker): Promise<Turn> {
  const { door } = parts;
  const call: Asked = door.parse(typed) ?? { command: 'help', options: {} };
  // An answer whose language is typed is the same in every conversation.
  const spoken = call.options['language'] === undefined ? languages : languages.slice(0, 1);
  // Where both languages are wanted, each is answered in its own, whatever words the command was typed in.
  const { typedIn } = spoken.length === 1 ? call : {};
  const asked = spoken.map((language) => ({ ...invocationOf(call, language, moderator), ...(typedIn && { typedIn }) }));
  const form = await formFor(door, asked[0]!);
  const messages = await Promise.all(asked.map((invocation) => door.invoke(invocation)));
  const column = async (platform: PlatformName): Promise<Markup> => {
    const card = (index: number) => cardOn(parts, { platform, language: spoken[index]! })!;
    const shown = messages.map((message, index) =>
      draw(parts, message, card(index), { alone: message.private === true || isHidden(door, call) }),
    );
    const opensForm = form !== undefined && platform === 'discord';
    return together([questionLook(typed, card(0)), ...(opensForm ? [] : await Promise.all(shown))]);
  };
  const [discord, telegram] = await Promise.all([column('discord'), column('telegram')]);
  const dialog = form && formLook(form, cardOn(parts, { platform: 'discord', language: spoken[0]! })!);
  return { columns: { discord, telegram }, ...(dialog && { form: dialog }) };
}

async function answerTap(parts: Parts, tap: Tap, { moderator, alone = false }: Tapper): Promise<TapAnswer | undefined> {
  const card = cardOn(parts, tap);
  const tapped = card && (await parts.platforms())[card.platform].read(tap.id, tap.values);
  if (!card || !tapped) return undefined;
  const invocation = invocationOf(tapped, card.language, moderator);
  const form = card.platform === 'discord' ? await formFor(parts.door, invocation) : undefined;
  if (form) return { effect: 'answer', form: formLook(form, card) };
  const message = await parts.door.invoke(invocation);
  if (message.quiet) return { effect: 'answer' };
  // What turns out to be for the asker alone never takes the place of what everybody sees.
  const turnsPrivate = message.private === true && !(alone && message.again);
  const beside = tapped.effect === 'answer' || (card.platform === 'discord' && turnsPrivate);
  const html = await draw(parts, message, card, { alone: beside || alone, page: tapped.page });
  return { effect: beside ? 'answer' : 'replace', html };
}

/** Discord shows what changes settings, and what is no command, to the asker alone. */
function isHidden(door: Door, { command }: Call): boolean {
  return door.commands.find(({ path }) => path === command)?.access !== 'reader';
}

/** Discord opens a command's form when it is called without anything. */
async function formFor(door: Door, invocation: Invocation): Promise<Form | undefined> {
  return Object.keys(invocation.options).length === 0 ? door.form(invocation) : undefined;
}

async function draw({ door, platforms }: Parts, message: Message, card: Card, shown: Shown): Promise<Markup> {
  return answerLook(await door.shortened(message), { ...shown, card, platforms: await platforms() });
}

/** Undefined for a platform or language that there is not. */
function cardOn({ door }: Parts, { platform, language }: Pick<Tap, 'platform' | 'language'>): Card | undefined {
  const name = PLATFORM_NAMES.find((each) => each === platform);
  if (!name || !door.languages.includes(language)) return undefined;
  return { platform: name, language, say: (key) => door.phrase(language, key) };
}

/** Each language is a place of its own: a mark's number means the brief shown there. */
export function invocationOf(call: Call, language: string, moderator: boolean): Invocation {
  const id = `preview-${language}`;
  const place: Place = { platform: 'web', tenantId: id, destinationId: id, direct: true };
  const caller: Caller = { id: 'preview', locale: language, mayManage: () => Promise.resolve(moderator) };
  return { command: call.command, options: call.options, place, caller };
}
