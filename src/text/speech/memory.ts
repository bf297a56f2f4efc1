/**
 * The small memory of who spoke: the last two sentences' speakers and a quotation still open. A pronoun is resolved
 * only when one speaker alone can be meant.
 */
import type { Referent } from '../../data/speech.ts';
import type { Polarity, Span } from '../document.ts';
import { lazily } from '../lazily.ts';
import type { Speaker } from './speakers.ts';

/** A part of a quotation, by the sentence it stands in, with the polarity its words have. */
export interface QuotedPart {
  sentence: number;
  span: Span;
  polarity: Polarity;
}

/** A quotation that a sentence opened and did not close. */
export interface OpenQuotation {
  /** Its speaker, where the words before it said so. */
  speaker?: Speaker;
  polarity: Polarity;
  /** True when its verb is a plain one: what is said in each part then decides the part's polarity. */
  plain: boolean;
  /** Whether it stands between single marks. */
  single: boolean;
  /** The words that introduced it. */
  verb: Span;
  /** Parts in earlier sentences whose speaker is not known yet. */
  pending: readonly QuotedPart[];
  /** Sentences it has run over. */
  length: number;
}

export interface SpeechMemory {
  /** Speakers of the last sentences, latest first; who they were is worked out when a pronoun asks. */
  recent: readonly (() => readonly Speaker[])[];
  open?: OpenQuotation;
  /** The states that the last sentence names. */
  states?: readonly string[];
}

export const emptyMemory: SpeechMemory = { recent: [] };

const SENTENCES = 2;

/** The memory after a sentence with these speakers. */
export function remember(
  memory: SpeechMemory,
  speakers: () => readonly Speaker[],
  states: readonly string[],
  open?: OpenQuotation,
): SpeechMemory {
  const recent = [lazily(() => distinct(speakers())), ...memory.recent].slice(0, SENTENCES);
  // A sentence that names no state leaves the last one in reach.
  const reach = states.length > 0 ? states : (memory.states ?? []);
  return { recent, states: reach, ...(open ? { open } : {}) };
}

function distinct(speakers: readonly Speaker[]): Speaker[] {
  const known = new Map<string, Speaker>();
  for (const speaker of speakers) known.set(speaker.actor ?? speaker.name, speaker);
  return [...known.values()];
}

/** The one speaker a pronoun can mean, looking at this sentence's own speakers first; undefined when in doubt. */
export function resolvePronoun(
  refers: readonly Referent[],
  here: readonly Speaker[],
  memory: SpeechMemory,
): Speaker | undefined {
  return findOne(here, memory, (speaker) => speaker.refers.some((kind) => refers.includes(kind)));
}

/** The one earlier speaker in whose words a lone noun stands ("the official" after "a security official"). */
export function resolveNoun(noun: string, here: readonly Speaker[], memory: SpeechMemory): Speaker | undefined {
  return findOne(here, memory, (speaker) => speaker.words.includes(noun));
}

function findOne(
  here: readonly Speaker[],
  { recent }: SpeechMemory,
  fits: (speaker: Speaker) => boolean,
): Speaker | undefined {
  for (const group of [() => distinct(here), ...recent]) {
    const found = group().filter(fits);
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}
