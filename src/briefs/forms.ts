/** The grammatical form of what a line says, for the words that agree with it: number, and gender where a tongue has it. */
import type { WordedAmount } from '../data/amount-words.ts';
import type { Data } from '../data/data.ts';
import type { Phrases } from '../data/phrases.ts';
import { unitWord } from '../data/amount-words.ts';
import type { CommonNoun } from './common-nouns.ts';
import type { Parts } from '../data/templates.ts';

/** A thing as far as its forms go: the ids of `themes.yaml` joined by `+`, and its words. */
interface Thing {
  id: string;
  words: string;
}

/** What a template asks of a theme beside its words: the form of the last thing named, and all of them before a postposition. */
export function formsOfTheme(name: string, theme: Thing | undefined, data: Data, language: string): Parts {
  if (!theme) return {};
  const entries = theme.id.split('+').flatMap((id) => data.themes.find((entry) => entry.id === id) ?? []);
  const oblique = entries.reduce((words, entry) => {
    const said = entry.words[language]?.[0];
    return said ? words.replace(said, entry.oblique[language] ?? said) : words;
  }, theme.words);
  return { [`${name}.form`]: entries.at(-1)?.form[language], [`${name}.oblique`]: oblique };
}

/** The form of a counted thing, which the unit's gender and the amount decide. */
export function formOfCount(amount: WordedAmount & { unit: string }, phrases: Phrases): string {
  const isFeminine = phrases.say('frames.feminine').split(' ').includes(amount.unit);
  const isOne = amount.value === 1 && unitWord(amount.unit, amount, phrases) !== amount.unit;
  return `${isFeminine ? 'f-' : ''}${isOne ? 'one' : 'many'}`;
}

/** The form of who speaks or acts without a name. */
export function formOfNoun({ head }: CommonNoun): string {
  return head.number === 'one' ? 'one' : 'many';
}
