/** What a look needs to know of the card that it draws: where a tap on it leads, and the words around it. */
import { element, type Attributes, type Markup } from '../markup.ts';

export interface Card {
  platform: 'discord' | 'telegram';
  /** The language that the card was asked for in: a tap is asked in it too. */
  language: string;
  /** Words of the page in the reader's language. */
  say(key: string): string;
}

/** The value of a button's `tap`: platform, language, id, and what was chosen from a menu. */
export interface Tap {
  platform: string;
  language: string;
  id: string;
  values: readonly string[];
}

/** A button that works without a script too. Its form is not the composer's: there Enter would press the first button. */
export function tapButton(
  card: Card,
  given: { id: string; values?: string[] },
  attributes: Attributes,
  label: Markup,
): Markup {
  const value = JSON.stringify([card.platform, card.language, given.id, ...(given.values ?? [])]);
  return element('button', { type: 'submit', form: 'more', name: 'tap', value, ...attributes }, label);
}

/** Reads a tap again; undefined when no button of ours wrote it. */
export function readTap(value: string): Tap | undefined {
  try {
    const parts: unknown = JSON.parse(value);
    if (!Array.isArray(parts) || parts.length < 3 || !parts.every((part) => typeof part === 'string')) return undefined;
    const [platform = '', language = '', id = '', ...values] = parts as string[];
    return { platform, language, id, values };
  } catch {
    return undefined;
  }
}
