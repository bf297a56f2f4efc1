/** Answers to one interaction over REST: acknowledge, edit, follow up. Its token is the only credential needed. */
import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIApplicationCommandOptionChoice,
  type REST,
} from 'discord.js';
import { failureOf, withRetry, type Pause } from './failure.ts';
import type { Body } from './render.ts';

/** What can be answered to an interaction. Each call throws what discord.js' REST throws. */
export interface Reply {
  /** "Thinking …": to everyone, or to the asker alone. The later answer keeps that. */
  defer(privately: boolean): Promise<void>;
  /** For a button whose own message will be edited. */
  deferUpdate(): Promise<void>;
  suggest(choices: readonly APIApplicationCommandOptionChoice<string>[]): Promise<void>;
  /** Fills in what was deferred, or edits the message on which the button stands. */
  edit(body: Body): Promise<void>;
  followUp(body: Body, privately: boolean): Promise<void>;
  /** Takes the deferred message away. */
  remove(): Promise<void>;
}

/** Discord waits 3 s for an acknowledgement: one try that hangs must leave time for a second. */
const ACKNOWLEDGE_MS = 1300;
const ANSWER_MS = 15_000;
const ALREADY_ACKNOWLEDGED = '40060';

export interface InteractionKey {
  id: string;
  token: string;
  application_id: string;
}

/** @param rest without retries and without a time-out of its own: both belong to this file. */
export function replyTo(interaction: InteractionKey, rest: REST, pause: Pause): Reply {
  const callback = Routes.interactionCallback(interaction.id, interaction.token);
  const original = Routes.webhookMessage(interaction.application_id, interaction.token);
  const webhook = Routes.webhook(interaction.application_id, interaction.token);
  const acknowledge = (body: object) =>
    withRetry(async (attempt) => {
      try {
        await rest.post(callback, { body, auth: false, signal: AbortSignal.timeout(ACKNOWLEDGE_MS) });
      } catch (error) {
        // Refused as a repetition: the try before had gone through and only its answer was lost.
        if (attempt === 0 || failureOf(error).code !== ALREADY_ACKNOWLEDGED) throw error;
      }
    }, pause);
  const answer = async (request: (signal: AbortSignal) => Promise<unknown>) => {
    await withRetry(() => request(AbortSignal.timeout(ANSWER_MS)), pause);
  };
  return {
    defer: (privately) =>
      acknowledge({
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: privately ? MessageFlags.Ephemeral : 0 },
      }),
    deferUpdate: () => acknowledge({ type: InteractionResponseType.DeferredMessageUpdate }),
    suggest: (choices) =>
      acknowledge({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }),
    edit: (body) => answer((signal) => rest.patch(original, { body, auth: false, signal })),
    followUp: (body, privately) => {
      const flags = body.flags | (privately ? MessageFlags.Ephemeral : 0);
      return answer((signal) => rest.post(webhook, { body: { ...body, flags }, auth: false, signal }));
    },
    remove: () => answer((signal) => rest.delete(original, { auth: false, signal })),
  };
}
