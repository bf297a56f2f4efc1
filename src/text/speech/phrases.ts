/** Noun phrases of claimants: how far a walk from a marker or verb reaches, and what is cut from its ends. */
import { insideName, isBreak, isQuote, keyAt, nameEndingAt, nameStartingAt, type Phrase, type Scene } from './scene.ts';

const LONGEST = 16;
const LONGEST_QUOTED = 10;

/** The phrase that ends right before token `end`, walking left to a stop; undefined when nothing is there. */
export function phraseBefore(scene: Scene, end: number): Phrase | undefined {
  let from = quotedName(scene, end) ?? end;
  while (from > 0 && end - from < LONGEST) {
    if (from < end && opensBefore(scene, from - 1)) break;
    const next = stepLeft(scene, from - 1);
    if (next === undefined) break;
    from = next;
  }
  return trimmed(scene, { from, to: end });
}

/** Left edge of a name in quotation marks that ends the phrase ("समूह 'जन आवाज'"); undefined without one. */
function quotedName(scene: Scene, end: number): number | undefined {
  if (!isQuote(keyAt(scene, end - 1))) return undefined;
  for (let index = end - 3; index >= Math.max(0, end - LONGEST_QUOTED); index -= 1)
    if (isQuote(keyAt(scene, index))) return index;
  return undefined;
}

/** The new left edge when token `index` belongs to the phrase; undefined at its border. */
function stepLeft(scene: Scene, index: number): number | undefined {
  const key = keyAt(scene, index);
  const { stops, joiners, contrasts, links, ties } = scene.lexicon.words;
  if (insideName(scene, index)) return index;
  if (key === ')') return skipBracket(scene, index);
  if (key === ',') return listsNames(scene, index) ? index : undefined;
  if (joiners.has(key)) return mayJoin(scene, index) ? index : undefined;
  if (ties.has(keyAt(scene, index + 1)) && stops.has(key)) return index;
  if (links.has(key) && opensLeft(scene, index)) return index;
  if (stops.has(key) || contrasts.has(key)) return undefined;
  return isBreak(scene, index) ? undefined : index;
}

/** "a charge the government denies": an article inside opens a second phrase, unless something ties it to what stands before. */
function opensBefore(scene: Scene, index: number): boolean {
  const { determiners, prepositions, joiners, agents, links } = scene.lexicon.words;
  if (agents.size > 0) return false;
  if (isRemark(scene, index)) return true;
  if (!determiners.has(keyAt(scene, index + 1)) || insideName(scene, index + 1)) return false;
  const key = keyAt(scene, index);
  if (determiners.has(key) || prepositions.has(key) || joiners.has(key) || isBreak(scene, index)) return false;
  if (links.has(key)) return false;
  const tied = [...scene.lexicon.participleEndings, ...scene.lexicon.possessive];
  return !tied.some((ending) => key.endsWith(ending));
}

/** "…, a teacher at the school": the words before a link are a noun phrase that opens the sentence or stands behind a comma. */
function opensLeft(scene: Scene, link: number): boolean {
  const { determiners, stops } = scene.lexicon.words;
  for (let at = link - 1; at >= Math.max(0, link - LONGEST_HEAD); at -= 1) {
    const opens = determiners.has(keyAt(scene, at)) || nameStartingAt(scene, at) !== undefined;
    if (opens && (at === 0 || isBreak(scene, at - 1))) return true;
    if (opens && !determiners.has(keyAt(scene, at - 1))) return false;
    if (stops.has(keyAt(scene, at)) || isBreak(scene, at)) return false;
  }
  return false;
}
const LONGEST_HEAD = 4;

function skipBracket(scene: Scene, close: number): number | undefined {
  for (let index = close; index > Math.max(0, close - LONGEST); index -= 1)
    if (keyAt(scene, index) === '(') return index;
  return undefined;
}

/** "…, a charge Lima denies": a name right behind a common noun that a comma and an article open is a second phrase. */
function isRemark(scene: Scene, index: number): boolean {
  const { determiners, sources, stops } = scene.lexicon.words;
  const name = nameStartingAt(scene, index + 1);
  const common = /\p{Ll}/u.test(letter(scene, index)) && !sources.has(keyAt(scene, index)) && !insideName(scene, index);
  if (!name || name.kind === 'person' || name.adjective || !common || isSmall(scene, index)) return false;
  for (let at = index - 1; at >= index - 3; at -= 1)
    if (determiners.has(keyAt(scene, at))) return isBreak(scene, at - 1) || stops.has(keyAt(scene, at - 1));
  return false;
}

function isSmall(scene: Scene, index: number): boolean {
  const { determiners, joiners, prepositions } = scene.lexicon.words;
  return [determiners, joiners, prepositions].some((words) => words.has(keyAt(scene, index)));
}

/** "X, Y and Z": a comma inside a phrase stands between listed names. */
function listsNames(scene: Scene, comma: number): boolean {
  return (
    nameEndingAt(scene, comma - 1)?.adjective !== true &&
    nameEndingAt(scene, comma - 1) !== undefined &&
    nameStartingAt(scene, comma + 1) !== undefined &&
    scene.tokens.slice(comma + 2, comma + 8).some((token) => scene.lexicon.words.joiners.has(token.key))
  );
}

/** A joiner binds two nouns when a name stands before it, or when the tongue's verbs would have stopped the walk. */
function mayJoin(scene: Scene, joiner: number): boolean {
  const { words } = scene.lexicon;
  const before = keyAt(scene, joiner - 1);
  if (joiner === 0 || words.stops.has(before) || isBreak(scene, joiner - 1)) return false;
  if (words.agents.size > 0 || nameEndingAt(scene, joiner - 1) !== undefined) return true;
  // "…, villagers and two officers said": two nouns for those who are quoted, behind a comma.
  return words.sources.has(before) && isBreak(scene, joiner - 2);
}

/** The phrase that begins at token `start`, walking right to a stop or a mark. */
export function phraseAfter(scene: Scene, start: number): Phrase | undefined {
  const { words } = scene.lexicon;
  let to = start;
  while (to < scene.tokens.length && to - start < LONGEST && !isBreak(scene, to)) {
    const key = keyAt(scene, to);
    if (words.stops.has(key) && nameStartingAt(scene, to) === undefined) break;
    const inNoun = words.determiners.has(keyAt(scene, to - 1));
    if (
      to > start &&
      !inNoun &&
      words.tails.has(key) &&
      !words.prepositions.has(key) &&
      !/\p{Lu}/u.test(letter(scene, to))
    )
      break;
    if (to > start && words.prepositions.has(key) && words.tails.has(keyAt(scene, to + 1))) break;
    if (to > start && words.prepositions.has(key) && holdsDocument(scene, to + 1)) break;
    if (words.joiners.has(key) && !insideName(scene, to) && nameStartingAt(scene, to + 1) === undefined) break;
    to += 1;
  }
  return trimmed(scene, { from: start, to });
}

/** "in a statement" says where somebody spoke, not who. */
function holdsDocument(scene: Scene, at: number): boolean {
  const { documents } = scene.lexicon;
  return documents.has(keyAt(scene, at)) || documents.has(keyAt(scene, at + 1));
}

function letter(scene: Scene, index: number): string {
  return scene.text[scene.tokens[index]!.start] ?? '';
}

/** The phrase that opens a clause at token `start`, up to a stop, a mark, or a word that opens a second phrase. */
export function phraseAtStart(scene: Scene, start: number, limit: number): Phrase | undefined {
  const { words, genitive } = scene.lexicon;
  let from = afterLeading(scene, { from: start, to: limit });
  while (from < limit && isBreak(scene, from)) from += 1;
  let to = from;
  while (to < limit && !isBreak(scene, to) && !words.stops.has(keyAt(scene, to))) {
    if (to > from && (words.definite.has(keyAt(scene, to)) || words.fillers.has(keyAt(scene, to)))) break;
    to += 1;
  }
  while (to > from && genitive.has(keyAt(scene, to - 1))) to -= 1;
  return trimmed(scene, { from, to });
}

/** Connectors, dates and opening prepositional phrases cut off the front; undefined when nothing with letters is left. */
function trimmed(scene: Scene, phrase: Phrase): Phrase | undefined {
  const { words } = scene.lexicon;
  let from = afterLeading(scene, phrase);
  if (words.prepositions.has(keyAt(scene, from))) from = lastNounStart(scene, { from: from + 1, to: phrase.to });
  if (phrase.to - from > LONGEST - 2) from = lastNounStart(scene, { from, to: phrase.to });
  from = afterLeading(scene, { from, to: phrase.to });
  let { to } = phrase;
  while (to > from && words.fillers.has(keyAt(scene, to - 1))) to -= 1;
  // "Ghana on Sunday said"
  const before = keyAt(scene, to - 2);
  const timed = words.prepositions.has(before) && words.tails.has(before) && words.tails.has(keyAt(scene, to - 1));
  if (timed && to - 2 > from) to -= 2;
  const named = scene.tokens.slice(from, to).some((token) => token.kind === 'word');
  return named ? { from, to } : undefined;
}

function afterLeading(scene: Scene, phrase: Phrase): number {
  let { from } = phrase;
  while (from < phrase.to) {
    const match = scene.lexicon.leading.matchesAt(scene.tokens, from).at(-1);
    const loose = isBreak(scene, from) || scene.lexicon.words.joiners.has(keyAt(scene, from));
    if (match && match.to < phrase.to) from = match.to;
    else if (loose) from += 1;
    else break;
  }
  return from;
}

/** Where the last noun phrase of a run begins: at its last article or name. */
function lastNounStart(scene: Scene, phrase: Phrase): number {
  for (let index = phrase.to - 1; index >= phrase.from; index -= 1) {
    const opens = scene.lexicon.words.determiners.has(keyAt(scene, index)) || nameStartingAt(scene, index);
    if (opens) return index;
  }
  return phrase.to;
}
