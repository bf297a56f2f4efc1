/** What questions are read with, made once for a data folder: stems, words of one meaning, and actors by any spelling. */
import type { MeaningsData } from '../data/asking.ts';
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import { analyserOf } from '../facts/analyse.ts';
import type { Actors } from '../text/names.ts';
import { NOBODY, type Spelling } from '../text/names/actors.ts';
import { withoutEnding } from '../text/names/spelling.ts';
import { compileStems, type Stems } from '../text/stems.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import { Trie, type PhraseMatch } from '../text/trie.ts';
import { wordOf } from '../text/vocabulary.ts';

/** Words of one meaning, by their stems. */
export interface Meaning {
  light: boolean;
  phrases: readonly string[][];
}

export interface Asking {
  stems: Stems;
  meanings: Trie<Meaning>;
  /** Actors that a text names, by id; the case in which a person types a name does not matter. */
  actorsIn(text: string): PhraseMatch<Spelling>[];
}

export const askingOf: (data: Data) => Asking = oncePer((data: Data) => {
  const stems = compileStems([...data.languages.values()].map(({ asking }) => asking));
  const { actors } = analyserOf(data).reader;
  const possessive = [...data.languages.values()].flatMap(({ speech }) => speech.names.possessive);
  return {
    stems,
    meanings: meaningsTrie(data.meanings, stems),
    actorsIn: (text) => namesIn(text, actors, possessive, stems),
  };
});

function meaningsTrie(meanings: MeaningsData, stems: Stems): Trie<Meaning> {
  const trie = new Trie<Meaning>();
  for (const { light, words } of meanings) {
    const phrases = distinct(
      Object.values(words)
        .flat()
        .map((phrase) => stems.phrase(phrase)),
    );
    for (const phrase of phrases) trie.addKeys(phrase, { light, phrases });
  }
  return trie;
}

function distinct(phrases: readonly string[][]): string[][] {
  return [...new Map(phrases.map((phrase) => [phrase.join(' '), phrase])).values()];
}

/** A word that asks for nothing is a name only where it is written like one: "who" is not the WHO. */
function namesIn(text: string, actors: Actors, possessive: readonly string[], stems: Stems): PhraseMatch<Spelling>[] {
  const tokens = tokenise(text).map((token): Token => {
    const key = actors.keys.of(withoutEnding(token.key, possessive));
    return { ...token, key, word: wordOf(key) };
  });
  const isMeant = ({ from, to, start, end }: PhraseMatch<Spelling>) => {
    if (to - from > 1) return true;
    const printed = text.slice(start, end);
    return /^\p{Lu}/u.test(printed) || !stems.isStop(stems.phrase(printed)[0] ?? '');
  };
  return actors.listed.longest(tokens, isMeant).filter(({ value }) => value.id !== NOBODY);
}
