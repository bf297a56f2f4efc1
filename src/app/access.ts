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

/** Whether suggestions and forms of a command are for this caller. */
export async function maySee(command: Command, { caller }: Invocation): Promise<boolean> {
  return command.access === 'reader' || (await caller.mayManage());
}
