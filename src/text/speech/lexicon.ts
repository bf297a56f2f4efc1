/** A language's speech data compiled once: one trie of all cues, and sets of folded words for the walks. */
import type { ClaimRule, Referent, SpeechData } from '../../data/speech.ts';
import { fold } from '../fold.ts';
import { Trie } from '../trie.ts';

type Keys = ReadonlySet<string>;

export interface Pronoun {
  refers: readonly Referent[];
  agentive: boolean;
}

export interface SpeechLexicon {
  cues: Trie<ClaimRule>;
  /** Cues that hold no filler, to be matched over tokens without fillers: "has repeatedly denied". */
  plainCues: Trie<ClaimRule>;
  leading: Trie<true>;
  pronouns: ReadonlyMap<string, Pronoun>;
  genitive: Keys;
  documents: Keys;
  words: { readonly [list in keyof SpeechData['words']]: Keys };
  denial: Content;
  warning: Content;
}

/** What turns a plain saying into a denial or a warning. */
export interface Content {
  phrases: Trie<true>;
  opens: Trie<true>;
  negations: Keys;
  notEndings: readonly string[];
  unless: Keys;
}

export function compileLexicon(data: SpeechData): SpeechLexicon {
  const fillers = keys(data.words.fillers);
  const cues = new Trie<ClaimRule>();
  const plainCues = new Trie<ClaimRule>();
  for (const rule of data.claims)
    for (const phrase of rule.phrases) {
      cues.add(phrase, rule);
      if (!phrase.split(' ').some((word) => fillers.has(fold(word)))) plainCues.add(phrase, rule);
    }
  return {
    cues,
    plainCues,
    leading: phraseTrie(data.words.leading),
    pronouns: new Map(data.pronouns.flatMap((entry) => entry.words.map((word) => [fold(word), entry]))),
    genitive: keys(data.names.genitive),
    documents: keys(data.documents),
    words: mapValues(data.words, keys),
    denial: contentOf(data.denial),
    warning: contentOf(data.warning),
  };
}

function contentOf(data: SpeechData['denial']): Content {
  return {
    phrases: phraseTrie(data.phrases),
    opens: phraseTrie(data.opens),
    negations: keys(data.negations),
    notEndings: data.notEndings,
    unless: keys(data.unless),
  };
}

function phraseTrie(phrases: readonly string[]): Trie<true> {
  const trie = new Trie<true>();
  for (const phrase of phrases) trie.add(phrase, true);
  return trie;
}

function keys(words: readonly string[]): Keys {
  return new Set(words.map(fold));
}

function mapValues<K extends string, V, W>(record: Record<K, V>, map: (value: V) => W): Record<K, W> {
  return Object.fromEntries(Object.entries<V>(record).map(([key, value]) => [key, map(value)])) as Record<K, W>;
}
