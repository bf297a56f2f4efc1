/** Who may do what: settings are for those who may manage the place, asked of the platform at each call. */
import { SaarError } from '../errors.ts';
import type { Message } from '../messages/message.ts';
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
 * Why what a call names, or else this very place, cannot be its destination; undefined when nothing is against it. Which
 * channels a tenant has, and what Saar may do there, its platform says; a chat that is its own tenant has no others.
 * @throws SaarError `access.elsewhere` for another place that nobody can vouch for.
 */
export async function destinationRefusal(
  command: Command,
  { options, place, destinationProblem }: Invocation,
  language: string,
): Promise<Message | undefined> {
  const option = command.options.find(({ kind }) => kind === 'destination');
  if (!option) return undefined;
  const here = place.threadId ?? place.destinationId;
  const named = options[option.name] || (option.required ? here : undefined);
  if (named === undefined) return undefined;
  if (destinationProblem) return destinationProblem(named, language);
  if (named !== here && named !== place.destinationId) throw new SaarError('access.elsewhere');
  return undefined;
}

/** Whether suggestions and forms of a command are for this caller. */
export async function maySee(command: Command, { caller }: Invocation): Promise<boolean> {
  return command.access === 'reader' || (await caller.mayManage());
}
