/** Buttons that lead from one word of `/digest` to others of the same digest. */
import type { Context } from '../../src/app/command.ts';
import { describe } from '../../src/app/describe.ts';
import type { Action } from '../../src/messages/message.ts';

export function digestActions(id: string, words: readonly string[], { phrases }: Context): Action[] {
  return words.map((word) => ({
    label: describe(phrases, `digest ${word}`).name,
    command: `digest ${word}`,
    options: { id },
    effect: 'answer',
  }));
}
