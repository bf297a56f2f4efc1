/** Walks through all that Discord registered: each command with fitting, unfitting and no options, and all that can be pressed on the answers. */
import type { Asking, CommandOption, Discord, Outcome, RawMessage, Typed } from './discord-stand-in.ts';
import { fillIn, person, press, pressesOn, type Press, type Server } from './discord-people.ts';
import { fittingValue, pool, TYPED, UNFIT } from './values.ts';

/** One question, and what came of it. */
export interface Walked {
  what: string;
  asking: Asking;
  outcome: Outcome;
}

/** A command without subcommands, or one of them. */
export interface Leaf {
  typed: Typed;
  options: CommandOption[];
  contexts: readonly number[];
  forUsers: boolean;
  settings: boolean;
}

const SUBCOMMAND = 1;
const TEXT = 3;
const NUMBER = 4;
const CHANNEL = 7;
/** The stand-ins share the machine with the program: more at once would only try the machine. */
const AT_ONCE = 5;
const QUIET = { quietMs: 120 };

/** Every leaf of what is registered. */
export function leavesOf(discord: Discord): Leaf[] {
  return discord.registered().flatMap((command) => {
    const subcommands = (command.options ?? []).filter(({ type }) => type === SUBCOMMAND);
    const common = {
      contexts: command.contexts ?? [0, 1, 2],
      forUsers: command.integration_types?.includes(1) ?? true,
      settings: command.default_member_permissions !== null,
    };
    if (subcommands.length === 0) return [{ ...common, typed: { name: command.name }, options: command.options ?? [] }];
    return subcommands.map(({ name, options = [] }) => ({
      ...common,
      typed: { name: command.name, path: [name] },
      options,
    }));
  });
}

interface Place {
  name: string;
  asking: Asking;
}

/** Where a command may be typed, as it is registered. */
function placesOf({ contexts, forUsers }: Leaf, { channels }: Server): Place[] {
  const inServer = Object.entries(channels).filter(([name]) => name !== 'forum');
  return [
    ...(contexts.includes(0) ? inServer.map(([name, channel]) => ({ name, asking: { channel } })) : []),
    ...(contexts.includes(1) ? [{ name: 'dm', asking: { dm: true } }] : []),
    ...(forUsers ? [{ name: 'user install', asking: { channel: channels.general, userInstall: true } }] : []),
  ];
}

/** What is typed: everything fitting, only what must be given, something unfitting everywhere (in turn), blanks. */
function variants(leaf: Leaf, turn: number, offered: Map<string, string>, language: string): [string, Typed][] {
  const { typed, options } = leaf;
  const fitting = (option: CommandOption) => {
    if (option.name === 'language') return language;
    return offered.get(option.name) ?? option.choices?.[0]?.value ?? fittingValue(option.name);
  };
  const filled = (list: CommandOption[], value: (option: CommandOption) => unknown) => ({
    ...typed,
    options: Object.fromEntries(
      list.filter(({ type }) => type !== CHANNEL).map((option) => [option.name, value(option)]),
    ),
  });
  const required = options.filter((option) => option.required);
  const unfit = (option: CommandOption) => {
    if (option.type === NUMBER) return option.max_value ?? 999_999;
    return [...UNFIT[turn % UNFIT.length]!].slice(0, option.max_length ?? 1000).join('');
  };
  return [
    ['fitting', filled(options, fitting)],
    ['least', filled(required, fitting)],
    ...(options.some(({ type }) => type === TEXT)
      ? ([
          [`unfit ${turn % UNFIT.length}`, filled(options, unfit)],
          ['blank', filled(options, (option) => (option.type === TEXT ? ' ' : unfit(option)))],
        ] as [string, Typed][])
      : []),
  ];
}

/** Every command × options × language × place; each asked by somebody else. Options that name a channel are given by `withChannel`. */
export async function walkCommands(
  discord: Discord,
  server: () => Server,
  languages: Record<string, string>,
): Promise<Walked[]> {
  const jobs: { what: string; input: Typed; asking: Asking }[] = [];
  let turn = 0;
  for (const leaf of leavesOf(discord)) {
    const offered = await offeredFor(discord, leaf, server());
    for (const [language, locale] of Object.entries(languages)) {
      const home = server();
      for (const { name, asking } of placesOf(leaf, home)) {
        for (const [kind, typed] of variants(leaf, turn++, offered, language)) {
          const input = withChannel(typed, leaf, home);
          const what = `/${[input.name, ...(input.path ?? [])].join(' ')} ${kind} ${language} ${name}`;
          jobs.push({ what, input, asking: { ...asking, locale, user: person(discord, leaf.settings), ...QUIET } });
        }
      }
    }
  }
  return pool(AT_ONCE, jobs, async ({ what, input, asking }) => {
    const outcome = await discord.command(input, asking);
    return { what, asking, outcome };
  });
}

function withChannel(typed: Typed, { options }: Leaf, home: Server): Typed {
  const names = options.filter(({ type }) => type === CHANNEL).map(({ name }) => [name, home.channels.general]);
  return { ...typed, options: { ...typed.options, ...Object.fromEntries(names) } };
}

/** The first suggestion for each option that has some. */
async function offeredFor(discord: Discord, leaf: Leaf, home: Server): Promise<Map<string, string>> {
  const asking = { channel: home.channels.general, user: person(discord, leaf.settings) };
  const offered = new Map<string, string>();
  for (const { name } of leaf.options.filter((option) => option.autocomplete)) {
    const { choices } = await discord.autocomplete({ ...leaf.typed, options: { [name]: '' } }, name, asking);
    if (choices[0]) offered.set(name, choices[0].value);
  }
  return offered;
}

/** What is suggested while each option is typed, in each language. */
export async function walkSuggestions(
  discord: Discord,
  home: Server,
  languages: Record<string, string>,
): Promise<Walked[]> {
  const jobs = leavesOf(discord).flatMap((leaf) =>
    leaf.options
      .filter((option) => option.autocomplete)
      .flatMap(({ name }) =>
        Object.values(languages).flatMap((locale) => TYPED.map((typed) => ({ leaf, name, locale, typed }))),
      ),
  );
  return pool(AT_ONCE, jobs, async ({ leaf, name, locale, typed }) => {
    const asking = { channel: home.channels.general, locale, user: person(discord, leaf.settings) };
    const outcome = await discord.autocomplete({ ...leaf.typed, options: { [name]: typed } }, name, asking);
    return {
      what: `suggestions for ${leaf.typed.name} ${leaf.typed.path?.[0] ?? ''} ${name} "${typed}"`,
      asking,
      outcome,
    };
  });
}

/** Presses all that stands on the answers, then all that stands on those answers; the same call once. */
export async function walkPresses(
  discord: Discord,
  from: readonly Walked[],
  depth: number,
  most: number,
): Promise<Walked[]> {
  const seen = new Set<string>();
  const all: Walked[] = [];
  let level = from;
  for (let n = 0; n < depth; n++) {
    const groups = level.map(({ outcome, asking, what }) => ({ what, asking, presses: fresh(outcome, seen, most) }));
    const pressed = await pool(AT_ONCE, groups, ({ what, asking, presses }) =>
      pressAll(discord, what, asking, presses),
    );
    level = pressed.flat();
    all.push(...level);
  }
  return all;
}

function fresh(outcome: Outcome, seen: Set<string>, most: number): Press[] {
  return pressesOn(messagesOf(outcome)).filter(({ id, values }) => {
    const call = `${id} ${values?.join() ?? ''}`;
    if (seen.has(call) || seen.size >= most) return false;
    seen.add(call);
    return true;
  });
}

/** One after another, for they may edit the same message. */
async function pressAll(discord: Discord, what: string, asking: Asking, presses: readonly Press[]): Promise<Walked[]> {
  const walked: Walked[] = [];
  for (const each of presses) {
    const outcome = await press(discord, each, asking);
    const name = `${what} → ${each.label} (${each.id}${each.values ? `=${each.values.join()}` : ''})`;
    walked.push({ what: name, asking, outcome });
    if (outcome.modal) walked.push(await filledIn(discord, name, outcome.modal, asking));
  }
  return walked;
}

async function filledIn(
  discord: Discord,
  what: string,
  modal: NonNullable<Outcome['modal']>,
  asking: Asking,
): Promise<Walked> {
  return { what: `${what} → form`, asking, outcome: await fillIn(discord, modal, asking) };
}

export function messagesOf({ message, followups }: Outcome): RawMessage[] {
  return [...(message ? [message.raw] : []), ...(followups ?? [])];
}

/** What is wrong with an answer, in words; empty when one stands there. */
export function faultsOf({ what, outcome }: Walked): string[] {
  const { ok, refused, expired, stuckThinking, text, modal, choices } = outcome;
  if (refused) return [`${what}: the client refuses: ${refused}`];
  if (expired) return [`${what}: not acknowledged`];
  if (stuckThinking) return [`${what}: thinking for ever`];
  if (!ok) return [`${what}: no answer`];
  if (modal || choices?.length || what.startsWith('suggestions')) return [];
  if (text.trim() === '') return [`${what}: an empty answer`];
  const bodies = messagesOf(outcome).map(({ components, content }) => JSON.stringify([content, components]));
  return new Set(bodies).size < bodies.length ? [`${what}: the same answer twice`] : [];
}
