/** Settles claims of one sentence against each other, and says which texts are no claimants. */
import { within, type Claim, type Span } from '../document.ts';
import { isQuote, keyAt, tokenAt, type Cue, type Phrase, type Scene } from './scene.ts';

/** A claim with the cue that made it. */
interface Settled {
  claim: Claim;
  cue: Cue;
}

/** Whether a claimant is a text that somebody agreed on (`source`), or nothing that speaks (`none`: a rule, a plan). */
export function isSource(scene: Scene, cue: Cue, phrase: Phrase): 'source' | 'none' | undefined {
  const { texts } = cue.rule;
  if (!texts) return undefined;
  const head = headOf(scene, phrase);
  if (texts.none.has(head)) return 'none';
  return texts.source.has(head) ? 'source' : undefined;
}

/** The noun that a phrase is about: its last word, or the last before a preposition ("the terms of the deal"). */
function headOf(scene: Scene, phrase: Phrase): string {
  const { prepositions } = scene.lexicon.words;
  for (let at = phrase.from + 1; at < phrase.to; at += 1)
    if (prepositions.has(keyAt(scene, at))) return keyAt(scene, at - 1);
  return keyAt(scene, phrase.to - 1);
}

/** The claims of one sentence as they stand beside each other. */
export function settle<T extends Settled>(scene: Scene, spoken: readonly T[]): T[] {
  if (spoken.length < 2) return [...spoken];
  return cutAtSpeakers(scene, mergeWarnings(relay(dropTwice(dropRepeated(dropDenied(spoken))), scene.span)));
}

/** One who is only quoted takes over what the quoting verb says; the quoter keeps the whole sentence. */
function relay<T extends Settled>(spoken: readonly T[], whole: Span): T[] {
  const quoted = spoken.find(({ cue }) => cue.rule.relay);
  const outer = spoken.find(({ cue }) => !cue.rule.relay && cue.rule.shape !== 'hearsay');
  if (!quoted || !outer) return [...spoken];
  return spoken.map((one) => {
    if (one === quoted) return { ...one, claim: { ...one.claim, scope: outer.claim.scope } };
    return one === outer ? { ...one, claim: { ...one.claim, scope: whole } } : one;
  });
}

/** "warned, saying that …": a warning by the way gives its force to the saying by the same claimant that follows. */
function mergeWarnings<T extends Settled>(spoken: readonly T[]): T[] {
  const merged: T[] = [];
  for (const one of spoken) {
    const last = merged.at(-1);
    if (last && last.claim.polarity === 'warns' && one.cue.rule.plain && sameClaimant(last.claim, one.claim))
      merged[merged.length - 1] = { ...one, claim: { ...one.claim, polarity: 'warns' } };
    else merged.push(one);
  }
  return merged;
}

/** "neither confirmed it nor …": one who declines twice in a sentence has declined once. */
function dropTwice<T extends Settled>(spoken: readonly T[]): T[] {
  return spoken.filter(({ claim }, at) => {
    const last = spoken[at - 1]?.claim;
    return claim.polarity !== 'declines-to-answer' || last?.polarity !== claim.polarity || !sameClaimant(last, claim);
  });
}

function sameClaimant(left: Claim, right: Claim): boolean {
  return left.claimant !== undefined && left.claimant.start === right.claimant?.start;
}

/** "X said A, while Y put it at B", "X said A; Y said B": what X says ends where another speaker's own clause begins. */
function cutAtSpeakers<T extends Settled>(scene: Scene, spoken: readonly T[]): T[] {
  const cuts = spoken.flatMap(({ claim, cue }) => {
    const at = clauseBreakBefore(scene, Math.min(cue.from, claim.carried ? cue.from : firstToken(scene, claim)));
    return at === undefined ? [] : [at];
  });
  return spoken.map((one) => {
    const from = tokenAt(scene, one.claim.scope.start);
    const cut = cuts.find((at) => at > one.cue.from && at > from && at < tokenAt(scene, one.claim.scope.end));
    if (cut === undefined || insideQuotes(scene, from, cut)) return one;
    return { ...one, claim: { ...one.claim, scope: { ...one.claim.scope, end: scene.tokens[cut - 1]!.end } } };
  });
}

function firstToken(scene: Scene, claim: Claim): number {
  return claim.claimant ? tokenAt(scene, claim.claimant.start) : scene.tokens.length;
}

/** The comma or semicolon that opens the clause whose first noun is at `at`: before "while", "and", "लेकिन". */
function clauseBreakBefore(scene: Scene, at: number): number | undefined {
  const { contrasts, joiners } = scene.lexicon.words;
  for (let index = at - 1; index > Math.max(0, at - OPENING); index -= 1) {
    const key = keyAt(scene, index);
    if (key === ';') return index;
    if (!contrasts.has(key) && !joiners.has(key)) continue;
    return keyAt(scene, index - 1) === ',' ? index - 1 : undefined;
  }
  return undefined;
}
const OPENING = 5;

function insideQuotes(scene: Scene, from: number, to: number): boolean {
  let marks = 0;
  for (let at = from; at < to; at += 1) if (isQuote(keyAt(scene, at)) && keyAt(scene, at) !== "'") marks += 1;
  return marks % 2 === 1;
}

/** "denied Y's claim that": whose claim it is that somebody denies says nothing of its own here. */
function dropDenied<T extends Settled>(spoken: readonly T[]): T[] {
  const denials = spoken.filter(({ claim }) => claim.polarity === 'denies');
  if (denials.length === 0) return [...spoken];
  const bare = spoken.filter((one) => !denials.some((denial) => isDeniedToo(one, denial)));
  return bare.filter(
    (one) =>
      one.cue.rule.shape !== 'owned' ||
      !denials.some(
        ({ claim, cue }) =>
          cue !== one.cue && one.cue.from - cue.to <= OPENING + 3 && within(one.claim.verb, claim.scope),
      ),
  );
}

/** "X denied that it had refused": what somebody denies to have said is not said. */
function isDeniedToo(one: Settled, denial: Settled): boolean {
  const { polarity, carried, claimant, verb } = one.claim;
  const own = carried === true && claimant !== undefined && denial.claim.claimant !== undefined;
  return own && polarity !== 'asserts' && one.cue.from >= denial.cue.to && within(verb, denial.claim.scope);
}

/** Shapes whose words may be a whole claimant of a verb: "figures from X", "unconfirmed reports". */
const NAMES_SOURCE: ReadonlySet<string> = new Set(['after', 'hearsay']);

/** "figures from X show": the verb's claimant is the phrase that already names its source. */
function dropRepeated<T extends Settled>(spoken: readonly T[]): T[] {
  return spoken.filter(
    ({ claim, cue }) =>
      cue.rule.shape !== 'subject' ||
      !spoken.some(
        (other) =>
          other.cue !== cue &&
          NAMES_SOURCE.has(other.cue.rule.shape) &&
          claim.claimant &&
          within(other.claim.verb, claim.claimant),
      ),
  );
}
