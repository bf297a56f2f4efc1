/** Names and descriptions of commands and options, from the phrase files. */
import type { Phrases } from '../data/phrases.ts';

/**
 * `path` is a command's path or the first word of a group (`digest`). Names are lower-case words without spaces,
 * at most 32 characters, and descriptions at most 100, as Discord demands; a test holds the phrase files to it.
 */
export function describe(phrases: Phrases, path: string, option?: string): { name: string; description: string } {
  const command = `commands.${path.replaceAll(' ', '.')}`;
  const key = option === undefined ? command : `${command}.options.${option}`;
  return { name: phrases.say(`${key}.name`), description: phrases.say(`${key}.description`) };
}
