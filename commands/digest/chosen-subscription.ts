/** Which digest of this place a reader means: the one with that id, or the only one there is. */
import { z } from 'zod';
import type { Subscription } from '../../src/app/app.ts';
import type { Choice, Context, Option } from '../../src/app/command.ts';
import { SaarError } from '../../src/errors.ts';
import { subscriptionLine } from './subscription-line.ts';

/** Needed only where a place has several digests. */
export const idOption: Option = { name: 'id', kind: 'text', required: false, choices: idChoices };
export const idSchema = z.strictObject({ id: z.string().trim().toLowerCase().max(40).optional() });

const LONGEST_LABEL = 100;

/**
 * The digest with that id in this tenant, or, without an id, the only one of this place.
 * One of another tenant is as unknown as one that does not exist.
 * @throws SaarError `digest.unknown`, `digest.none`, `digest.which`.
 */
export async function chosenSubscription(id: string | undefined, { app, place }: Context): Promise<Subscription> {
  const all = await app.subscriptions(place.platform, place.tenantId);
  const here = all.filter((each) => each.destinationId === place.destinationId && each.threadId === place.threadId);
  if (id !== undefined) {
    const found = all.find((each) => each.id === id);
    if (!found) throw new SaarError('digest.unknown', { id });
    return found;
  }
  const candidates = here.length > 0 ? here : all;
  if (candidates.length === 0) throw new SaarError('digest.none');
  if (candidates.length > 1) throw new SaarError('digest.which', { ids: candidates.map((each) => each.id).join(', ') });
  return candidates[0]!;
}

async function idChoices(context: Context): Promise<Choice[]> {
  const all = await context.app.subscriptions(context.place.platform, context.place.tenantId);
  return all.map((each) => ({
    value: each.id,
    label: [...`${each.id} · ${subscriptionLine(each, context)}`].slice(0, LONGEST_LABEL).join(''),
  }));
}
