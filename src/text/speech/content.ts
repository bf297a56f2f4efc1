/** What a plain saying says may make it a denial ("said it had no troops there") or a warning ("there will be consequences"). */
import type { Polarity, Span } from '../document.ts';
import type { Token } from '../tokens.ts';
import type { Content } from './lexicon.ts';
import { tokenAt, type Cue, type Scene } from './scene.ts';

const REACH = 8;
const NEAR = 3;
const LONGEST = 60;

/** The polarity of a cue, read from what is said when its verb is a plain one. */
export function polarityOf(scene: Scene, cue: Cue, scope: Span): Polarity {
  if (!cue.rule.plain) return cue.rule.polarity;
  const said = tokensIn(scene, scope);
  if (says(said, scene.lexicon.denial)) return 'denies';
  return says(said, scene.lexicon.warning) ? 'warns' : cue.rule.polarity;
}

/** The first tokens of what is said: a denial that comes later is about something else. */
function tokensIn(scene: Scene, scope: Span): Token[] {
  const from = tokenAt(scene, scope.start);
  return scene.tokens.slice(from, from + LONGEST).filter((token) => token.end <= scope.end);
}

function says(tokens: readonly Token[], content: Content): boolean {
  return tokens.some((_, index) => {
    const phrase = content.phrases.matchesAt(tokens, index).at(-1);
    if (phrase && !vetoed(tokens, phrase.to, content)) return true;
    const opening = content.opens.matchesAt(tokens, index).at(-1);
    return opening !== undefined && isNegated(tokens, opening.to, content);
  });
}

function isNegated(tokens: readonly Token[], from: number, content: Content): boolean {
  const reach = tokens.slice(from, from + REACH);
  const at = reach.findIndex((token) => content.negations.has(token.key));
  if (at < 0 || vetoed(tokens, from, content)) return false;
  return !reach.slice(at + 1).some((token) => content.notEndings.some((ending) => token.key.endsWith(ending)));
}

function vetoed(tokens: readonly Token[], from: number, content: Content): boolean {
  return tokens.slice(from, from + NEAR).some((token) => content.unless.has(token.key));
}
