/** An action as a person types it: `/brief treaty hi`. */
import type { Command } from '../../app/command.ts';
import type { Action } from '../../messages/message.ts';

/**
 * The words to type for an action: option values in the order of the command's options, by name (`language:hi`) after
 * one that is left out or that only buttons give. Undefined for a command that is not there.
 */
export function typedAction(action: Action, commands: readonly Command[]): string | undefined {
  const command = commands.find(({ path }) => path === action.command);
  if (!command) return undefined;
  const options = command.options.filter(({ kind }) => kind !== 'destination');
  const gap = options.findIndex(({ name, tapped }) => tapped || !action.options[name]);
  const values = options.flatMap(({ name }, index) => {
    const value = action.options[name];
    if (!value) return [];
    return [gap >= 0 && index >= gap ? `${name}:${value}` : value];
  });
  return [`/${action.command}`, ...values].join(' ');
}
