/** Reads sentences for the tests of speech, with the languages and actors of the data folder. */
import { actorsSchema } from '../../src/data/actors.ts';
import { dataFilesIn, dataPath, readDataFile } from '../../src/data/files.ts';
import { speechSchema } from '../../src/data/speech.ts';
import type { Claim } from '../../src/text/document.ts';
import { compileActors, compileNames } from '../../src/text/names.ts';
import { compileSpeech, emptyMemory } from '../../src/text/speech.ts';
import { tokenise } from '../../src/text/tokens.ts';

const actors = compileActors(
  dataFilesIn('data/actors').map((name) => readDataFile(dataPath('data/actors', `${name}.yaml`), actorsSchema)),
);

export const tongues = Object.fromEntries(
  ['en', 'hi'].map((code) => {
    const data = readDataFile(dataPath('data/languages', code, 'speech.yaml'), speechSchema);
    return [code, { names: compileNames(actors, data), speech: compileSpeech(data) }];
  }),
);

/** All claims of a text whose sentences are given one by one, joined by `gap`. */
export function claimsOf(language: string, sentences: readonly string[], gap = ' '): { text: string; claims: Claim[] } {
  const text = sentences.join(gap);
  const tongue = tongues[language]!;
  let memory = emptyMemory;
  let start = 0;
  const claims: Claim[] = [];
  for (const [index, words] of sentences.entries()) {
    const span = { start, end: start + words.length };
    const line = { text, sentence: { ...span, index, kind: 'sentence' as const }, tokens: tokenise(text, span) };
    const read = tongue.speech.read(line, tongue.names.read(line), memory);
    claims.push(...read.claims);
    memory = read.memory;
    start = span.end + gap.length;
  }
  return { text, claims };
}
