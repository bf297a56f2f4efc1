/** Finds the words of speech in a sentence: longest first, so that "declined to say" is never "say". */
import type { SpeechLexicon } from './lexicon.ts';
import { holds } from './needs.ts';
import type { Token } from '../tokens.ts';
import { keyAt, type Cue, type Scene } from './scene.ts';

const FREE = 0;
const OTHER = 1;
const VERB = 2;

/** The sentence's cues in order, without overlap; what only looks like speech is gone. */
export function findCues(scene: Scene): Cue[] {
  if (!scene.tokens.some(({ word }) => scene.lexicon.cues.opens(word))) return [];
  const found = candidates(scene);
  if (found.length === 0) return found;
  if (found.length > 1) found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken: number[] = [];
  for (let at = 0; at < scene.tokens.length; at += 1) taken.push(FREE);
  const chosen: Cue[] = [];
  for (const cue of found) {
    if (isTaken(taken, cue) || isPartOfName(scene, cue) || !holds(scene, cue)) continue;
    taken.fill(isVerb(scene, cue) ? VERB : OTHER, cue.from, cue.to);
    chosen.push(cue);
  }
  return chosen
    .filter((cue) => cue.rule.shape !== 'ignore' && !isObject(scene, cue, taken))
    .sort((a, b) => a.from - b.from);
}

function isTaken(taken: readonly number[], { from, to }: Cue): boolean {
  for (let at = from; at < to; at += 1) if (taken[at] !== FREE) return true;
  return false;
}

/** "The United States warned", गिनी (counted): a word of speech in a longer name or a state's is a part of the name. */
function isPartOfName({ nameAt }: Scene, { from, to }: Cue): boolean {
  const name = nameAt[from];
  if (!name || name !== nameAt[to - 1]) return false;
  return name === nameAt[from - 1] || (name.kind === 'state' && !name.adjective);
}

/** "two of the accused declined": what an article opens is a noun, whatever verb it looks like. */
function isVerb({ lexicon, tokens }: Scene, { from, rule }: Cue): boolean {
  return rule.shape === 'subject' && !lexicon.words.articles.has(tokens[from - 1]?.key ?? '');
}

/** "denied reports that": a word right after a verb of saying is its object, not a verb. */
function isObject(scene: Scene, cue: Cue, taken: readonly number[]): boolean {
  if (cue.rule.shape !== 'subject') return false;
  let before = cue.from - 1;
  while (before >= 0 && scene.lexicon.words.fillers.has(keyAt(scene, before))) before -= 1;
  return taken[before] === VERB;
}

function candidates({ tokens, lexicon }: Scene): Cue[] {
  const found: Cue[] = [];
  const kept: number[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    if (!lexicon.isThinned(tokens[index]!.word)) kept.push(index);
    for (const { from, to, value } of lexicon.cues.matchesAt(tokens, index)) found.push({ from, to, rule: value });
  }
  if (kept.length < tokens.length) addThin(tokens, lexicon, kept, found);
  return found;
}

/** Matches over the tokens without fillers and quotation marks ("has repeatedly denied"), in positions of all tokens; those that no filler parts are found already. */
function addThin(tokens: readonly Token[], lexicon: SpeechLexicon, kept: readonly number[], found: Cue[]): void {
  const thin = kept.map((index) => tokens[index]!);
  for (let index = 0; index < thin.length; index += 1) {
    for (const { from, to, value } of lexicon.cues.matchesAt(thin, index)) {
      const cue = { from: kept[from]!, to: kept[to - 1]! + 1, rule: value };
      if (cue.to - cue.from > to - from) found.push(cue);
    }
  }
}
