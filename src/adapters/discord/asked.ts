/** What somebody asked with an interaction, and how the answer is to stand. Pure; nothing in it is trusted. */
import {
  MessageFlags,
  type APIChatInputApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
} from 'discord.js';
import type { Command, Door, Invocation } from '../../app/command.ts';
import type { Call } from '../../messages/message.ts';
import { readActionId, type ActionCall } from './actions.ts';
import { readForm } from './forms.ts';
import { callInvocation, commandInvocation } from './invocation.ts';

/** How an answer stands in the chat. */
export interface Way {
  /** Something was tapped: a reader who taps again need not be told the same again. */
  tapped: boolean;
  /** It edits the message that was tapped; else it is a new one. */
  replace: boolean;
  /** Messages of its own are for the asker's eyes alone. */
  hidden: boolean;
  /** Nobody but the asker sees what stands there. */
  alone: boolean;
}

export interface Asked {
  invocation: Invocation;
  way: Way;
  /** The page of a long answer, from 1. */
  page: number;
  /** Nothing is called, and these words of the phrases say why. */
  refused?: 'discord.old-button' | 'discord.interrupted';
}

type Tapped = APIMessageComponentInteraction | APIModalSubmitInteraction;

export function askedByCommand(interaction: APIChatInputApplicationCommandInteraction, door: Door): Asked {
  const invocation = commandInvocation(interaction);
  return { invocation, way: ownMessage(invocation, door), page: 1 };
}

/** A button or a menu. What was chosen from a menu becomes an option of its call. */
export function askedByTap(interaction: APIMessageComponentInteraction): Asked {
  const call = readActionId(interaction.data.custom_id);
  const values = 'values' in interaction.data ? interaction.data.values : undefined;
  const whole = call && withChoice(call, values);
  if (!whole) return old(interaction);
  const invocation = callInvocation(interaction, whole);
  const ephemeral = ((interaction.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const replace = whole.effect === 'replace';
  const hidden = !replace || ephemeral;
  const alone = hidden || invocation.place.direct;
  return { invocation, way: { tapped: true, replace, hidden, alone }, page: whole.page ?? 1 };
}

export function askedByForm(interaction: APIModalSubmitInteraction, door: Door): Asked {
  const call = readForm(interaction.data);
  if (!call) return old(interaction);
  const invocation = callInvocation(interaction, call);
  return { invocation, way: ownMessage(invocation, door), page: 1 };
}

/** The command that is called, if there is one of that path. */
export function commandOf(invocation: Call, door: Pick<Door, 'commands'>): Command | undefined {
  return door.commands.find((command) => command.path === invocation.command);
}

/** Settings are answered to the asker alone, and so is what is no command at all. */
function ownMessage(invocation: Invocation, door: Door): Way {
  const hidden = commandOf(invocation, door)?.access !== 'reader';
  return { tapped: false, replace: false, hidden, alone: hidden || invocation.place.direct };
}

/** A menu names its option and brings a value; a button does neither. */
function withChoice(call: ActionCall, values: readonly string[] | undefined): ActionCall | undefined {
  const { option } = call;
  if ((option === undefined) !== (values === undefined)) return undefined;
  if (option === undefined) return call;
  const [value] = values!;
  return value === undefined ? undefined : { ...call, options: { ...call.options, [option]: value } };
}

function old(interaction: Tapped): Asked {
  const invocation = callInvocation(interaction, { command: '', options: {} });
  const way = { tapped: true, replace: false, hidden: true, alone: true };
  return { invocation, way, page: 1, refused: 'discord.old-button' };
}
