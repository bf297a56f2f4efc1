/** What a sentence says about its counts besides their amounts: that one is the speaker's own, a sum, or the one spoken of before. */
import type { Data } from '../data/data.ts';
import type { LanguageData } from '../data/language.ts';
import { tokenise } from '../text/tokens.ts';
import { Trie, type PhraseMatch } from '../text/trie.ts';
import type { Analysis } from './analysis.ts';

export type CountWord = 'former' | keyof LanguageData['counted'];
export type CountWords = readonly PhraseMatch<CountWord>[];

/** The words about counts in a sentence of an article, in order; offsets as in the article. */
export type CountWordReader = (analysis: Analysis, sentence: number) => CountWords;

/** One reader for all languages, which reads each sentence once. */
export function compileCountWords(data: Data): CountWordReader {
  const tries = new Map([...data.languages].map(([code, { language }]) => [code, trieOf(language)]));
  const read = new WeakMap<Analysis, Map<number, CountWords>>();
  return (analysis, sentence) => {
    const known = read.get(analysis) ?? new Map<number, CountWords>();
    read.set(analysis, known);
    const { text, sentences, language } = analysis.document;
    const words = known.get(sentence) ?? tries.get(language)?.matches(tokenise(text, sentences[sentence])) ?? [];
    known.set(sentence, words);
    return words;
  };
}

function trieOf({ former, counted }: LanguageData): Trie<CountWord> {
  const trie = new Trie<CountWord>();
  const lists: Record<string, readonly string[]> = { former, ...counted };
  for (const [list, phrases] of Object.entries(lists))
    for (const phrase of phrases) trie.add(phrase, list as CountWord);
  return trie;
}
