/** What happens when somebody uses Saar in Discord: ask the door, render, answer. Never throws. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
} from 'discord.js';
import { answer, type InteractionParts } from './answer.ts';
import { askedByCommand, askedByForm, askedByTap, commandOf, type Asked } from './asked.ts';
import { modalOf } from './forms.ts';
import { commandInvocation, typedOption } from './invocation.ts';
import { label } from './labels.ts';
import { isRejected, type Reply } from './reply.ts';
import { codesOf } from './show.ts';

export type { InteractionParts } from './answer.ts';

/** A person who types does not wait longer, and Discord takes no suggestions and opens no form after 3 s. */
const SUGGEST_MS = 2000;
const FORM_MS = 1500;
const MOST_CHOICES = 25;
const LONGEST_CHOICE = 100;

/** Handles one interaction from its arrival to its last answer. Resolves always; failures are logged. */
export async function handleInteraction(interaction: APIInteraction, parts: InteractionParts): Promise<void> {
  if (!parts.isNew(interaction.id)) return;
  const reply = parts.replyTo(interaction);
  try {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete)
      return await suggest(interaction, reply, parts);
    const asked = askedWith(interaction, parts);
    if (asked && !(await askBack(asked, interaction.type, reply, parts)))
      await answer(asked, interaction, reply, parts);
  } catch (error) {
    parts.log.warn('discord.interaction-failed', { type: interaction.type, ...codesOf(error) });
  }
}

/** What an interaction asks; undefined for kinds that Saar does not know. */
function askedWith(interaction: APIInteraction, { door }: InteractionParts): Asked | undefined {
  if (isSlash(interaction)) return askedByCommand(interaction, door);
  if (interaction.type === InteractionType.ModalSubmit) return askedByForm(interaction, door);
  const tapped = interaction.type === InteractionType.MessageComponent;
  return tapped && TAPPED.includes(interaction.data.component_type) ? askedByTap(interaction) : undefined;
}

const TAPPED: readonly ComponentType[] = [ComponentType.Button, ComponentType.StringSelect];

function isSlash(interaction: APIInteraction): interaction is APIChatInputApplicationCommandInteraction {
  return (
    interaction.type === InteractionType.ApplicationCommand &&
    interaction.data.type === ApplicationCommandType.ChatInput
  );
}

/** Opens the form of a command that was called without options; false when there is none to open. */
async function askBack(
  { invocation, refused }: Asked,
  type: InteractionType,
  reply: Reply,
  { door, log }: InteractionParts,
): Promise<boolean> {
  // A form cannot answer a form.
  if (refused || type === InteractionType.ModalSubmit || Object.keys(invocation.options).length > 0) return false;
  if (!commandOf(invocation, door)?.form) return false;
  const tooLate = sleep(FORM_MS, undefined, { ref: false });
  const form = await Promise.race([door.form(invocation), tooLate]).catch(() => undefined);
  const modal = form && modalOf(form, invocation.place.direct);
  if (!modal) return false;
  try {
    await reply.ask(modal);
    return true;
  } catch (error) {
    if (!isRejected(error)) throw error;
    log.warn('discord.form-refused', codesOf(error));
    return false;
  }
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
    fitting.slice(0, MOST_CHOICES).map(({ value, label: words }) => ({
      name: label(words, LONGEST_CHOICE) || label(value, LONGEST_CHOICE) || '…',
      value,
    })),
  );
}
