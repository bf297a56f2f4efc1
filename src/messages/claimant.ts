/** Who says it, in words: a named claimant, unnamed sources, or the outlet that prints it. */
import type { Citation } from '../briefs/brief.ts';
import { wordsOf, type BriefView } from './brief-view.ts';
import { fillInline } from './fill-inline.ts';
import { text, type Inline } from './message.ts';

/** The mark of hearsay in a claimant's place, see the contract of the brief. */
export const UNNAMED = 'unnamed';

/** A figure or position as far as its attribution goes. */
export interface Attributed {
  claimant?: string | null;
  claimantName?: string;
  citations: readonly Citation[];
}

/** How a claimant is tied to what is said: "according to X", "denied by X", "asserted by X". */
export type Attribution = 'named' | 'denied' | 'asserted';

/** "according to X", "reportedly", or "reported by <publishers>" where the outlets speak themselves. */
export function claimantWords(said: Attributed, view: BriefView, how: Attribution = 'named'): Inline[] {
  const { phrases } = view;
  const { claimant, claimantName, citations } = said;
  if (claimantName) return fillInline(phrases, `brief.claimant.${how}`, 'claimant', [text(claimantName)]);
  if (claimant === UNNAMED) return [text(phrases.say('brief.claimant.unnamed'))];
  if (claimant) return fillInline(phrases, `brief.claimant.${how}`, 'claimant', [wordsOf(claimant, citations, view)]);
  const publishers = citations.map(({ source }) => view.source(source)?.publisher).filter((name) => name !== undefined);
  if (publishers.length === 0) return [text(phrases.say('brief.claimant.outlet'))];
  return [text(phrases.say('brief.claimant.publisher', { publisher: [...new Set(publishers)].join(', ') }))];
}
