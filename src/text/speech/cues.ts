/** Finds the words of speech in a sentence: longest first, so that "declined to say" is never "say". */
import type { PhraseMatch } from '../trie.ts';
import type { CueRule } from './lexicon.ts';
import { holds } from './needs.ts';
import { keyAt, type Cue, type Scene } from './scene.ts';

const FREE = 0;
const OTHER = 1;
const VERB = 2;

/** The sentence's cues in order, without overlap; what only looks like speech is gone. */
export function findCues(scene: Scene): Cue[] {
  const taken = new Uint8Array(scene.tokens.length);
  const chosen: Cue[] = [];
  for (const cue of candidates(scene).sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    if (taken.subarray(cue.from, cue.to).some((used) => used !== FREE)) continue;
    if (!holds(scene, cue)) continue;
    taken.fill(cue.rule.shape === 'subject' ? VERB : OTHER, cue.from, cue.to);
    chosen.push(cue);
  }
  return chosen
    .filter((cue) => cue.rule.shape !== 'ignore' && !isObject(scene, cue, taken))
    .sort((a, b) => a.from - b.from);
}

/** "denied reports that": a word right after a verb of saying is its object, not a verb. */
function isObject(scene: Scene, cue: Cue, taken: Uint8Array): boolean {
  if (cue.rule.shape !== 'subject') return false;
  let before = cue.from - 1;
  while (before >= 0 && scene.lexicon.words.fillers.has(keyAt(scene, before))) before -= 1;
  return taken[before] === VERB;
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
function widen(match: PhraseMatch<CueRule>, kept: readonly number[]): Cue {
  return { from: kept[match.from]!, to: kept[match.to - 1]! + 1, rule: match.value };
}
