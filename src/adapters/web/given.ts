/** What a request holds, as text of a reasonable length: nothing in it is trusted. */

const LONGEST = 400;
const MOST_OPTIONS = 12;

/** The text that was given, cut; empty for anything else. */
export function textOf(given: unknown, longest = LONGEST): string {
  return typeof given === 'string' ? given.slice(0, longest) : '';
}

/** Options of a call: text by name, empty ones left out. */
export function optionsOf(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  const filled = Object.entries(given).map(([name, value]) => [name.slice(0, 40), textOf(value).trim()] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== '').slice(0, MOST_OPTIONS));
}
