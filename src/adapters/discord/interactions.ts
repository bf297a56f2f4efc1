/** What happens when somebody uses Saar in Discord: acknowledge, ask the door, render, answer. Never throws. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
} from 'discord.js';
import type { Door, Invocation } from '../../app/command.ts';
import type { Message } from '../../messages/message.ts';
import { readActionId } from './actions.ts';
import { destinationProblem, refusal, type ChannelLookup } from './destination.ts';
import { failureOf } from './failure.ts';
import { clickInvocation, commandInvocation, typedOption } from './invocation.ts';
import { languageFor } from './locale.ts';
import type { Log } from './log.ts';
import { renderBodies } from './render.ts';
import type { InteractionKey, Reply } from './reply.ts';

export interface InteractionParts {
  door: Door;
  log: Log;
  lookup: ChannelLookup;
  replyTo(interaction: InteractionKey): Reply;
}

/** How an answer reaches the asker: in place of the "thinking" message or of the clicked one. */
interface Shown {
  /** Already for the asker's eyes alone, or in a conversation where nobody else is. */
  alone: boolean;
  /** Something public stands there already and must stay when the answer turns out private. */
  keep: boolean;
}

/** A person who types does not wait longer, and Discord takes no suggestions after 3 s. */
const SUGGEST_MS = 2000;
const MOST_CHOICES = 25;
const LONGEST_CHOICE = 100;

/** Handles one interaction from its arrival to its last answer. Resolves always; failures are logged. */
export async function handleInteraction(interaction: APIInteraction, parts: InteractionParts): Promise<void> {
  const reply = parts.replyTo(interaction);
  try {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) await suggest(interaction, reply, parts);
    else if (isCommand(interaction)) await answerCommand(interaction, reply, parts);
    else if (isClick(interaction)) await answerClick(interaction, reply, parts);
  } catch (error) {
    const { kind, code } = failureOf(error);
    parts.log.warn('discord.interaction-failed', { type: interaction.type, kind, code });
  }
}

function isCommand(interaction: APIInteraction): interaction is APIChatInputApplicationCommandInteraction {
  return (
    interaction.type === InteractionType.ApplicationCommand &&
    interaction.data.type === ApplicationCommandType.ChatInput
  );
}

function isClick(interaction: APIInteraction): interaction is APIMessageComponentInteraction {
  return (
    interaction.type === InteractionType.MessageComponent && interaction.data.component_type === ComponentType.Button
  );
}

async function answerCommand(
  interaction: APIChatInputApplicationCommandInteraction,
  reply: Reply,
  parts: InteractionParts,
): Promise<void> {
  const invocation = commandInvocation(interaction);
  const hidden = commandOf(invocation, parts.door)?.access !== 'reader';
  await reply.defer(hidden);
  const message = await asked(invocation, parts);
  await show(message, reply, { alone: hidden || invocation.place.direct, keep: false }, hidden, parts);
}

async function answerClick(
  interaction: APIMessageComponentInteraction,
  reply: Reply,
  parts: InteractionParts,
): Promise<void> {
  const call = readActionId(interaction.data.custom_id);
  const replace = call?.effect === 'replace';
  await (replace ? reply.deferUpdate() : reply.defer(true));
  const message = call ? await asked(clickInvocation(interaction, call), parts) : oldButton(interaction, parts.door);
  await show(message, reply, { alone: !replace, keep: replace }, !replace, parts);
}

/** What the door says, unless the channel that was named cannot be posted in. */
async function asked(invocation: Invocation, parts: InteractionParts): Promise<Message> {
  const { door, lookup } = parts;
  const language = languageFor(invocation.caller.locale, door.languages);
  const command = commandOf(invocation, door);
  return (await destinationProblem(invocation, command, door, language, lookup)) ?? (await door.invoke(invocation));
}

function commandOf(invocation: Invocation, door: Door) {
  return door.commands.find((command) => command.path === invocation.command);
}

function oldButton(interaction: APIMessageComponentInteraction, door: Door): Message {
  const language = languageFor(interaction.locale, door.languages);
  return refusal(language, door.phrase(language, 'discord.old-button'));
}

async function show(message: Message, reply: Reply, shown: Shown, hidden: boolean, parts: InteractionParts) {
  try {
    if (message.private && !shown.alone) await showPrivately(message, reply, shown, parts);
    else await showInPlace(message, reply, hidden);
  } catch (error) {
    const { kind, code } = failureOf(error);
    parts.log.error('discord.answer-failed', { kind, code });
    // Nobody is left looking at "thinking …": the shortest honest answer, once.
    const words = refusal(message.language, parts.door.phrase(message.language, 'discord.failed'));
    if (shown.keep) await reply.followUp(renderBodies(words)[0]!, true);
    else await reply.edit(renderBodies(words)[0]!);
  }
}

async function showInPlace(message: Message, reply: Reply, hidden: boolean): Promise<void> {
  const [first, ...rest] = renderBodies(message);
  await reply.edit(first!);
  for (const body of rest) await reply.followUp(body, hidden);
}

/**
 * A deferred message cannot turn private any more. So it is filled, which ends "thinking" (the first follow-up to a
 * message still thinking would fill it in public), then the asker alone is answered, then it is taken away.
 */
async function showPrivately(message: Message, reply: Reply, shown: Shown, parts: InteractionParts): Promise<void> {
  if (!shown.keep) {
    const words = parts.door.phrase(message.language, 'discord.answered-privately');
    await reply.edit(renderBodies(refusal(message.language, words))[0]!);
  }
  for (const body of renderBodies(message)) await reply.followUp(body, true);
  if (!shown.keep) await reply.remove();
}

/** Suggestions, at most 25; whatever goes wrong, a person who types sees an empty list rather than an error. */
async function suggest(
  interaction: APIApplicationCommandAutocompleteInteraction,
  reply: Reply,
  parts: InteractionParts,
): Promise<void> {
  const typing = typedOption(interaction);
  const asking = typing ? parts.door.suggest(commandInvocation(interaction), typing.name, typing.typed) : [];
  const tooLate = sleep(SUGGEST_MS, [], { ref: false });
  const choices = await Promise.race([asking, tooLate]).catch(() => []);
  const fitting = choices.filter(({ value }) => value.length > 0 && value.length <= LONGEST_CHOICE);
  await reply.suggest(
    fitting.slice(0, MOST_CHOICES).map(({ value, label }) => ({
      name: [...(label.trim() || value)].slice(0, LONGEST_CHOICE).join(''),
      value,
    })),
  );
}
