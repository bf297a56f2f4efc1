/** Answers to one interaction over REST: acknowledge, edit, follow up. Its token is the only credential needed. */
import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type REST,
} from 'discord.js';
import { failureOf, withRetry, type Pause } from './failure.ts';
import type { Modal } from './forms.ts';
import type { PlainBody } from './plain.ts';
import type { Body } from './render.ts';

export type AnyBody = Body | PlainBody;

/** What can be answered to an interaction. Each call throws what discord.js' REST throws. */
export interface Reply {
  /** Answers at once, with no "thinking" before it: to everyone, or to the asker alone. */
  respond(body: AnyBody, privately: boolean): Promise<void>;
  /** Edits the message that was tapped, at once. */
  update(body: AnyBody): Promise<void>;
  /** Opens a form. */
  ask(modal: Modal): Promise<void>;
  /** "Thinking …": to everyone, or to the asker alone. The later answer keeps that. */
  defer(privately: boolean): Promise<void>;
  /** For a button whose own message will be edited, or when nothing need be said. */
  deferUpdate(): Promise<void>;
  suggest(choices: readonly APIApplicationCommandOptionChoice<string>[]): Promise<void>;
  /** Fills in what was deferred, or edits the message on which the button stands. */
  edit(body: AnyBody): Promise<void>;
  followUp(body: AnyBody, privately: boolean): Promise<void>;
  /** Takes the deferred message away. */
  remove(): Promise<void>;
  /** Whether "thinking …" stands there still; false too when Discord knows nothing of it any more. */
  thinking(): Promise<boolean>;
}

/** Discord waits 3 s for an acknowledgement: one try that hangs must leave time for a second. */
const ACKNOWLEDGE_MS = 1300;
const ANSWER_MS = 15_000;
/** Whoever sees "thinking …" waits longer than a hiccup of the network lasts. */
const PATIENCE_MS = [2000, 8000];
const ALREADY_ACKNOWLEDGED = '40060';

export interface InteractionKey {
  id: string;
  token: string;
  application_id: string;
}

/** Whether Discord read a body and does not take it as it is. */
export function isRejected(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === 'refused' && failure.status === 400 && failure.code !== ALREADY_ACKNOWLEDGED;
}

/** @param rest without retries and without a time-out of its own: both belong to this file. */
export function replyTo(interaction: InteractionKey, rest: REST, pause: Pause): Reply {
  const original = Routes.webhookMessage(interaction.application_id, interaction.token);
  const webhook = Routes.webhook(interaction.application_id, interaction.token);
  const acknowledge = acknowledging(interaction, rest, pause);
  const answer = async (request: (signal: AbortSignal) => Promise<unknown>) => {
    await withRetry(() => request(AbortSignal.timeout(ANSWER_MS)), pause);
  };
  return {
    respond: (body, privately) =>
      acknowledge({ type: InteractionResponseType.ChannelMessageWithSource, data: seenBy(body, privately) }),
    update: (data) => acknowledge({ type: InteractionResponseType.UpdateMessage, data }),
    ask: (data) => acknowledge({ type: InteractionResponseType.Modal, data }),
    defer: (privately) =>
      acknowledge({
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: privately ? MessageFlags.Ephemeral : 0 },
      }),
    deferUpdate: () => acknowledge({ type: InteractionResponseType.DeferredMessageUpdate }),
    suggest: (choices) =>
      acknowledge({ type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }),
    edit: (body) => patiently(() => answer((signal) => rest.patch(original, { body, auth: false, signal })), pause),
    followUp: (body, privately) =>
      answer((signal) => rest.post(webhook, { body: seenBy(body, privately), auth: false, signal })),
    remove: () => answer((signal) => rest.delete(original, { auth: false, signal })),
    thinking: () => isThinking((signal) => rest.get(original, { auth: false, signal }), pause),
  };
}

function acknowledging(interaction: InteractionKey, rest: REST, pause: Pause) {
  const callback = Routes.interactionCallback(interaction.id, interaction.token);
  return (body: object) =>
    withRetry(async (attempt) => {
      try {
        await rest.post(callback, { body, auth: false, signal: AbortSignal.timeout(ACKNOWLEDGE_MS) });
      } catch (error) {
        // Refused as a repetition: the try before had gone through and only its answer was lost.
        if (attempt === 0 || failureOf(error).code !== ALREADY_ACKNOWLEDGED) throw error;
      }
    }, pause);
}

function seenBy(body: AnyBody, privately: boolean): AnyBody {
  return { ...body, flags: body.flags | (privately ? MessageFlags.Ephemeral : 0) };
}

/** Only for what may be done twice without harm. */
async function patiently(work: () => Promise<void>, pause: Pause): Promise<void> {
  for (const wait of PATIENCE_MS) {
    try {
      return await work();
    } catch (error) {
      if (failureOf(error).kind === 'refused') throw error;
      await pause(wait);
    }
  }
  return work();
}

async function isThinking(look: (signal: AbortSignal) => Promise<unknown>, pause: Pause): Promise<boolean> {
  try {
    const message = await withRetry(() => look(AbortSignal.timeout(ANSWER_MS)), pause);
    return (Number((message as APIMessage).flags ?? 0) & MessageFlags.Loading) !== 0;
  } catch (error) {
    if (failureOf(error).kind === 'refused') return false;
    throw error;
  }
}
