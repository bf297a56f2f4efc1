/**
 * Date patterns as written in the data, compiled to one tree of places and matched against a line's tokens: what patterns
 * begin with in common is read once. A pattern is short and optional places are few, so the work at a token is bounded.
 */
import { placeKind, spotsOf, type PlaceKind } from '../../data/date-patterns.ts';
import type { DateRule, DatesData } from '../../data/dates.ts';
import { mayStart, type Lexicon } from '../numbers/lexicon.ts';
import { tokenise, type Token } from '../tokens.ts';
import type { Trie } from '../trie.ts';
import { seldom } from '../vocabulary.ts';
import {
  dateWords,
  dateWordsAt,
  isNamed,
  matchPlace,
  wordAt,
  wordKind,
  type DateLine,
  type DateWord,
  type Place,
} from './places.ts';

/** One thing that may fill a spot of a pattern: a place, a `<group>` of words, or words as they stand. */
type Choice = { place: Place; kind: PlaceKind } | { group: string } | { keys: readonly string[] };

interface Atom {
  choices: readonly Choice[];
  optional: boolean;
}

/** A pattern that ends at a node. Of its own paths the first wins, and of equally long patterns the first in the data. */
interface End {
  rule: DateRule;
  pattern: number;
  path: number;
}

/** Where a row of choices leads to, which all patterns that begin with it share. */
export interface PatternTree {
  words: Map<string, PatternTree>;
  groups: Map<string, PatternTree>;
  places: Branch[];
  ends: End[];
}

interface Branch {
  place: Place;
  kind: PlaceKind;
  next: PatternTree;
}

/** What a pattern caught: the value and the tokens of each place. */
export type Captures = Partial<Record<Place, Capture>>;

interface Capture {
  value: number;
  from: number;
  to: number;
}

export interface PatternMatch {
  rule: DateRule;
  from: number;
  to: number;
  captures: Captures;
}

type Found = PatternMatch & End;

/** All patterns of all rules in one tree. */
export function compilePatterns(data: DatesData): PatternTree {
  const tree = branch();
  let pattern = 0;
  let path = 0;
  for (const rule of data.rules)
    for (const source of rule.patterns) {
      pattern += 1;
      for (const choices of pathsOf(atomsOf(source, data)))
        choices.reduce(along, tree).ends.push({ rule, pattern, path: (path += 1) });
    }
  return tree;
}

function branch(): PatternTree {
  return { words: new Map(), groups: new Map(), places: [], ends: [] };
}

function along(node: PatternTree, choice: Choice): PatternTree {
  if ('keys' in choice) return choice.keys.reduce((at, key) => grown(at.words, key, branch), node);
  if ('group' in choice) return grown(node.groups, choice.group, branch);
  const known = node.places.find(({ place }) => place === choice.place);
  if (known) return known.next;
  const made = { ...choice, next: branch() };
  node.places.push(made);
  return made.next;
}

function grown<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** Every row of choices that fills a pattern, the preferred first: an optional spot is rather filled than left out. */
function pathsOf([first, ...others]: readonly Atom[]): Choice[][] {
  if (!first) return [[]];
  const rest = pathsOf(others);
  const filled = first.choices.flatMap((choice) => rest.map((path) => [choice, ...path]));
  return first.optional ? [...filled, ...rest] : filled;
}

function atomsOf(source: string, data: DatesData): Atom[] {
  return spotsOf(source).map(({ choices, optional }) => ({
    optional,
    choices: choices.map((choice) => choiceOf(choice, data)),
  }));
}

function choiceOf(source: string, data: DatesData): Choice {
  const place = /^\{(\w+)\}$/.exec(source)?.[1];
  const kind = placeKind(place ?? '');
  if (kind) return { place: place as Place, kind };
  const group = /^<(.+)>$/.exec(source)?.[1];
  if (group !== undefined && data.groups[group]) return { group: source };
  return { keys: tokenise(source).map((token) => token.key) };
}

/** What each pattern matches at token `at`, the longest first; of equals the first in the data. */
export function matchPatterns(tree: PatternTree, line: DateLine, at: number): readonly PatternMatch[] {
  const found: Found[] = [];
  walk(tree, { line, from: at, caught: [], found }, at);
  return found.length > 1 ? preferred(found) : found;
}

/**
 * Whether a pattern may begin at a token, as far as its first words show: "the" and "of" open many patterns, and hardly ever
 * stand before a word that goes on with one. `words` are all date words of the tongue.
 */
export function openingTest(
  tree: PatternTree,
  data: DatesData,
  words: Trie<DateWord>,
  lexicon: Lexicon,
): (tokens: readonly Token[], at: number) => boolean {
  const opened = seldom((key) => tree.words.get(key));
  const openers = dateWords(data, (kind) => takes(tree, kind));
  const goesOn = (node: PatternTree, tokens: readonly Token[], at: number) => {
    if (node.ends.length > 0) return true;
    const token = tokens[at];
    if (!token) return false;
    if (node.words.has(token.key) || (node.places.length > 0 && mayStart(lexicon, token))) return true;
    return words.matchesAt(tokens, at).some(({ value }) => takes(node, value.kind));
  };
  return (tokens, at) => {
    const token = tokens[at]!;
    if (mayStart(lexicon, token)) return true;
    const node = opened(token.word);
    if (node !== undefined && goesOn(node, tokens, at + 1)) return true;
    return openers.matchesAt(tokens, at).some(({ value, to }) => {
      const group = tree.groups.get(value.kind);
      return group === undefined || goesOn(group, tokens, to);
    });
  };
}

/** Whether a node goes on with date words of a kind. */
function takes({ groups, places }: PatternTree, kind: string): boolean {
  return groups.has(kind) || places.some((place) => isNamed(place.kind) && wordKind(place.kind) === kind);
}

interface Walk {
  line: DateLine;
  from: number;
  caught: [Place, Capture][];
  found: Found[];
}

function walk(node: PatternTree, state: Walk, at: number): void {
  const { line, from, caught, found } = state;
  if (at > from)
    for (const { rule, pattern, path } of node.ends)
      found.push({ rule, pattern, path, from, to: at, captures: Object.fromEntries(caught) });
  const token = line.numbers.tokens[at];
  if (!token) return;
  const word = node.words.size === 0 ? undefined : node.words.get(token.key);
  if (word) walk(word, state, at + 1);
  if (node.groups.size === 0 && node.places.length === 0) return;
  const named = dateWordsAt(line, at).length > 0;
  if (named) walkGroups(node, state, at);
  const numbered = mayStart(line.numbers.lexicon, token);
  if (!named && !numbered) return;
  for (const { place, kind, next } of node.places) {
    const step = (isNamed(kind) ? named : numbered) ? matchPlace(line, kind, at) : undefined;
    if (!step) continue;
    caught.push([place, { value: step.value, from: at, to: step.to }]);
    walk(next, state, step.to);
    caught.pop();
  }
}

/** Goes on along the groups that hold a word of the line: of one group the longest word counts. */
function walkGroups({ groups }: PatternTree, state: Walk, at: number): void {
  if (groups.size === 0) return;
  for (const { to, value } of dateWordsAt(state.line, at)) {
    const next = groups.get(value.kind);
    if (next && wordAt(state.line, at, value.kind)?.to === to) walk(next, state, to);
  }
}

/** One match for each pattern, the longest first. */
function preferred(found: Found[]): Found[] {
  const byPath = found.sort((a, b) => a.path - b.path);
  return byPath.filter(({ pattern }, index) => pattern !== byPath[index - 1]?.pattern).sort((a, b) => b.to - a.to);
}
