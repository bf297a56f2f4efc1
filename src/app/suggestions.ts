/** Suggestions for an option while a person types it. */
import { fold } from '../text/fold.ts';
import type { Choice, Command, Context } from './command.ts';

const MOST_SUGGESTIONS = 25;

/** At most 25 choices of a command's option that fit what was typed so far. */
export async function suggestions(command: Command, name: string, typed: string, context: Context): Promise<Choice[]> {
  const option = command.options.find((candidate) => candidate.name === name);
  if (!option?.choices) return [];
  const meant = option.meant?.(typed.trim(), context.app) ?? [];
  return fitting(await option.choices(context), fold(typed.trim()), meant).slice(0, MOST_SUGGESTIONS);
}

/** What is meant by the words stands before what begins with them, and that before what only contains them. */
function fitting(choices: readonly Choice[], key: string, meant: readonly string[]): Choice[] {
  const keys = (choice: Choice) => [fold(choice.value), fold(choice.label)];
  const begins = choices.filter((choice) => keys(choice).some((word) => word.startsWith(key)));
  const known = meant.flatMap((value) => choices.find((choice) => choice.value === value) ?? []);
  const holds = choices.filter((choice) => keys(choice).some((word) => word.includes(key)));
  return [...new Set([...known, ...begins, ...holds])];
}
