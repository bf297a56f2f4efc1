/** Finds the words of speech in a sentence: longest first, so that "declined to say" is never "say". */
import type { ClaimRule } from '../../data/speech.ts';
import type { PhraseMatch } from '../trie.ts';
import { keyAt, nameEndingAt, type Cue, type Scene } from './scene.ts';

const COMPLEMENT_REACH = 4;

/** The sentence's cues in order, without overlap; what only looks like speech is gone. */
export function findCues(scene: Scene): Cue[] {
  const taken = new Uint8Array(scene.tokens.length);
  const chosen: Cue[] = [];
  for (const cue of candidates(scene).sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    if (taken.subarray(cue.from, cue.to).some((used) => used === 1)) continue;
    if (!holds(scene, cue)) continue;
    taken.fill(1, cue.from, cue.to);
    chosen.push(cue);
  }
  return chosen.filter((cue) => cue.rule.shape !== 'ignore').sort((a, b) => a.from - b.from);
}

function candidates(scene: Scene): Cue[] {
  const { tokens, lexicon } = scene;
  const whole = lexicon.cues.matches(tokens).map(({ from, to, value }) => ({ from, to, rule: value }));
  const kept = tokens.flatMap((token, index) => (lexicon.words.fillers.has(token.key) ? [] : [index]));
  if (kept.length === tokens.length) return whole;
  const thin = lexicon.plainCues.matches(kept.map((index) => tokens[index]!));
  return [...whole, ...thin.map((match) => widen(match, kept))];
}

/** A match over the tokens without fillers, in positions of all tokens. */
function widen(match: PhraseMatch<ClaimRule>, kept: readonly number[]): Cue {
  return { from: kept[match.from]!, to: kept[match.to - 1]! + 1, rule: match.value };
}

function holds(scene: Scene, cue: Cue): boolean {
  const { lexicon } = scene;
  if (cue.rule.needs === 'complement') return complementAfter(scene, cue.to) !== undefined;
  if (cue.rule.needs === 'name') return nameEndingAt(scene, cue.from - 1) !== undefined;
  // "की रिपोर्ट के अनुसार": a document with an owner is no hearsay.
  if (cue.rule.needs === 'no-owner') return !lexicon.genitive.has(keyAt(scene, cue.from - 1));
  return true;
}

/** Position of the word that opens what is said (कि), close after `from`. */
export function complementAfter(scene: Scene, from: number): number | undefined {
  const { complements, joiners } = scene.lexicon.words;
  for (let index = from; index < Math.min(scene.tokens.length, from + COMPLEMENT_REACH); index += 1) {
    if (complements.has(keyAt(scene, index))) return index;
    if (joiners.has(keyAt(scene, index))) return undefined;
  }
  return undefined;
}
