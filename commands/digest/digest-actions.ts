/** Buttons that lead from one word of `/digest` to others of the same digest. */
import type { Context } from '../../src/app/command.ts';
import { describe } from '../../src/app/describe.ts';
import type { Action } from '../../src/messages/message.ts';

export function digestActions(id: string, words: readonly string[], { phrases }: Context): Action[] {
  return words.map((word) => ({
    label: capitalised(describe(phrases, `digest ${word}`).name),
    command: `digest ${word}`,
    options: { id },
    effect: 'answer',
  }));
}

/** A button's words begin as those of every other button do; scripts without capitals stay as they are. */
function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
