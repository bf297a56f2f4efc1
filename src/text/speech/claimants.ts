/** Finds the claimant of a cue, by the shape its rule declares. */
import { agentOf, bareSubject, expecterOf, reporterOf, tellerOf } from './agents.ts';
import type { Claimant, Found } from './found.ts';
import { phraseAfter, phraseBefore } from './phrases.ts';
import {
  isApostrophe,
  isBreak,
  isQuote,
  keyAt,
  nameEndingAt,
  nameStartingAt,
  spanOf,
  type Cue,
  type Phrase,
  type Scene,
} from './scene.ts';

export function findClaimant(scene: Scene, cue: Cue): Claimant {
  switch (cue.rule.shape) {
    case 'before':
      return wrap(phraseBefore(scene, cue.from));
    case 'after':
      return wrap(phraseAfter(scene, cue.to));
    case 'agent':
      return agentOf(scene, cue);
    case 'subject':
      return subjectOf(scene, cue);
    case 'bare':
      return wrap(bareSubject(scene, cue.from));
    case 'owned':
      return wrap(ownerOf(scene, cue));
    case 'told':
      return tellerOf(scene, cue);
    case 'expecter':
      return expecterOf(scene, cue);
    case 'report':
      return reporterOf(scene, cue);
    case 'participle':
      return 'shared';
    default:
      return 'nobody';
  }
}

function wrap(phrase: Phrase | undefined): Found | undefined {
  return phrase && { phrase };
}

function subjectOf(scene: Scene, cue: Cue): Claimant {
  const { lexicon } = scene;
  const { words } = lexicon;
  let last = cue.from - 1;
  while (last >= 0 && (words.auxiliaries.has(keyAt(scene, last)) || words.fillers.has(keyAt(scene, last)))) last -= 1;
  const key = keyAt(scene, last);
  if (last < 0 || words.passives.has(key) || words.determiners.has(key)) return pronounAt(scene, last);
  if (words.relatives.has(key)) return wrap(antecedent(scene, last));
  if (lexicon.pronouns.has(key) || words.never.has(key)) return { phrase: { from: last, to: last + 1 } };
  const joined = words.joiners.has(key) || words.contrasts.has(key);
  if (!joined && closesQuotation(scene, last - 1)) return { phrase: { from: last, to: last + 1 } };
  const quoted = isQuote(keyAt(scene, last - 1)) && !isApostrophe(scene, last - 1);
  if (isQuote(key) || (!joined && quoted)) return turned(scene, cue) ?? wrap(apposition(scene, last));
  if (key === ',') return wrap(apposition(scene, last)) ?? turned(scene, cue);
  if (joined) return 'shared';
  return wrap(withRelative(scene, phraseBefore(scene, last + 1)));
}

const ENDS_QUOTED = new Set([',', '.', '?', '!', '…', '।']);

/** '… to Peru," Otieno said': behind the comma and the closing mark a speaker of one word begins. */
function closesQuotation(scene: Scene, at: number): boolean {
  return isQuote(keyAt(scene, at)) && ENDS_QUOTED.has(keyAt(scene, at - 1));
}

/** "A group that tracks flights says": a phrase that is a relative clause's rest is taken with its noun. */
function withRelative(scene: Scene, phrase: Phrase | undefined): Phrase | undefined {
  if (!phrase || isNominal(scene, phrase)) return phrase;
  const { relatives, complements } = scene.lexicon.words;
  for (let at = phrase.from - 1; at > Math.max(0, phrase.from - RELATIVE_REACH) && !isBreak(scene, at); at -= 1) {
    const near = at === phrase.from - 1 && complements.has(keyAt(scene, at));
    if (!near && !relatives.has(keyAt(scene, at))) continue;
    const outer = phraseBefore(scene, at);
    return outer && isNominal(scene, outer) ? { from: outer.from, to: phrase.to } : phrase;
  }
  return phrase;
}
const RELATIVE_REACH = 10;

/** A determiner that is a claimant by itself ("neither would say"), else no speech. */
function pronounAt(scene: Scene, index: number): Found | undefined {
  return index === 0 && scene.lexicon.words.definite.has(keyAt(scene, 0)) === false && isAlone(scene, index)
    ? { phrase: { from: index, to: index + 1 } }
    : undefined;
}

function isAlone(scene: Scene, index: number): boolean {
  const key = keyAt(scene, index);
  return scene.lexicon.words.determiners.has(key) && scene.lexicon.words.auxiliaries.has(keyAt(scene, index + 1));
}

function antecedent(scene: Scene, relative: number): Phrase | undefined {
  const end = keyAt(scene, relative - 1) === ',' ? relative - 1 : relative;
  return phraseBefore(scene, end);
}

/** "…," said X: after a quotation or a comma the claimant may follow. */
function turned(scene: Scene, cue: Cue): Found | undefined {
  const { words } = scene.lexicon;
  const next = keyAt(scene, cue.to);
  const opens =
    words.determiners.has(next) ||
    words.sources.has(next) ||
    nameStartingAt(scene, cue.to) ||
    startsWithCapital(scene, cue.to);
  if (!opens || words.complements.has(next)) return undefined;
  const phrase = phraseAfter(scene, cue.to);
  return phrase && { phrase, turned: true };
}

function startsWithCapital(scene: Scene, index: number): boolean {
  const token = scene.tokens[index];
  return token?.kind === 'word' && /^\p{Lu}/u.test(scene.text.slice(token.start, token.end));
}

/** "X, the army chief, said": the noun phrase before the one set between commas, both kept as one claimant. */
function apposition(scene: Scene, comma: number): Phrase | undefined {
  let inner = comma;
  for (let round = 0; round < 3; round += 1) {
    const opening = commaBefore(scene, inner);
    if (opening === undefined) break;
    const outer = phraseBefore(scene, opening);
    if (outer && outer.to === opening && isNominal(scene, outer)) {
      const further = commaBefore(scene, opening);
      const wider = further !== undefined && further >= outer.from - 1 ? phraseBefore(scene, further) : undefined;
      const whole = wider && wider.to === further && isNominal(scene, wider) && short(wider) ? wider : outer;
      return { from: whole.from, to: saysMore(scene, opening + 1, comma) ? comma : opening };
    }
    inner = opening;
  }
  return undefined;
}

/** "X, the army chief, said" tells who X is; "X, who was there, said" and "X, speaking by phone, said" do not. */
function saysMore(scene: Scene, from: number, to: number): boolean {
  return isNominal(scene, { from, to });
}

function short(phrase: Phrase): boolean {
  return phrase.to - phrase.from <= 4;
}

/** Whether a phrase opens like a noun phrase: with an article, a name or a capital. */
function isNominal(scene: Scene, phrase: Phrase): boolean {
  const opens = scene.lexicon.words.determiners.has(keyAt(scene, phrase.from));
  return opens || nameStartingAt(scene, phrase.from) !== undefined || startsWithCapital(scene, phrase.from);
}

function commaBefore(scene: Scene, index: number): number | undefined {
  for (let at = index - 1; at > Math.max(0, index - 16); at -= 1) if (keyAt(scene, at) === ',') return at;
  return undefined;
}

/** "the ministry's estimate": the possessor right before the cue, from its article or first word on. */
function ownerOf(scene: Scene, cue: Cue): Phrase | undefined {
  const { words, possessive } = scene.lexicon;
  const last = cue.from - 1;
  const mark = keyAt(scene, last);
  // "by the Belgian account"
  if (nameEndingAt(scene, last)?.adjective) return { from: last, to: last + 1 };
  if (!possessive.some((ending) => mark.endsWith(ending))) return undefined;
  let from = possessive.includes(mark) ? last - 1 : last;
  while (from > 0 && last - from < LONGEST_OWNER && !words.determiners.has(keyAt(scene, from))) {
    const before = keyAt(scene, from - 1);
    const ends = words.prepositions.has(before) || words.stops.has(before) || words.joiners.has(before);
    if (ends || isBreak(scene, from - 1)) break;
    from -= 1;
  }
  return { from, to: last + 1 };
}
const LONGEST_OWNER = 6;

/** The first noun phrase of the sentence: who the participle speaks for when nobody has spoken yet. */
export function openingName(scene: Scene): Phrase | undefined {
  const first = scene.names.find((name) => !name.adjective && name.kind !== 'place');
  if (!first) return undefined;
  const from = scene.tokens.findIndex((token) => token.start === first.start);
  const to = scene.tokens.findIndex((token) => token.end >= first.end) + 1;
  const plain = from >= 0 && from < 8 && !scene.tokens.slice(0, from).some((_, index) => isBreak(scene, index));
  return plain && spanOf(scene, { from, to }) ? { from, to } : undefined;
}

/** "The captain was fined but denied": the phrase that opens the sentence, up to its auxiliary before token `limit`. */
export function openingSubject(scene: Scene, limit: number): Phrase | undefined {
  const { auxiliaries, passives } = scene.lexicon.words;
  const phrase =
    isNominal(scene, { from: 0, to: 1 }) || scene.lexicon.pronouns.has(keyAt(scene, 0))
      ? phraseAfter(scene, 0)
      : undefined;
  if (!phrase || phrase.to >= limit) return undefined;
  const next = keyAt(scene, phrase.to);
  return auxiliaries.has(next) || passives.has(next) ? phrase : undefined;
}
