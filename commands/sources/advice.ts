/** What to do about sources and items that were not read: one small line for each reason, whatever it was that had it. */
import type { Context } from '../../src/app/command.ts';
import { copyable } from '../../src/messages/copyable.ts';
import type { Block } from '../../src/messages/message.ts';
import { whatToDo, whyNotRead } from '../../src/messages/source-words.ts';

/** Who has more reasons than these mends one after another. */
const MOST = 3;

/** The reasons that came first, each once; those of which nothing is known to do are left out. */
export function adviceBlocks(codes: readonly string[], { phrases }: Pick<Context, 'phrases'>): Block[] {
  const known = [...new Set(codes)].flatMap((code) => {
    const advice = whatToDo(code, phrases);
    return advice === undefined
      ? []
      : [phrases.say('sources.advice', { why: asSentence(whyNotRead(code, phrases)), advice })];
  });
  return known.slice(0, MOST).map((line) => ({ kind: 'note', text: copyable(line) }));
}

/** Part of a sentence elsewhere, it begins one here. */
function asSentence(words: string): string {
  return words.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}
