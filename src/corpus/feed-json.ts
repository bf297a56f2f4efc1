/** A JSON feed's text → the fields of it that are read, shallow and few enough for any parser; whole items of a broken one. */
import { SaarError } from '../errors.ts';
import { LONGEST_ITEM, MOST_ITEMS } from './feed-source.ts';

export interface JsonFeedSource {
  /** A JSON Feed of the keys that are read. */
  value: Record<string, unknown>;
  isCut: boolean;
}

const DEEPEST = 64;
const MOST_AUTHORS = 5;
const FEED_KEYS = ['version', 'title', 'home_page_url', 'language'];
const ITEM_KEYS = [
  ...['id', 'url', 'external_url', 'title', 'content_html', 'content_text', 'summary'],
  ...['date_published', 'date_modified', 'author', 'authors'],
];
const PERSON_KEYS = ['name'];
const ESCAPE = 0x5c;
const QUOTE = 0x22;

/** Whether a text looks like JSON at all. */
export function looksLikeJson(text: string): boolean {
  return /^[\s\ufeff]*\{/.test(text);
}

/** @throws SaarError `feed.invalid`, `feed.too-deep` */
export function jsonFeedSource(text: string): JsonFeedSource {
  const { whole, isCut } = wholePart(text.replace(/^[\s\ufeff]+/, ''));
  const feed = fieldsOf(parsed(whole), FEED_KEYS);
  const items = itemsOf(feed.rest);
  const kept = items.slice(0, MOST_ITEMS).map(itemOf).filter(isShort);
  return { value: { ...feed.read, items: kept }, isCut: isCut || kept.length < items.length };
}

function invalid(code = 'feed.invalid', cause?: unknown): SaarError {
  return new SaarError(code, {}, 'refused', cause);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid('feed.invalid', error);
  }
}

/** The root object alone, closed after its last whole item where the text breaks off. */
function wholePart(text: string): { whole: string; isCut: boolean } {
  let depth = 0;
  let lastItem = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at);
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    else continue;
    if (depth > DEEPEST) throw invalid('feed.too-deep');
    if (depth === 0) return { whole: text.slice(0, at + 1), isCut: false };
    if (depth === 2 && code === 0x7d) lastItem = at + 1;
  }
  if (lastItem === 0) throw invalid();
  return { whole: `${text.slice(0, lastItem)}]}`, isCut: true };
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === ESCAPE) at += 1;
    else if (code === QUOTE) return at;
  }
  return text.length;
}

interface Fields {
  /** Those that are read, where they are words or numbers. */
  read: Record<string, string | number>;
  /** All others, by their names in lower case. */
  rest: Map<string, unknown>;
}

function fieldsOf(value: unknown, keys: readonly string[]): Fields {
  const read: Fields['read'] = {};
  const rest = new Map<string, unknown>();
  for (const [name, content] of Object.entries(isObject(value) ? value : {})) {
    const key = name.toLowerCase();
    if (keys.includes(key) && (typeof content === 'string' || typeof content === 'number')) read[key] = content;
    else rest.set(key, content);
  }
  return { read, rest };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function itemsOf(rest: ReadonlyMap<string, unknown>): object[] {
  const items = rest.get('items');
  if (!Array.isArray(items)) throw invalid();
  return items.filter(isObject);
}

function itemOf(value: object): Record<string, unknown> {
  const { read, rest } = fieldsOf(value, ITEM_KEYS);
  const people = [rest.get('authors'), rest.get('author')].flat().slice(0, MOST_AUTHORS);
  const authors = people.flatMap((person) => (isObject(person) ? [fieldsOf(person, PERSON_KEYS).read] : []));
  return authors.length > 0 ? { ...read, authors } : read;
}

function isShort(item: Record<string, unknown>): boolean {
  return !Object.values(item).some((words) => typeof words === 'string' && words.length > LONGEST_ITEM);
}
