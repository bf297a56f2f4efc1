/** A reader's own words inside a typed command: `/brief about Sudan aid hi`, `/brief about:"what is said of it" language:hi`. */
import { fold } from '../text/fold.ts';

interface Reading {
  /** The option's folded names in every language. */
  names: readonly string[];
  /** Whether a word gives another option by its name (`language:hi`). */
  isOption(word: string): boolean;
  /** Whether a word can only mean another option (`hi`, `7d`). */
  isRecognised(word: string): boolean;
}

const QUOTES = /["“”„]/gu;
const OPENS = /^["“”„]/u;
const CLOSES = /["“”„]$/u;

/**
 * The words behind the option's name, and the others. Quotation marks say where they end; without them they go on to the next
 * named option, and a language or window that stands last is not theirs. Undefined when the name does not stand, or stands
 * without a colon behind words that are no options.
 */
export function takeFree(words: readonly string[], reading: Reading): { free: string; others: string[] } | undefined {
  const named = words.findIndex((word) => /[:=]/u.test(word) && firstWord(word, reading.names) !== undefined);
  const first = words.findIndex((word) => !reading.isOption(word) && !reading.isRecognised(word));
  const at = named >= 0 ? named : first;
  const opened = at < 0 ? undefined : firstWord(words[at]!, reading.names);
  if (opened === undefined) return undefined;
  const behind = [...(opened === '' ? [] : [opened]), ...words.slice(at + 1)];
  const length = lengthOf(behind, reading);
  return {
    free: behind.slice(0, length).join(' ').replace(QUOTES, ' ').trim(),
    others: [...words.slice(0, at), ...behind.slice(length)],
  };
}

/** What follows the name in its own word: nothing for `about` and `about:`, `Sudan` for `about:Sudan`. */
function firstWord(word: string, names: readonly string[]): string | undefined {
  const [, name = '', value = ''] = /^([^:=]+)[:=]?(.*)$/su.exec(word) ?? [];
  return names.includes(fold(name)) ? value : undefined;
}

function lengthOf(words: readonly string[], { isOption, isRecognised }: Reading): number {
  if (words[0] !== undefined && OPENS.test(words[0])) {
    const closing = words.findIndex((word, index) => CLOSES.test(word) && (index > 0 || word.length > 1));
    if (closing >= 0) return closing + 1;
  }
  const option = words.findIndex(isOption);
  let length = option < 0 ? words.length : option;
  while (length > 1 && isRecognised(words[length - 1]!)) length -= 1;
  return length;
}
