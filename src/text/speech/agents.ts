/** Claimants in tongues that mark who acts: before the marker, after a participle, or bare before an unfinished verb. */
import type { Claimant, Found } from './found.ts';
import { phraseAtStart, phraseBefore } from './phrases.ts';
import { isBreak, keyAt, nameStartingAt, type Cue, type Phrase, type Scene } from './scene.ts';

const REACH = 40;
/** Tokens between a joiner and the verb whose speaker it brings back. */
const SHARED_REACH = 10;
/** Words of a bare claimant when neither a name nor a noun for speakers ends it. */
const SHORT = 3;

/** The agent of a cue: before it inside the same content clause, after a participle, or bare at the front. */
export function agentOf(scene: Scene, cue: Cue): Claimant {
  const before = agentBefore(scene, cue);
  if (before !== 'none') return before;
  if (scene.lexicon.words.joiners.has(keyAt(scene, cue.from - 1))) return 'shared';
  return agentAfter(scene, cue.to) ?? bareAgent(scene, cue) ?? sharedAfterContent(scene, cue);
}

/** The phrase before the nearest marker on the left; `none` when there is no marker in the clause. */
function agentBefore(scene: Scene, cue: Cue): Found | undefined | 'none' {
  const { words, pronouns } = scene.lexicon;
  const unfinished = isUnfinished(scene, cue);
  for (let index = cue.from - 1; index >= Math.max(0, cue.from - REACH); index -= 1) {
    const key = keyAt(scene, index);
    if (words.complements.has(key) || key === ';') break;
    // "X ने A बताया, जबकि Y B का दावा कर रहे हैं": the marker belongs to the clause before.
    if (unfinished && words.contrasts.has(key) && keyAt(scene, index - 1) === ',') break;
    if (pronouns.get(key)?.agentive) return { phrase: { from: index, to: index + 1 }, after: index + 1 };
    if (words.relatives.has(key) && !words.agents.has(keyAt(scene, index + 1))) {
      if (!setApart(scene, index, cue.from)) return undefined;
      continue;
    }
    if (!words.agents.has(key)) continue;
    const phrase = phraseBefore(scene, pastRelative(scene, index));
    return phrase && { phrase, after: index + 1 };
  }
  return 'none';
}

/** "X ने, जो …, कहा": a relative clause between commas behind the marker hides nothing. */
function setApart(scene: Scene, relative: number, end: number): boolean {
  const { agents } = scene.lexicon.words;
  if (keyAt(scene, relative - 1) !== ',' || !agents.has(keyAt(scene, relative - 2))) return false;
  return scene.tokens.slice(relative, end).some((token) => token.key === ',');
}

/** "X, जो …, ने कहा": where X ends, when a relative clause between commas stands before the marker. */
function pastRelative(scene: Scene, marker: number): number {
  if (keyAt(scene, marker - 1) !== ',') return marker;
  for (let index = marker - 2; index > Math.max(0, marker - REACH); index -= 1)
    if (keyAt(scene, index) === ',') return scene.lexicon.words.relatives.has(keyAt(scene, index + 1)) ? index : marker;
  return marker;
}

/** "यह जानकारी X ने दी": who told what stands before. */
export function tellerOf(scene: Scene, cue: Cue): Found | undefined {
  const { words } = scene.lexicon;
  for (let index = cue.to; index < Math.min(scene.tokens.length, cue.to + REACH); index += 1) {
    if (isBreak(scene, index)) return undefined;
    if (!words.agents.has(keyAt(scene, index))) continue;
    const phrase = phraseBefore(scene, index);
    const told = scene.tokens.slice(index + 1, index + 1 + SHARED_REACH).some((token) => words.telling.has(token.key));
    return phrase && told ? { phrase: { ...phrase, from: Math.max(phrase.from, cue.to) } } : undefined;
  }
  return undefined;
}

/** "आरोपों का खंडन करते हुए X ने कहा": a participle shares the agent that follows it. */
function agentAfter(scene: Scene, to: number): Found | undefined {
  const { words, pronouns } = scene.lexicon;
  if (!words.participles.has(keyAt(scene, to)) && !words.participles.has(keyAt(scene, to - 1))) return undefined;
  for (let index = to; index < Math.min(scene.tokens.length, to + REACH); index += 1) {
    const key = keyAt(scene, index);
    if (words.complements.has(key) || key === ';') return undefined;
    if (pronouns.get(key)?.agentive) return { phrase: { from: index, to: index + 1 } };
    if (!words.agents.has(key)) continue;
    const phrase = phraseBefore(scene, index);
    return phrase && phrase.from >= to ? { phrase } : undefined;
  }
  return undefined;
}

/** "X इन आरोपों से इनकार करता रहा है": forms that tell no finished act take no marker. */
function bareAgent(scene: Scene, cue: Cue): Found | undefined {
  if (!isUnfinished(scene, cue)) return undefined;
  const phrase = bareSubject(scene, cue.from);
  return phrase && { phrase, after: phrase.to };
}

function isUnfinished(scene: Scene, cue: Cue): boolean {
  return isImperfect(scene, cue.to - 1) || isImperfect(scene, cue.to);
}

function isImperfect(scene: Scene, at: number): boolean {
  const { words, imperfectEndings } = scene.lexicon;
  const key = keyAt(scene, at);
  return words.imperfect.has(key) || imperfectEndings.some((ending) => key.endsWith(ending));
}

/** The phrase at the front of the cue's clause, as far as a name or a noun for speakers; undefined when nothing shows where it ends. */
export function bareSubject(scene: Scene, limit: number): Phrase | undefined {
  const phrase = phraseAtStart(scene, clauseStart(scene, limit), limit);
  if (!phrase) return undefined;
  const head = headEnd(scene, phrase);
  if (head !== undefined) return { from: phrase.from, to: head };
  const closed = phrase.to === limit || !scene.lexicon.words.stops.has(keyAt(scene, phrase.to));
  return closed && phrase.to - phrase.from <= SHORT && !isBreak(scene, phrase.to) ? phrase : undefined;
}

/** First token behind the last word that opens a clause before `limit`. */
function clauseStart(scene: Scene, limit: number): number {
  const { complements, contrasts, insets } = scene.lexicon.words;
  for (let at = limit - 1; at > 0; at -= 1) {
    const key = keyAt(scene, at);
    if (
      complements.has(key) ||
      key === ';' ||
      ((contrasts.has(key) || insets.has(key)) && keyAt(scene, at - 1) === ',')
    )
      return at + 1;
  }
  return 0;
}

/** End of the first name or noun for speakers that no genitive or further head follows. */
function headEnd(scene: Scene, phrase: Phrase): number | undefined {
  const { words, genitive, documents } = scene.lexicon;
  const speaks = (key: string) => words.sources.has(key) || documents.has(key);
  const isHead = (at: number) => scene.nameAt[at] !== undefined || speaks(keyAt(scene, at));
  for (let at = phrase.from; at < phrase.to; at += 1) {
    if (!isHead(at) || isHead(at + 1) || scene.nameAt[at]?.adjective) continue;
    if (genitive.has(keyAt(scene, at + 1)) || words.joiners.has(keyAt(scene, at + 1))) continue;
    const person = nameStartingAt(scene, at + 1);
    return person && at + 1 < phrase.to ? undefined : at + 1;
  }
  return undefined;
}

/** "X ने कहा कि … और देरी से इनकार किया": a joiner behind what was said brings its speaker back. */
function sharedAfterContent(scene: Scene, cue: Cue): 'shared' | undefined {
  const { words } = scene.lexicon;
  if (isUnfinished(scene, cue)) return undefined;
  for (let at = cue.from - 1; at > Math.max(0, cue.from - SHARED_REACH); at -= 1) {
    const key = keyAt(scene, at);
    if (words.contrasts.has(key) && keyAt(scene, at - 1) === ',') return 'shared';
    if (words.joiners.has(key)) return words.stops.has(keyAt(scene, at - 1)) ? 'shared' : undefined;
    if (words.complements.has(key)) return undefined;
  }
  return undefined;
}

/** "X का अनुमान है", "X को … के आने की उम्मीद है": the possessor if it is one who speaks, else the nearest receiver who is; else nobody. */
export function expecterOf(scene: Scene, cue: Cue): Claimant {
  const { datives } = scene.lexicon.words;
  const owner = phraseBefore(scene, cue.from);
  if (owner && endsInSpeaker(scene, owner)) return { phrase: owner };
  for (let at = cue.from - 1; at > Math.max(0, cue.from - REACH); at -= 1) {
    if (endsReach(scene, at)) break;
    const phrase = datives.has(keyAt(scene, at)) ? phraseBefore(scene, at) : undefined;
    if (phrase && endsInSpeaker(scene, phrase)) return { phrase, after: at + 1 };
  }
  return 'nobody';
}

/** A content word, an agent or a verb with a joiner begins another clause. */
function endsReach(scene: Scene, at: number): boolean {
  const { agents, complements, joiners, stops } = scene.lexicon.words;
  const key = keyAt(scene, at);
  return complements.has(key) || agents.has(key) || (joiners.has(key) && stops.has(keyAt(scene, at - 1)));
}

/** Whether what a phrase is about is one who speaks: "रक्षा मंत्री", not "सरकार की हार". */
export function endsInSpeaker(scene: Scene, { from, to }: Phrase): boolean {
  const { genitive, pronouns, words } = scene.lexicon;
  for (let at = to - 1; at >= from && !genitive.has(keyAt(scene, at)); at -= 1) {
    const name = scene.nameAt[at];
    if ((name && !name.adjective) || words.sources.has(keyAt(scene, at)) || pronouns.has(keyAt(scene, at))) return true;
  }
  return false;
}

/** In "X के बयान में … कहा गया", "X की ओर से … कहा गया": X, or the document itself when nobody owns it. */
export function reporterOf(scene: Scene, cue: Cue): Claimant {
  const { documents, genitive, words, sides } = scene.lexicon;
  let unowned: Found | undefined;
  for (let index = cue.from - 1; index >= Math.max(0, cue.from - REACH); index -= 1) {
    if (words.complements.has(keyAt(scene, index))) break;
    const side = sides.matchesAt(scene.tokens, index).at(-1);
    if (side && side.to <= cue.from) return behind(phraseBefore(scene, index), side.to);
    if (!documents.has(keyAt(scene, index))) continue;
    const owned = genitive.has(keyAt(scene, index - 1));
    if (owned) return behind(phraseBefore(scene, index - 1), index + 2);
    unowned ??= behind(phraseBefore(scene, index + 1), index + 2);
  }
  return unowned ?? (cue.rule.needs.includes('document') ? undefined : 'nobody');
}

function behind(phrase: Phrase | undefined, after: number): Found | undefined {
  return phrase && { phrase, after };
}
