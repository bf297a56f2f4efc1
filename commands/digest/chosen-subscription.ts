/** Which digest of this place a reader means: the one with that id, the only one there is, or one of several by a button. */
import { z } from 'zod';
import type { Subscription } from '../../src/app/app.ts';
import { defineCommand, type Choice, type Command, type Context, type Option } from '../../src/app/command.ts';
import { SaarError } from '../../src/errors.ts';
import { text, type Call, type Message } from '../../src/messages/message.ts';
import { notice } from '../../src/messages/notices.ts';
import { subscriptionLine, topicsOf } from './subscription-line.ts';
import { elsewhere, isHere } from './where.ts';

/** Needed only where a place has several digests. */
export const idOption: Option = { name: 'id', kind: 'text', required: false, choices: idChoices };
export const idSchema = z.strictObject({ id: z.string().trim().toLowerCase().max(40).optional() });

const LONGEST_LABEL = 100;
/** Of more than these each is still listed; its id is typed. */
const MOST_BUTTONS = 20;

/** A command about one digest. Without an id, of several the only one that is `wanted` is meant. */
export function aboutOneDigest(
  path: string,
  run: (subscription: Subscription, context: Context) => Promise<Message>,
  wanted?: (subscription: Subscription) => boolean,
): Command {
  return defineCommand({
    path,
    access: 'settings',
    options: [idOption],
    schema: idSchema,
    async run({ id }, context) {
      const candidates = await candidatesOf(id, context, wanted);
      return candidates.length === 1
        ? run(candidates[0]!, context)
        : whichMessage(candidates, { command: path, options: {} }, context);
    },
  });
}

/**
 * The digest with that id in this tenant; without an id those of this very place, else those of the tenant, and of them just
 * the `wanted` ones where there are any. At least one.
 * One of another tenant is as unknown as one that does not exist.
 * @throws SaarError `digest.unknown`, `digest.none`.
 */
export async function candidatesOf(
  id: string | undefined,
  context: Context,
  wanted: (subscription: Subscription) => boolean = () => true,
): Promise<Subscription[]> {
  const { app, place } = context;
  const all = await app.subscriptions(place.platform, place.tenantId);
  if (id !== undefined) {
    const found = all.find((each) => each.id === id);
    if (!found) throw new SaarError('digest.unknown', { id });
    return [found];
  }
  const here = all.filter((each) => isHere(each, context));
  const candidates = here.length > 0 ? here : all;
  if (candidates.length === 0) throw new SaarError('digest.none');
  const fitting = candidates.filter(wanted);
  return fitting.length > 0 ? fitting : candidates;
}

/** Asks which of several is meant: each with its time, topics and place, and a button for the same call with its id. */
export function whichMessage(
  candidates: readonly Subscription[],
  { command, options }: Call,
  context: Context,
): Message {
  const { language, phrases } = context;
  const areHere = candidates.every((each) => isHere(each, context));
  return notice({
    language,
    lines: [phrases.say(areHere ? 'chat.digest.which-here' : 'chat.digest.which')],
    items: candidates.map((each) => [
      text(each.id, 'code'),
      text(` · ${subscriptionLine(each, context)}`),
      ...elsewhere(each, context),
    ]),
    actions: candidates.slice(0, MOST_BUTTONS).map((each) => ({
      label: `${each.localTime} · ${topicsOf(each, context)} · ${each.id}`,
      command,
      options: { ...options, id: each.id },
      effect: 'answer',
    })),
    private: true,
  });
}

async function idChoices(context: Context): Promise<Choice[]> {
  const all = await context.app.subscriptions(context.place.platform, context.place.tenantId);
  return all.map((each) => ({
    value: each.id,
    label: [...`${each.id} · ${subscriptionLine(each, context)}`].slice(0, LONGEST_LABEL).join(''),
  }));
}
