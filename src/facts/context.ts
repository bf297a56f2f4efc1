/** Which actors a sentence is about: those it names, else those its article names most. */
import type { NameMention } from '../text/document.ts';
import type { Analysis } from './analysis.ts';
import { findingsIn } from './local.ts';

const MAIN_ACTORS = 2;
const kept = new WeakMap<Analysis, string[]>();

/** States and bodies (a person or capital counts as its state) named in a sentence; the article's main ones when it names none. */
export function actorsNear(analysis: Analysis, sentence: number): string[] {
  const own = findingsIn(analysis.document, sentence).names.filter((name) => !isAnyones(name));
  return own.length > 0 ? [...new Set(own.map((name) => name.state ?? name.id))] : mainActors(analysis);
}

/** "the army", "the government" without a state may be anyone's; a sea or an unknown place acts for nobody. */
function isAnyones({ kind, state }: NameMention): boolean {
  return state === undefined && (kind === 'office' || kind === 'place');
}

/** The states or bodies that an article names most, at most two, ties by first mention. */
export function mainActors(analysis: Analysis): string[] {
  const known = kept.get(analysis);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const name of analysis.document.names) {
    const actor = name.state ?? name.id;
    if (!actor.startsWith('new:') && !isAnyones(name)) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  }
  const main = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAIN_ACTORS)
    .map(([actor]) => actor);
  kept.set(analysis, main);
  return main;
}
