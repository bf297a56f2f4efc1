/**
 * Reads who speaks or acts without a name as a whole noun phrase in one tongue ("एक अंतरराष्ट्रीय निगरानी टीम") and says it in
 * another. Every word of the phrase must be known: what is read in part is not read.
 */
import type { CommonNounsData, HeadNoun } from '../data/common-nouns.ts';
import type { Data } from '../data/data.ts';
import { listOf } from '../data/lists.ts';
import { oncePer } from '../data/once-per.ts';
import type { Phrases } from '../data/phrases.ts';
import { analyserOf } from '../facts/analyse.ts';
import type { Actors } from '../text/names.ts';
import { listedNames } from '../text/names/listed.ts';
import { compileNameWords } from '../text/names/words.ts';
import { fold } from '../text/fold.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';

/** A noun phrase, whatever its tongue. */
export interface CommonNoun {
  /** The same for phrases that mean the same: head, modifiers and states, without the article. */
  key: string;
  head: HeadNoun;
  modifiers: readonly string[];
  states: readonly string[];
  article: 'definite' | 'indefinite' | 'none';
  /** Its own words behind the determiner, as printed. */
  bare: string;
}

export interface CommonNouns {
  /** The phrase that `words` are, from first to last; undefined when a word of it is unknown. */
  read(words: string, language: string): CommonNoun | undefined;
  /** The phrase in another language; undefined when that has no words for a part of it. */
  say(noun: CommonNoun, language: string): string | undefined;
  /**
   * `words` of one language, said in another such that they read back as the same; in the same one, without a word that points
   * back ("इस निगरानी समूह").
   */
  translate(words: string, from: string, to: string): string | undefined;
}

type Article = CommonNoun['article'];
type Modifier = CommonNounsData['modifiers'][number];

/** How one tongue writes such phrases. */
interface Tongue {
  heads: Trie<HeadNoun>;
  modifiers: Trie<Modifier>;
  articles: ReadonlyMap<string, Article>;
  joiners: ReadonlySet<string>;
  genitive: ReadonlySet<string>;
  /** Listed states by the index of their first token. */
  statesIn(text: string, tokens: readonly Token[]): ReadonlyMap<number, { to: number; id: string }>;
}

/** The common nouns of a data folder, compiled once. */
export const commonNounsOf: (data: Data) => CommonNouns = oncePer((data: Data) => {
  const { actors } = analyserOf(data).reader;
  const tongues = new Map([...data.languages.keys()].map((code) => [code, compileTongue(data, code, actors)]));
  const nouns: CommonNouns = {
    read(words, language) {
      const tongue = tongues.get(language);
      return tongue && readPhrase(words, tongue);
    },
    say: (noun, language) => sayPhrase(noun, data.phrases.get(language)!, data.commonNouns, actors),
    translate(words, from, to) {
      const noun = nouns.read(words, from);
      if (!noun) return undefined;
      if (from !== to) {
        const said = nouns.say(noun, to);
        return said !== undefined && nouns.read(said, to)?.key === noun.key ? said : undefined;
      }
      return noun.article === 'none' ? listed(noun, from) : articled(noun, noun.bare, from, data.commonNouns);
    },
  };
  return nouns;
});

function compileTongue({ commonNouns, languages }: Data, code: string, actors: Actors): Tongue {
  const { frames, speech } = languages.get(code)!;
  const heads = new Trie<HeadNoun>();
  const modifiers = new Trie<Modifier>();
  for (const head of commonNouns.heads) for (const words of head.words[code] ?? []) heads.add(words, head);
  for (const each of commonNouns.modifiers) for (const words of each.words[code] ?? []) modifiers.add(words, each);
  const { definite, indefinite } = commonNouns.determiners;
  const marked = (words: readonly string[], article: Article) => words.map((word) => [fold(word), article] as const);
  const wordsOf = compileNameWords(speech.names.possessive, actors.keys);
  return {
    heads,
    modifiers,
    articles: new Map([...marked(definite[code] ?? [], 'definite'), ...marked(indefinite[code] ?? [], 'indefinite')]),
    joiners: new Set(frames.joiners.map(fold)),
    genitive: new Set(speech.names.genitive.map(fold)),
    statesIn(text, tokens) {
      const sentence = { index: 0, kind: 'heading', start: 0, end: text.length } as const;
      const found = listedNames(wordsOf({ text, sentence, tokens }), actors.listed);
      const states = found.filter(({ spelling }) => spelling.kind === 'state');
      return new Map(states.map(({ from, to, spelling }) => [from, { to, id: spelling.id }]));
    },
  };
}

function readPhrase(text: string, tongue: Tongue): CommonNoun | undefined {
  const tokens = tokenise(text);
  const states = tongue.statesIn(text, tokens);
  const isHead = tongue.heads.matchesAt(tokens, 0).some(({ to }) => to === tokens.length);
  const article = isHead ? undefined : tongue.articles.get(tokens[0]?.key ?? '');
  const begin = article ? 1 : 0;
  const found: { modifiers: string[]; states: string[] } = { modifiers: [], states: [] };
  for (let at = begin; at < tokens.length;) {
    const head = tongue.heads.matchesAt(tokens, at).find(({ to }) => to === tokens.length);
    if (head) return phraseOf(head.value, found, article ?? 'none', text.slice(tokens[begin]!.start));
    const next = modifierAt(tokens, at, tongue, states, found);
    if (next === undefined) return undefined;
    at = next;
  }
  return undefined;
}

/** One past the modifier, the state, or the word that ties a state on; undefined where another word stands. */
function modifierAt(
  tokens: readonly Token[],
  at: number,
  { modifiers, joiners, genitive }: Tongue,
  states: ReadonlyMap<number, { to: number; id: string }>,
  found: { modifiers: string[]; states: string[] },
): number | undefined {
  const state = states.get(at);
  if (state) {
    found.states.push(state.id);
    return state.to;
  }
  const modifier = modifiers.matchesAt(tokens, at).at(-1);
  if (modifier) {
    found.modifiers.push(modifier.value.id);
    return modifier.to;
  }
  const { key } = tokens[at]!;
  const isLink = found.states.length > 0 && ((joiners.has(key) && states.has(at + 1)) || genitive.has(key));
  return isLink ? at + 1 : undefined;
}

function phraseOf(
  head: HeadNoun,
  { modifiers, states }: { modifiers: string[]; states: string[] },
  article: Article,
  bare: string,
): CommonNoun {
  const key = [head.id, ...[...modifiers].sort(), ...[...states].sort()].join(' ');
  return { key, head, modifiers, states, article, bare };
}

function sayPhrase(noun: CommonNoun, phrases: Phrases, data: CommonNounsData, actors: Actors): string | undefined {
  const { language } = phrases;
  const adjectives = noun.states.map((state) => actors.adjectiveOf(state, language));
  const modifiers = noun.modifiers.map(
    (id) => data.modifiers.find((modifier) => modifier.id === id)!.words[language]?.[0],
  );
  const head = noun.head.words[language]?.[0];
  if (head === undefined || [...adjectives, ...modifiers].includes(undefined)) return undefined;
  const states = listOf(adjectives as string[], phrases);
  const own = tiesTo(noun, data);
  const before = modifiers.filter((_, index) => !own.has(noun.modifiers[index]!));
  const tied = modifiers.filter((_, index) => own.has(noun.modifiers[index]!));
  const words = [...before, [states, ...tied].join(' ').replace(/ -/g, '-'), head].filter((part) => part !== '');
  return articled(noun, words.join(' '), language, data);
}

/** Modifiers that are tied to the states before them ("Russian-flagged"). */
function tiesTo({ modifiers }: CommonNoun, data: CommonNounsData): Set<string> {
  const tied = data.modifiers.filter(({ words }) => Object.values(words).some(([first]) => first!.startsWith('-')));
  return new Set(modifiers.filter((id) => tied.some((each) => each.id === id)));
}

/** A lone head as the list writes it: what opens a sentence has a capital there. */
function listed({ head, bare }: CommonNoun, language: string): string {
  return head.words[language]?.find((words) => fold(words) === fold(bare)) ?? bare;
}

/** With the article that the phrase had; a lone noun of a tongue without articles is one that was spoken of. */
function articled(
  { head, article }: CommonNoun,
  words: string,
  language: string,
  { articles }: CommonNounsData,
): string {
  const forms = articles[language];
  const bare = article === 'none' && head.number !== 'one';
  if (!forms || bare) return words;
  if (article !== 'indefinite') return `${forms.definite} ${words}`;
  return `${new RegExp(forms.where, 'iu').test(words) ? forms.otherwise : forms.indefinite} ${words}`;
}
