/** One line on standard error for each file that was not taken in. */
import { safeText } from '../adapters/terminal/safe-text.ts';
import type { Refusal } from '../corpus/refusal.ts';
import type { Phrases } from '../data/phrases.ts';

/** The lines, each naming the file and saying why. */
export function refusalLines(refusals: readonly Refusal[], phrases: Phrases): string[] {
  return refusals.map(({ file, code, parameters }) => {
    const reason = phrases.say(`errors.${code}`, parameters);
    return safeText(phrases.say('terminal.ingest.refused', { file, reason }));
  });
}
