/** A language's speech data compiled once: one trie of all cues, and sets of folded words for the walks. */
import type { ClaimRule, Referent, SpeechData } from '../../data/speech.ts';
import { fold } from '../fold.ts';
import { Trie } from '../trie.ts';
import { isOneOf, type Word } from '../vocabulary.ts';
import { QUOTES } from './marks.ts';

type Keys = ReadonlySet<string>;

/** A rule with its word lists folded into sets. */
export interface CueRule extends Pick<
  ClaimRule,
  'rule' | 'shape' | 'polarity' | 'needs' | 'refers' | 'relay' | 'plain' | 'clears'
> {
  except: Keys;
  texts?: { source: Keys; none: Keys };
}

export interface Pronoun {
  refers: readonly Referent[];
  agentive: boolean;
}

export interface SpeechLexicon {
  cues: Trie<CueRule>;
  /** Whether a word is a filler or a quotation mark, over which a cue reaches. */
  isThinned: (word: Word) => boolean;
  leading: Trie<true>;
  /** Markers of whose words a passive tells: "की ओर से". */
  sides: Trie<true>;
  pronouns: ReadonlyMap<string, Pronoun>;
  genitive: Keys;
  possessive: readonly string[];
  imperfectEndings: readonly string[];
  plurals: readonly string[];
  participleEndings: readonly string[];
  documents: Keys;
  words: { readonly [list in keyof SpeechData['words']]: Keys };
  denial: Content;
  warning: Content;
  estimate: Content;
  refusal: Content;
}

/** What turns a plain saying into a denial, a warning or an estimate. */
export interface Content {
  phrases: Trie<true>;
  starts: Trie<true>;
  opens: Trie<true>;
  negations: Keys;
  notEndings: readonly string[];
  reach: number;
  clears: Keys;
  unless: Keys;
}

export function compileLexicon(data: SpeechData): SpeechLexicon {
  const fillers = keys(data.words.fillers);
  const cues = new Trie<CueRule>();
  for (const entry of data.claims) {
    const rule = ruleOf(entry);
    for (const phrase of entry.phrases) cues.add(phrase, rule);
  }
  return {
    cues,
    isThinned: isOneOf(new Set([...fillers, ...QUOTES])),
    leading: phraseTrie(data.words.leading),
    sides: phraseTrie(data.words.sides),
    pronouns: new Map(data.pronouns.flatMap((entry) => entry.words.map((word) => [fold(word), entry]))),
    genitive: keys(data.names.genitive),
    possessive: data.names.possessive.map(fold),
    imperfectEndings: data.words.imperfectEndings.map(fold),
    plurals: data.words.plurals,
    participleEndings: data.words.participleEndings,
    documents: keys(data.documents),
    words: mapValues(data.words, keys),
    denial: contentOf(data.denial),
    warning: contentOf(data.warning),
    estimate: contentOf(data.estimate),
    refusal: contentOf(data.refusal),
  };
}

function ruleOf({ phrases: _phrases, except, texts, ...rule }: ClaimRule): CueRule {
  return {
    ...rule,
    except: keys(except),
    ...(texts ? { texts: { source: keys(texts.source), none: keys(texts.none) } } : {}),
  };
}

function contentOf(data: SpeechData['denial']): Content {
  return {
    phrases: phraseTrie(data.phrases),
    starts: phraseTrie(data.starts),
    opens: phraseTrie(data.opens),
    negations: keys(data.negations),
    notEndings: data.notEndings,
    reach: data.reach,
    clears: keys(data.clears),
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
