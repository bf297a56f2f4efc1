/** The case tables beside this file, `<language>/<kind>.yaml`. A small language has only the tables of what its pack can read. */
import { existsSync, readFileSync } from 'node:fs';
import { load as parse } from 'js-yaml';
import { foldersIn } from '../../src/data/files.ts';

const folder = new URL('.', import.meta.url);

function tableUrl(language: string, kind: string): URL {
  return new URL(`${language}/${kind}.yaml`, folder);
}

/** The languages that have a table of a kind. */
export function languagesWith(kind: string): string[] {
  return foldersIn(import.meta.dirname).filter((language) => existsSync(tableUrl(language, kind)));
}

/** What a table holds; its shape is the caller's. */
export function tableOf(language: string, kind: string): unknown {
  return parse(readFileSync(tableUrl(language, kind), 'utf8'));
}
