/** Suggestions for an option while a person types it. */
import { fold } from '../text/fold.ts';
import type { Choice, Command, Context } from './command.ts';

const MOST_SUGGESTIONS = 25;

/** At most 25 choices of a command's option that fit what was typed so far. */
export async function suggestions(command: Command, name: string, typed: string, context: Context): Promise<Choice[]> {
  const option = command.options.find((candidate) => candidate.name === name);
  if (!option?.choices) return [];
  return fitting(await option.choices(context), fold(typed.trim())).slice(0, MOST_SUGGESTIONS);
}

/** Choices that begin with what is typed stand before those that only contain it. */
function fitting(choices: readonly Choice[], key: string): Choice[] {
  const keys = (choice: Choice) => [fold(choice.value), fold(choice.label)];
  const begins = choices.filter((choice) => keys(choice).some((word) => word.startsWith(key)));
  const holds = choices.filter((choice) => !begins.includes(choice) && keys(choice).some((word) => word.includes(key)));
  return [...begins, ...holds];
}
