/** A source of news in words: what it is called, where it lies, and why it could not be read. All of it is strangers' words. */
import type { Phrases } from '../data/phrases.ts';
import { shortened } from './shortened.ts';

/** What names a source; none of it is trusted to be short or decent. */
export interface NamedSource {
  url: string;
  title?: string;
  siteUrl?: string;
}

const LONGEST_TITLE = 80;
const LONGEST_ADDRESS = 160;
const LONGEST_CODE = 60;

/** As it calls itself, else by its host; cut. */
export function sourceTitle({ title, url }: NamedSource): string {
  const words = shortened(title ?? '', LONGEST_TITLE);
  return words === '' ? hostOf(url) : words;
}

/** A title of something, cut; what has none is told by where it lies. */
export function itemTitle({ title, url }: { title: string; url?: string }): string {
  const words = shortened(title, LONGEST_TITLE);
  return words !== '' || url === undefined ? words : addressOf(url);
}

/** Where it lies, without a path, which may hold a key of the one who added it. */
export function hostOf(url: string): string {
  return shortened(folderName(url) ?? (URL.canParse(url) ? new URL(url).host : url), LONGEST_TITLE);
}

/** The whole address, cut: for whoever may change it; but where on this machine a folder lies is nobody's business. */
export function addressOf(url: string): string {
  return shortened(folderName(url) ?? url, LONGEST_ADDRESS);
}

/** The name of a folder of this machine; undefined for what is asked of the web. */
function folderName(url: string): string | undefined {
  if (!url.startsWith('file:') || !URL.canParse(url)) return undefined;
  const name = new URL(url).pathname.split('/').findLast((part) => part !== '') ?? '/';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Why it was not read, as a part of a sentence; a code that has no words stands as it is. */
export function whyNotRead(code: string, phrases: Phrases): string {
  const key = `sources.why.${code}`;
  return phrases.has(key)
    ? phrases.say(key)
    : phrases.say('sources.why.unknown', { code: code.slice(0, LONGEST_CODE) });
}

/** What whoever reads it may do about it, as a sentence; undefined where nobody can say. */
export function whatToDo(code: string, phrases: Phrases): string | undefined {
  const key = `sources.do.${code}`;
  return phrases.has(key) ? phrases.say(key) : undefined;
}
