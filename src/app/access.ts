/** Who may do what: settings are for those who may manage the place, asked of the platform at each call. */
import { SaarError } from '../errors.ts';
import type { Command, Context, Invocation } from './command.ts';

/** Rights change while Saar runs, so nothing is remembered. @throws SaarError `access.refused`. */
export async function checkAccess(command: Command, context: Pick<Context, 'caller' | 'place' | 'phrases'>) {
  if (command.access === 'settings') await mustManage(`/${command.path}`, context);
}

/** For a command that everybody may read with and only managers set with. @throws SaarError `access.refused`. */
export async function mustManage(
  command: string,
  { caller, place, phrases }: Pick<Context, 'caller' | 'place' | 'phrases'>,
) {
  if (await caller.mayManage()) return;
  throw new SaarError('access.refused', { command, permission: phrases.say(`chat.permission.${place.platform}`) });
}

/**
 * A chat that is its own tenant has no other channels: whoever names one forged the call. Where a tenant has channels, its
 * adapter says which are its own. @throws SaarError `access.elsewhere`.
 */
export function checkDestination(command: Command, { options, place }: Invocation): void {
  const option = command.options.find(({ kind }) => kind === 'destination');
  const given = option && options[option.name];
  if (!given || given === place.destinationId || given === place.threadId) return;
  if (place.tenantId === place.destinationId) throw new SaarError('access.elsewhere');
}

/** Whether suggestions and forms of a command are for this caller. */
export async function maySee(command: Command, { caller }: Invocation): Promise<boolean> {
  return command.access === 'reader' || (await caller.mayManage());
}
