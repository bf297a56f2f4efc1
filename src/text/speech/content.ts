/** What a plain saying says may make it a denial ("had no troops"), a warning ("there will be consequences") or an estimate. */
import type { Polarity, Span } from '../document.ts';
import type { Token } from '../tokens.ts';
import type { Content } from './lexicon.ts';
import { tokenAt, type Cue, type Scene } from './scene.ts';

const NEAR = 3;
const LONGEST = 60;

/** The polarity of a cue, read from what is said when its verb is a plain one. */
export function polarityOf(scene: Scene, { rule }: Cue, scope: Span): Polarity {
  if (!rule.plain) return rule.polarity;
  const said = polarityOfWords(scene, scope);
  if (!said && rule.clears && isCleared(tokensIn(scene, scope), scene.lexicon.denial)) return 'denies';
  return said ?? rule.polarity;
}

/** What words do that are plainly said: deny, warn or estimate; undefined when they only tell. */
export function polarityOfWords(scene: Scene, scope: Span): Polarity | undefined {
  const said = tokensIn(scene, scope);
  const { denial, warning, estimate, refusal } = scene.lexicon;
  if (says(said, refusal)) return 'declines-to-answer';
  if (says(untilCount(said), denial)) return 'denies';
  if (says(said, warning)) return 'warns';
  return says(said, estimate) ? 'estimates' : undefined;
}

/** The first tokens of what is said: a denial that comes later is about something else. */
function tokensIn(scene: Scene, scope: Span): Token[] {
  const from = tokenAt(scene, scope.start);
  let to = from;
  while (to < Math.min(scene.tokens.length, from + LONGEST) && scene.tokens[to]!.end <= scope.end) to += 1;
  return scene.tokens.slice(from, to);
}

/**
 * A denial that a comma parts from a count before it is about something else: "there are 60 guards, and none of them is armed".
 */
function untilCount(tokens: Token[]): Token[] {
  const count = tokens.findIndex((token) => token.kind === 'number' && !YEAR.test(token.key));
  const comma = tokens.findIndex(({ key }, at) => at > count && key === ',');
  return count < 0 || comma < 0 ? tokens : tokens.slice(0, comma);
}
const YEAR = /^(?:19|20)\d\d$/;

function says(tokens: readonly Token[], content: Content): boolean {
  const first = tokens.findIndex((token) => token.kind === 'word');
  const start = first < 0 ? undefined : content.starts.matchesAt(tokens, first).at(-1);
  if (start && !vetoed(tokens, start.to, content)) return true;
  for (let at = 0; at < tokens.length; at += 1) {
    const phrase = content.phrases.matchesAt(tokens, at).at(-1);
    if (phrase && !vetoed(tokens, phrase.to, content)) return true;
    const opening = content.opens.matchesAt(tokens, at).at(-1);
    if (opening && isNegated(tokens, opening.to, content)) return true;
  }
  return false;
}

function isNegated(tokens: readonly Token[], from: number, content: Content): boolean {
  const reach = tokens.slice(from, from + content.reach);
  const at = reach.findIndex((token) => content.negations.has(token.key));
  if (at < 0 || vetoed(tokens, from, content)) return false;
  return !promises(reach.slice(at + 1), content);
}

/** "साफ किया कि वे सैनिक नहीं हैं": who clears something up by a negation denies it, unless it tells of the future. */
function isCleared(tokens: readonly Token[], content: Content): boolean {
  const at = tokens.findLastIndex((token) => content.clears.has(token.key));
  return at >= 0 && !promises(tokens.slice(at + 1), content);
}

function promises(tokens: readonly Token[], content: Content): boolean {
  return tokens.some((token) => content.notEndings.some((ending) => token.key.endsWith(ending)));
}

function vetoed(tokens: readonly Token[], from: number, content: Content): boolean {
  return tokens.slice(from, from + NEAR).some((token) => content.unless.has(token.key));
}
