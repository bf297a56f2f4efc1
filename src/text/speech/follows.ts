/** What stands behind a cue and makes it speech: an object, a word for an utterance, an amount. */
import { isBreak, isQuote, keyAt, nameStartingAt, type Scene } from './scene.ts';

const LOOK_AHEAD = 3;
/** Tokens of a phrase behind a verb. */
const PHRASE = 8;

export function objectFollows(scene: Scene, at: number): boolean {
  const token = scene.tokens[at];
  const { determiners, complements } = scene.lexicon.words;
  if (!token || at === scene.tokens.length - 1) return commaBefore(scene, at);
  if (isBreak(scene, at)) return false;
  if (token.kind !== 'word') return true;
  const opens = determiners.has(token.key) || complements.has(token.key) || scene.lexicon.pronouns.has(token.key);
  return opens || nameStartingAt(scene, at) !== undefined;
}

/** Whether one of some words follows in the same phrase. */
export function wordFollows(scene: Scene, from: number, words: ReadonlySet<string>): boolean {
  const { complements } = scene.lexicon.words;
  for (let at = from; at < Math.min(scene.tokens.length, from + PHRASE); at += 1) {
    if (isBreak(scene, at) && !isQuote(keyAt(scene, at))) return false;
    if (words.has(keyAt(scene, at))) return true;
    if (complements.has(keyAt(scene, at))) return false;
  }
  return false;
}

export function amountFollows(scene: Scene, from: number): boolean {
  const { amounts } = scene.lexicon.words;
  for (let at = from; at < Math.min(scene.tokens.length, from + PHRASE); at += 1)
    if (amounts.has(keyAt(scene, at)))
      return scene.tokens.slice(at + 1, at + 1 + LOOK_AHEAD).some((token) => token.kind === 'number');
  return false;
}

/** "at 200", "at a "permanent 200"": the number stands right behind the word that leads to it. */
export function exactFollows(scene: Scene, from: number): boolean {
  const { amounts, articles } = scene.lexicon.words;
  const lead = scene.tokens.findIndex((token, at) => at >= from - 1 && at < from + PHRASE && amounts.has(token.key));
  if (lead < 0) return false;
  const next = scene.tokens.slice(lead + 1).find((token) => !isQuote(token.key) && !articles.has(token.key));
  return next?.kind === 'number';
}

/** Whether what is said stands before: "…, aid groups fear." */
function commaBefore(scene: Scene, at: number): boolean {
  for (let index = at - 1; index > Math.max(1, at - PHRASE); index -= 1) if (keyAt(scene, index) === ',') return true;
  return false;
}
