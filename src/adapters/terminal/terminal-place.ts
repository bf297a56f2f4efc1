/** The terminal as a place where commands are typed: one person, who runs this Saar and may change its settings. */
import type { Caller, Invocation, Place } from '../../app/command.ts';

const terminalPlace: Place = {
  platform: 'terminal',
  tenantId: 'terminal',
  destinationId: 'terminal',
  direct: true,
};

/** A command typed in the terminal. */
export function terminalInvocation(
  command: string,
  options: Readonly<Record<string, string>>,
  language: string,
): Invocation {
  const caller: Caller = { id: 'terminal', locale: language, mayManage: () => Promise.resolve(true) };
  return { command, options, place: terminalPlace, caller };
}
