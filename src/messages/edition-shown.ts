/** What an edition puts in of each of its briefs: the next one tells again what there was no room for. */
import type { Brief, Shown } from '../briefs/brief.ts';
import type { Phrases } from '../data/phrases.ts';
import { FIGURES_IN_SHORT } from './brief-message.ts';
import type { EditionLength, EditionTopic } from './edition-message.ts';
import { shownInShort } from './short-edition.ts';

/** One for each topic, in their order. */
export function shownOf(topics: readonly EditionTopic[], phrases: Phrases, length: EditionLength): Shown[] {
  if (length === 'short') return shownInShort(topics, phrases);
  const mostFigures = length === 'long' ? Infinity : FIGURES_IN_SHORT;
  return topics.map(({ brief }) => shownInFull(brief, mostFigures));
}

/** Without a bottom line a topic shows what was told otherwise, and nothing else. */
function shownInFull({ bottomLine, keyPoints, figures, changes }: Brief, mostFigures: number): Shown {
  const isLed = bottomLine !== null;
  return {
    bottomLine: isLed,
    keyPoints: isLed ? [...keyPoints.keys()] : [],
    figures: isLed ? [...figures.slice(0, mostFigures).keys()] : [],
    changes: [...changes.keys()],
  };
}
