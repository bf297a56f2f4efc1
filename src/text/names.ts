/**
 * Finds the names of states, bodies, people, places and offices in a sentence: listed ones in every script and spelling,
 * offices joined to their state and holder, and, carefully, new ones.
 */
import type { SpeechData } from '../data/speech.ts';
import type { NameMention } from './document.ts';
import type { Line } from './line.ts';
import type { Actors } from './names/actors.ts';
import { compileBodies } from './names/bodies.ts';
import { listedNames } from './names/listed.ts';
import { compileOffices, type Piece } from './names/offices.ts';
import { compilePlaces } from './names/places.ts';
import { compileUnlisted } from './names/unlisted.ts';
import { compileNameWords, type NameWord } from './names/words.ts';

export { compileActors, type Actors } from './names/actors.ts';

export interface NameReader {
  /** The line's names in order, without overlap. Spans leave out a possessor's ending. */
  read(line: Line): NameMention[];
}

/** A reader of names for texts of the language whose speech data is given. */
export function compileNames(actors: Actors, speech: SpeechData): NameReader {
  const offices = compileOffices(actors, speech.names);
  const bodies = compileBodies(speech.names);
  const places = compilePlaces(speech.names, speech.words.stops);
  const wordsOf = compileNameWords(speech.names.possessive, actors.keys);
  const unlisted = compileUnlisted(speech.names, speech.words, actors.keys);
  return {
    read: (line) => {
      const words = wordsOf(line);
      const pieces = offices.join(words, listedNames(words, actors.listed));
      // A heading may print every word with a capital, which shows nothing.
      const all =
        line.sentence.kind === 'sentence' ? places.add(words, bodies.add(words, unlisted.add(words, pieces))) : pieces;
      const mentions: NameMention[] = [];
      for (const piece of all) if (!piece.thin) mentions.push(mentionOf(piece, words, line.sentence.index));
      return mentions;
    },
  };
}

function mentionOf(piece: Piece, words: readonly NameWord[], sentence: number): NameMention {
  const { id, kind, state, adjective } = piece;
  const mention: NameMention = { sentence, id, kind, start: words[piece.from]!.start, end: words[piece.to - 1]!.end };
  if (state) mention.state = state;
  if (adjective) mention.adjective = true;
  return mention;
}
