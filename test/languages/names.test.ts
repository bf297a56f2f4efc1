/**
 * One loop over the names of every reading language: `test/languages/<language>/names.yaml`, text → its names.
 * `Kenya=ke` is a state, `Kenyan=ke*` its demonym; others add their kind and state: `Nairobi=nairobi place ke`.
 */
import { describe, expect, it } from 'vitest';
import { actorsSchema } from '../../src/data/actors.ts';
import { dataFilesIn, dataPath, readDataFile } from '../../src/data/files.ts';
import { speechSchema } from '../../src/data/speech.ts';
import type { NameMention } from '../../src/text/document.ts';
import { compileActors, compileNames } from '../../src/text/names.ts';
import { lineOf } from './readers.ts';
import { languagesWith, tableOf } from './tables.ts';

const actors = compileActors(
  dataFilesIn('data/actors').map((name) => readDataFile(dataPath('data/actors', `${name}.yaml`), actorsSchema)),
);

function nameWords(text: string, name: NameMention): string {
  const id = `${text.slice(name.start, name.end)}=${name.id}${name.adjective ? '*' : ''}`;
  return name.kind === 'state' ? id : [id, name.kind, name.state].filter((part) => part !== undefined).join(' ');
}

describe.each(languagesWith('names'))('the names of %s', (language) => {
  const reader = compileNames(actors, readDataFile(dataPath('data/languages', language, 'speech.yaml'), speechSchema));
  const table = tableOf(language, 'names') as Record<string, string>;

  it.each(Object.entries(table))('reads in %s: %s', (text, expected) => {
    const found = reader.read(lineOf(text)).map((name) => nameWords(text, name));
    expect(found.join('; ') || '-').toBe(expected);
  });

  it.each(Object.entries(table))('reads %s the same without joined letters or nukta', (text) => {
    const ids = (spelt: string) => reader.read(lineOf(spelt)).map(({ id }) => id.normalize('NFC'));
    const plain = ids(text).map((id) => id.replaceAll('\u093c', ''));
    expect(
      ids(text.normalize('NFD')).map((id) => id.normalize('NFD').replaceAll('\u093c', '').normalize('NFC')),
    ).toEqual(plain.map((id) => id.normalize('NFD').replaceAll('\u093c', '').normalize('NFC')));
  });
});
