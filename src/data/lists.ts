/** Several names said as one phrase, with the language's own word before the last: "Chile, Peru and Egypt". */
import type { Phrases } from './phrases.ts';

/** The items joined; one item stays as it is. */
export function listOf(items: readonly string[], phrases: Phrases): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : phrases.say('frames.list', { first: items.slice(0, -1).join(', '), last });
}
