/** A question as it is kept while its answer is made, so that a Saar that starts after a crash can end what was begun. */
import { z } from 'zod';
import type { Door } from '../../app/command.ts';
import { commandOf, type Asked } from './asked.ts';
import type { InteractionKey } from './reply.ts';

const schema = z.object({
  application_id: z.string(),
  token: z.string(),
  command: z.string(),
  options: z.record(z.string(), z.string()),
  place: z.object({
    platform: z.literal('discord'),
    tenantId: z.string(),
    destinationId: z.string(),
    threadId: z.string().exactOptional(),
    direct: z.boolean(),
  }),
  caller: z.object({ id: z.string(), locale: z.string().exactOptional() }),
  way: z.object({ tapped: z.boolean(), replace: z.boolean(), hidden: z.boolean(), alone: z.boolean() }),
  page: z.number(),
});

/** The token lives a quarter of an hour and is wiped as soon as the answer stands. */
export function keptQuestion({ invocation, way, page }: Asked, { application_id, token }: InteractionKey): string {
  const { command, options, place, caller } = invocation;
  const { id, locale } = caller;
  const kept = { application_id, token, command, options, place, caller: { id, ...(locale && { locale }) }, way, page };
  return JSON.stringify(kept);
}

/**
 * What was asked; undefined when it cannot be read. Only reading is done again: of a setting nobody knows whether it took
 * effect before the crash, and the rights of that moment are not kept, so its reader is told instead.
 */
export async function readQuestion(
  kept: string,
  id: string,
  door: Pick<Door, 'commands' | 'opened'>,
): Promise<{ asked: Asked; key: InteractionKey } | undefined> {
  const read = schema.safeParse(parsed(kept));
  if (!read.success) return undefined;
  const { application_id, token, command, options, place, caller, way, page } = read.data;
  const mayManage = () => Promise.resolve(false);
  const invocation = await door.opened({ command, options, place, caller: { ...caller, mayManage } });
  const reading = commandOf(invocation, door)?.access === 'reader';
  return {
    asked: { invocation, way, page, ...(!reading && { refused: 'discord.interrupted' as const }) },
    key: { id, application_id, token },
  };
}

function parsed(kept: string): unknown {
  try {
    return JSON.parse(kept);
  } catch {
    return undefined;
  }
}
