/** "Its defence ministry", "उसके प्रवक्ता": whose office it is, when only one state is in reach. */
import type { SpeechMemory } from './memory.ts';
import { keyAt, type Phrase, type Scene } from './scene.ts';
import type { Speaker } from './speakers.ts';

/** The states that a sentence names, before token `end`. */
export function statesIn(scene: Scene, end: number): string[] {
  if (scene.names.length === 0) return [];
  const limit = scene.tokens[end]?.start ?? Infinity;
  const states = new Set<string>();
  for (const { start, state, kind, id } of scene.names) {
    const named = state ?? (kind === 'state' ? id : undefined);
    if (named && start < limit) states.add(named);
  }
  return [...states];
}

/** The speaker with the state that a possessive pronoun at the front of its phrase points back at, where that is one alone. */
export function withOwner(scene: Scene, phrase: Phrase, speaker: Speaker, memory: SpeechMemory): Speaker {
  const { actor } = speaker;
  if (!actor || !speaker.office || !scene.lexicon.words.owners.has(keyAt(scene, phrase.from))) return speaker;
  const states = new Set([...statesIn(scene, phrase.from), ...(memory.states ?? [])]);
  return states.size === 1 ? { ...speaker, actor: `${[...states][0]}:${actor}` } : speaker;
}
