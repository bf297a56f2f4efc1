/** What kind of text an article is, for its line in the list of sources, and which of its sentences only judge. */
import type { Article } from '../corpus/article.ts';
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import type { Analysis } from '../facts/analysis.ts';
import { findingsIn } from '../facts/local.ts';
import { slice } from '../text/document.ts';
import { tokenise } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';

/** What a source's line says of it besides publisher, title, date and language; words in `brief.descriptor`. */
export type TextKind = 'opinion' | 'state-media' | 'wire-copy' | 'translated';

export interface TextKinds {
  kindOf(article: Article, analysis: Analysis): TextKind | undefined;
  /** Whether a sentence judges in its writer's own voice, or belongs to an article that is an opinion as a whole. */
  isOpinion(article: Article, analysis: Analysis, sentence: number): boolean;
}

/** A closing credit is short: "(Reuters)", "इनपुट: भाषा". */
const LONGEST_CREDIT = 6;

/** What is read from the data's publishers, compiled once. */
export const textKindsOf: (data: Data) => TextKinds = oncePer(compileTextKinds);

function compileTextKinds({ publishers, actors }: Data): TextKinds {
  const names = new Map(actors.flatMap((file) => file.actors.map((entry) => [entry.id, entry] as const)));
  const namesOf = (ids: readonly string[]) =>
    ids.flatMap((id) => [...Object.values(names.get(id)!.names), ...names.get(id)!.aliases]);
  const state = trieOf(namesOf(publishers['state-media']));
  const wires = trieOf(namesOf(publishers['wire-copy']));
  const credits = byLanguage(publishers.credits['wire-copy']);
  const translations = byLanguage(publishers.credits.translated);
  const titles = byLanguage(publishers.titles.opinion);
  const opinions = byLanguage(publishers.opinions);
  const isLabelled = ({ title, language }: Article) => {
    const label = /^[^:|–—]{1,40}(?=[:|–—])/u.exec(title)?.[0];
    return label !== undefined && holds(titles.get(language), label);
  };
  return {
    kindOf(article, analysis) {
      const { publisher = '', language } = article;
      const credited = creditsIn(analysis);
      const shows = (trie: Trie<true> | undefined) => credited.some((words) => holds(trie, words));
      if (isLabelled(article)) return 'opinion';
      if (holds(state, publisher)) return 'state-media';
      if (holds(wires, publisher) || shows(wires) || shows(credits.get(language))) return 'wire-copy';
      return shows(translations.get(language)) ? 'translated' : undefined;
    },
    isOpinion(article, { document }, sentence) {
      const isSaid = findingsIn(document, sentence).claims.some(({ claimant }) => claimant);
      const words = slice(document.text, document.sentences[sentence]!);
      return !isSaid && (isLabelled(article) || holds(opinions.get(document.language), words));
    },
  };
}

/** Datelines, and a last sentence or heading that is short. */
function creditsIn({ document: { text, sentences } }: Analysis): string[] {
  const last = sentences.at(-1);
  return sentences
    .filter((sentence) => sentence.kind === 'dateline' || sentence === last)
    .map((sentence) => slice(text, sentence))
    .filter((words, at, all) => at < all.length - 1 || words.split(/\s+/u).length <= LONGEST_CREDIT);
}

function byLanguage(words: Readonly<Record<string, readonly string[]>>): Map<string, Trie<true>> {
  return new Map(Object.entries(words).map(([language, list]) => [language, trieOf(list)]));
}

function trieOf(words: readonly string[]): Trie<true> {
  const trie = new Trie<true>();
  for (const phrase of words) trie.add(phrase, true);
  return trie;
}

function holds(trie: Trie<true> | undefined, words: string): boolean {
  return (trie?.matches(tokenise(words)).length ?? 0) > 0;
}
