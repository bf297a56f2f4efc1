/** Clauses set into another behind a comma: "The base, which X says holds 300 men, was hit on Monday". */
import type { Span } from '../document.ts';
import { keyAt, type Cue, type Scene } from './scene.ts';

/** What is said inside such a clause, cut to it: nothing beyond the clause is anybody's word. */
export function withinInset(scene: Scene, cue: Cue, scope: Span): Span {
  const from = insetBefore(scene, cue.from);
  if (from === undefined) return scope;
  const end = insetEnd(scene, cue.to);
  const start = Math.max(scope.start, scene.tokens[from]!.start);
  const stop = end === undefined ? scope.end : Math.min(scope.end, scene.tokens[end - 1]!.end);
  return start < stop ? { start, end: stop } : scope;
}

/** The word that opens the inset in which token `at` stands, without a comma between. */
function insetBefore(scene: Scene, at: number): number | undefined {
  const { insets } = scene.lexicon.words;
  for (let index = at; index > 0; index -= 1) {
    if (insets.has(keyAt(scene, index)) && keyAt(scene, index - 1) === ',') return index;
    if (keyAt(scene, index) === ',' && index < at) return undefined;
  }
  return undefined;
}

/** The comma that closes an inset, known by the verb that goes on behind it. */
function insetEnd(scene: Scene, at: number): number | undefined {
  const { auxiliaries, passives } = scene.lexicon.words;
  for (let index = at; index < scene.tokens.length; index += 1) {
    if (keyAt(scene, index) !== ',') continue;
    const next = keyAt(scene, index + 1);
    if (passives.has(next) || (auxiliaries.has(next) && passives.size > 0)) return index;
  }
  return undefined;
}
