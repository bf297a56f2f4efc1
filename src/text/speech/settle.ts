/** Settles claims of one sentence against each other, and says which texts are no claimants. */
import type { Claim, Span } from '../document.ts';
import { keyAt, namesIn, type Cue, type Phrase, type Scene } from './scene.ts';
import { fold } from '../fold.ts';

/** A claim with the cue that made it. */
interface Settled {
  claim: Claim;
  cue: Cue;
}

/** Whether a claimant is a text that somebody agreed on (`source`), or nothing that speaks (`none`: a rule, a plan). */
export function isSource(scene: Scene, cue: Cue, phrase: Phrase): 'source' | 'none' | undefined {
  const { texts } = cue.rule;
  if (!texts) return undefined;
  const keys = new Set(Array.from({ length: phrase.to - phrase.from }, (_, at) => keyAt(scene, phrase.from + at)));
  const holds = (words: readonly string[]) => words.some((word) => keys.has(fold(word)));
  if (holds(texts.none)) return 'none';
  return holds(texts.source) ? 'source' : undefined;
}

/** Whether a claimant is a name, or one of the words for those who are quoted: "citing officials", not "citing costs". */
export function namesSource(scene: Scene, phrase: Phrase): boolean {
  const named = namesIn(scene, phrase).some((name) => name.adjective !== true);
  if (named) return true;
  const { sources } = scene.lexicon.words;
  return scene.tokens.slice(phrase.from, phrase.to).some((token) => sources.has(token.key));
}

/** One who is only quoted takes over what the quoting verb says; the quoter keeps the whole sentence. */
export function relay<T extends Settled>(spoken: readonly T[], whole: Span): T[] {
  const quoted = spoken.find(({ cue }) => cue.rule.relay);
  const outer = spoken.find(({ cue }) => !cue.rule.relay && cue.rule.shape !== 'hearsay');
  if (!quoted || !outer) return [...spoken];
  return spoken.map((one) => {
    if (one === quoted) return { ...one, claim: { ...one.claim, scope: outer.claim.scope } };
    return one === outer ? { ...one, claim: { ...one.claim, scope: whole } } : one;
  });
}

/** "warned, saying that …": a warning by the way gives its force to the saying by the same claimant that follows. */
export function mergeWarnings<T extends Settled>(spoken: readonly T[]): T[] {
  const merged: T[] = [];
  for (const one of spoken) {
    const last = merged.at(-1);
    if (last && last.claim.polarity === 'warns' && one.cue.rule.plain && sameClaimant(last.claim, one.claim))
      merged[merged.length - 1] = { ...one, claim: { ...one.claim, polarity: 'warns' } };
    else merged.push(one);
  }
  return merged;
}

function sameClaimant(left: Claim, right: Claim): boolean {
  return left.claimant !== undefined && left.claimant.start === right.claimant?.start;
}
