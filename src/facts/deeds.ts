/** What the sides of a topic's denials are found with: the slots and words that tell its deed or name it. */
import type { Data, LanguagePack } from '../data/data.ts';
import type { TopicsData } from '../data/topics.ts';
import type { Actors } from '../text/names.ts';
import { tokenise } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';
import type { Analysis } from './analysis.ts';

export type Denial = NonNullable<TopicsData['denial']>;

export interface SideTools {
  data: Data;
  actors: Actors;
  topic: string;
  denial: Denial;
  /** Slots whose figures assert the event. */
  slots: ReadonlySet<string>;
  /** Whether a sentence names the deed that the topic's denials are about. */
  namesDeed: WordTest;
  /** Whether a sentence tells the deed in words that no event of the list has. */
  tellsDeed: WordTest;
  /** Whether a sentence speaks of a count itself ("this figure"). */
  countsOnly: WordTest;
}

type WordTest = (analysis: Analysis, sentence: number) => boolean;

/** What the sides of one topic's denials are found with. */
export function sideTools(data: Data, actors: Actors, topic: string, denial: Denial): SideTools {
  const kinds = data.frames.filter((frame) => frame.id in denial.asserted);
  const slots = new Set([...kinds.flatMap((frame) => frame.slots), denial.slot]);
  const tells = compileWords(denial.told);
  const everywhere = (words: (pack: LanguagePack) => string[]) =>
    compileWords(Object.fromEntries([...data.languages].map(([code, pack]) => [code, words(pack)])));
  const isOpen = everywhere(openWords);
  return {
    data,
    actors,
    topic,
    denial,
    slots,
    namesDeed: compileWords(denial.words),
    tellsDeed: (analysis, sentence) => tells(analysis, sentence) && !isOpen(analysis, sentence),
    countsOnly: everywhere(({ language }) => language.counted.tally),
  };
}

/** Words that leave open whether what a sentence tells has happened. */
function openWords({ language: { negation, modal, clause } }: LanguagePack): string[] {
  return [...negation, ...modal.possible, ...modal.planned, ...clause.conditional];
}

function compileWords(words: Readonly<Record<string, readonly string[]>>): WordTest {
  const tries = new Map(
    Object.entries(words).map(([language, phrases]) => {
      const trie = new Trie<true>();
      for (const phrase of phrases) trie.add(phrase, true);
      return [language, trie] as const;
    }),
  );
  return ({ document }, sentence) => {
    const tokens = tokenise(document.text, document.sentences[sentence]);
    return (tries.get(document.language)?.matches(tokens).length ?? 0) > 0;
  };
}
