/**
 * Our own words with the addresses in them as code, for a reader to copy: a platform that keeps words from becoming links puts
 * invisible marks into an address, which would then lead nowhere, and nobody sees why. Words of articles stay as they are.
 */
import { text, type Inline } from './message.ts';

/** At the beginning of a word alone: what is long and odd is looked at once. */
const FRESH = String.raw`(?<![\p{L}\p{M}\p{N}_./:@-])`;
/** The rest of an address: up to a blank, a bracket or a quotation mark, without what only ends the sentence. */
const REST = String.raw`[^\s"“”‘’<>«»()\[\]{}|]*[^\s"“”‘’<>«»()\[\]{}|.,:;!?…।]`;
const KINDS = [
  // https://host/path, and the command that is to be typed with it
  String.raw`(?:\/[\p{L}_]\p{L}*(?: \p{L}[\p{L}\p{M}]*){0,2} )?https?:\/\/(?:${REST})?`,
  // NAME=value, as settings are written
  String.raw`[A-Z][A-Z0-9]*_[A-Z0-9_]+=${REST}`,
  // 10.0.0.1, with a port and a path or without
  String.raw`(?:\d{1,3}\.){3}\d{1,3}(?![\p{L}\p{N}]|\.\d)(?:[:/]${REST})?`,
  // host.tld:8080 and host.tld/path
  String.raw`(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?::\d|\/)(?:${REST})?`,
];
const ADDRESS = new RegExp(`${FRESH}(?:${KINDS.join('|')})`, 'gu');

export function copyable(words: string): Inline[] {
  const cuts = [...words.matchAll(ADDRESS)].flatMap(({ 0: found, index }) => [index, index + found.length]);
  return [0, ...cuts].flatMap((from, at) => {
    const part = words.slice(from, cuts[at]);
    return part === '' ? [] : [at % 2 === 1 ? text(part, 'code') : text(part)];
  });
}
