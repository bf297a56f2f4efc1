/** What a rule needs round its words to be speech at all: the verb in "leaders claim the", not the noun in "claims rose". */
import type { ClaimNeed } from '../../data/speech.ts';
import type { Found } from './found.ts';
import { amountFollows, exactFollows, objectFollows, wordFollows } from './follows.ts';
import { endsInSpeaker } from './agents.ts';
import { phraseBefore } from './phrases.ts';
import { holdsOneOf, isBreak, isQuote, keyAt, nameEndingAt, namesIn, type Cue, type Scene } from './scene.ts';

const COMPLEMENT_REACH = 4;
const EXCEPT_AFTER = 5;
const EXCEPT_BEFORE = 3;
const LOOK_AHEAD = 3;

/** Whether the words round a cue let it be speech, as far as that shows without its claimant. */
export function holds(scene: Scene, cue: Cue): boolean {
  if (isGenitive(scene, cue) || isExcepted(scene, cue) || isTelling(scene, cue)) return false;
  return cue.rule.needs.every((need) => holdsNeed(scene, cue, need));
}

/** "पुष्टि की खबर": a last word that is also a genitive is one when a noun follows. */
function isGenitive(scene: Scene, { to, rule }: Cue): boolean {
  if (rule.shape !== 'agent' || !scene.lexicon.genitive.has(keyAt(scene, to - 1))) return false;
  const next = scene.tokens[to];
  if (!next || next.kind === 'mark') return false;
  const { stops, complements, joiners, contrasts, fillers } = scene.lexicon.words;
  return ![stops, complements, joiners, contrasts, fillers].some((words) => words.has(next.key));
}

/** "X ने यह दावा किया": told words with their verb right behind them tell nothing of what stands before by another. */
function isTelling(scene: Scene, cue: Cue): boolean {
  return cue.rule.shape === 'told' && scene.lexicon.words.telling.has(keyAt(scene, cue.to));
}

function holdsNeed(scene: Scene, cue: Cue, need: ClaimNeed): boolean {
  switch (need) {
    case 'complement':
      return complementAfter(scene, cue.to) !== undefined;
    case 'name':
      return nameEndingAt(scene, cue.from - 1) !== undefined;
    case 'object':
      return objectFollows(scene, cue.to);
    case 'plural':
      return isPlural(scene, cue.from - 1) || scene.lexicon.words.sources.has(keyAt(scene, cue.from - 1));
    case 'singular':
      return !isPlural(scene, cue.from - 1);
    case 'amount':
      return amountFollows(scene, cue.to);
    case 'exact':
      return exactFollows(scene, cue.to);
    case 'rounded':
      return scene.lexicon.words.rounds.has(keyAt(scene, cue.from - 1));
    case 'set-off':
      return isSetOff(keyAt(scene, cue.from - 1));
    case 'figure':
      return scene.tokens.some((token) => token.kind === 'number');
    case 'utterance':
      return wordFollows(scene, cue.to, scene.lexicon.words.utterances);
    case 'tally':
      return wordFollows(scene, cue.to, scene.lexicon.words.tallies);
    case 'falsehood':
      return wordFollows(scene, cue.to, scene.lexicon.words.falsehoods);
    case 'no-owner':
      return !isOwned(scene, cue);
    default:
      return true;
  }
}

/** Whether the claimant that was found is one the rule can have. */
export function suits(scene: Scene, cue: Cue, found: Found): boolean {
  const { needs } = cue.rule;
  const { nobodies, sources } = scene.lexicon.words;
  // "No group has claimed responsibility"
  const nobody = nobodies.has(keyAt(scene, found.phrase.from));
  if (nobody && !needs.includes('nobody') && cue.rule.polarity !== 'declines-to-answer') return false;
  if (needs.includes('source') && !namesSource(scene, found, sources)) return false;
  if (needs.includes('speaker') && !endsInSpeaker(scene, found.phrase)) return false;
  if (needs.includes('document') && !holdsOneOf(scene, found.phrase, scene.lexicon.documents)) return false;
  if (needs.includes('nobody') && !nobody) return false;
  if (needs.includes('preposition') && !afterPreposition(scene, found.phrase.from)) return false;
  return !needs.includes('content') || contentMarked(scene, cue, found);
}

function afterPreposition(scene: Scene, from: number): boolean {
  const { determiners, prepositions } = scene.lexicon.words;
  const at = determiners.has(keyAt(scene, from - 1)) ? from - 2 : from - 1;
  return prepositions.has(keyAt(scene, at));
}

/** A name, or one of the words for those who are quoted: "citing officials", not "citing costs". */
function namesSource(scene: Scene, { phrase }: Found, sources: ReadonlySet<string>): boolean {
  return namesIn(scene, phrase).some((name) => name.adjective !== true) || holdsOneOf(scene, phrase, sources);
}

function contentMarked(scene: Scene, cue: Cue, found: Found): boolean {
  if (contentFollows(scene, cue.to) || found.turned) return true;
  // "X उनकी गिनती 220 बताता है": where verbs come last, what is told may stand between.
  if (cue.rule.shape === 'bare') return tellsCount(scene, cue, found);
  const before = keyAt(scene, found.phrase.from - 1);
  if (found.phrase.from <= 1) return false;
  // "…, he added" says what stands before; "In May, the mall added 40 shops" has an object and says nothing.
  const tail = isBreak(scene, cue.to) || scene.lexicon.words.tails.has(keyAt(scene, cue.to));
  return isQuote(before) || (before === ',' && (tail || cue.to >= scene.tokens.length));
}

function tellsCount(scene: Scene, cue: Cue, found: Found): boolean {
  const between = scene.tokens.slice(found.phrase.to, cue.from);
  const { tallies } = scene.lexicon.words;
  const counted = between.some((token) => token.kind === 'number' || tallies.has(token.key));
  // "X यह आंकड़ा 37 बताता है": what points at a count sets its subject apart, whoever that is.
  const pointed = scene.lexicon.words.definite.has(between[0]?.key ?? '');
  return counted && (pointed || namesSource(scene, found, scene.lexicon.words.sources));
}

/** A content word, a word for an utterance, a quotation mark, a colon or a person's pronoun close after `from`. */
function contentFollows(scene: Scene, from: number): boolean {
  if (complementAfter(scene, from) !== undefined || wordFollows(scene, from, scene.lexicon.words.utterances))
    return true;
  if (scene.lexicon.pronouns.get(keyAt(scene, from))?.refers.includes('person')) return true;
  for (let index = from; index < Math.min(scene.tokens.length, from + LOOK_AHEAD); index += 1)
    if (isQuote(keyAt(scene, index)) || keyAt(scene, index) === ':') return true;
  return false;
}

function isSetOff(key: string): boolean {
  return key === ',' || key === '\u2014' || key === '\u2013';
}

function isPlural(scene: Scene, at: number): boolean {
  const key = keyAt(scene, at);
  return scene.lexicon.plurals.some((ending) => key.endsWith(ending));
}

/** Whether a noun for hearsay belongs to somebody: "X की रिपोर्ट के अनुसार", "पुलिस सूत्रों के मुताबिक", "reports from X". */
function isOwned(scene: Scene, cue: Cue): boolean {
  const { genitive, words } = scene.lexicon;
  if (genitive.has(keyAt(scene, cue.from - 1)) || words.prepositions.has(keyAt(scene, cue.to))) return true;
  const phrase = words.agents.size > 0 ? phraseBefore(scene, cue.from) : undefined;
  if (phrase === undefined || phrase.to !== cue.from) return false;
  return holdsOneOf(scene, phrase, words.sources) || holdsOneOf(scene, phrase, scene.lexicon.documents);
}

/** Whether a word close by shows that nothing is said: "denied bail", "claimed 40 lives". */
function isExcepted(scene: Scene, { from, to, rule }: Cue): boolean {
  // "denied using water cannon" denies an act; "denied water" is no speech.
  if (isParticiple(scene, to)) return false;
  if (rule.except.size === 0 || complementAfter(scene, to) !== undefined) return false;
  for (let at = to; at < Math.min(scene.tokens.length, to + EXCEPT_AFTER) && !isBreak(scene, at); at += 1)
    if (rule.except.has(keyAt(scene, at))) return true;
  for (let at = from - 1; at >= Math.max(0, from - EXCEPT_BEFORE) && !isBreak(scene, at); at -= 1)
    if (rule.except.has(keyAt(scene, at))) return true;
  return false;
}

/** Whether a word is a participle by its ending, and no name: "raising" in ", raising fears". */
export function isParticiple(scene: Scene, at: number): boolean {
  const key = keyAt(scene, at);
  const small = scene.nameAt[at] === undefined && /\p{Ll}/u.test(scene.text[scene.tokens[at]?.start ?? 0] ?? '');
  return small && key.length > PARTICIPLE && scene.lexicon.participleEndings.some((ending) => key.endsWith(ending));
}
const PARTICIPLE = 4;

/** Position of the word that opens what is said (कि), close after `from`; a participle leaves it to the verb that follows. */
export function complementAfter(scene: Scene, from: number): number | undefined {
  const { complements, joiners, participles } = scene.lexicon.words;
  if (participles.has(keyAt(scene, from - 1))) return undefined;
  for (let index = from; index < Math.min(scene.tokens.length, from + COMPLEMENT_REACH); index += 1) {
    if (complements.has(keyAt(scene, index))) return index;
    if (joiners.has(keyAt(scene, index)) || participles.has(keyAt(scene, index))) return undefined;
  }
  return undefined;
}
