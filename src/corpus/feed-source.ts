/**
 * A feed's XML → the part of it that is read, well-formed and small enough for any parser: one pass, each character once.
 * Feeds come truncated, with two roots, with HTML nobody escaped, or made to stop their reader: whole items are saved.
 */
import { SaarError } from '../errors.ts';
import { isEndedByNext, isVoid, kindOf, localName, type Kind, type Root } from './feed-elements.ts';
import { markAt, type Mark } from './markup.ts';

export interface FeedSource {
  root: Root;
  xml: string;
  /** Not everything was read: the feed breaks off, or holds more than is read. */
  isCut: boolean;
  /** What `xml:base` says at the root and at the channel, from the outside in. */
  bases: string[];
}

interface Open {
  kind: Kind;
  name: string;
  /** As the feed writes it: its end must be written the same way. */
  written: string;
}

interface Walk {
  out: string[];
  stack: Open[];
  bases: string[];
  items: number;
  effort: number;
  root?: Root;
  /** The item that is open: its place in the stack, in what is written, and in the source; the length of its authors. */
  item?: { depth: number; out: number; start: number; person: number };
  isCut: boolean;
  /** Why it reads no further. */
  ended?: 'root-closed' | 'enough' | 'feed.invalid' | 'feed.too-deep';
}

/** Feeds carry 10 to 100 items; so many at once is an archive, whose newest come first. */
export const MOST_ITEMS = 1_000;
/** In UTF-16 units. A longer one is no article. */
export const LONGEST_ITEM = 1_048_576;
const LONGEST_PERSONS = 400;
/** The parser behind gives up at 100. */
const DEEPEST = 90;
/** About 0.2 s of the parser behind: a tag, a text or a reference costs one, an element of the feed's own or an attribute five more. */
const MOST_EFFORT = 200_000;
const HEAVY = 5;
/** A longer tag keeps only its name. */
const LONGEST_WRITTEN_TAG = 8_192;
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff\ufffe\uffff]/g;
/** An ampersand that begins no reference is a letter like any other. */
const BARE_AMPERSAND = /&(?!#\d{1,7};|#[xX][\da-fA-F]{1,6};|[a-zA-Z][a-zA-Z\d]{1,31};)/g;
const ANOTHER_ROOT = /<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]/i;
const BASE = /\sxml:base\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/i;
/** @throws SaarError `feed.invalid`, `feed.entities` (it declares entities), `feed.too-deep` */
export function feedSource(text: string): FeedSource {
  const source = text.replace(NOT_XML, '');
  const walk: Walk = { out: [], stack: [], bases: [], items: 0, effort: 0, isCut: false };
  let at = 0;
  while (at < source.length && walk.ended === undefined) {
    const mark = markAt(source, at);
    if (!mark) break;
    step(walk, mark, source);
    at = mark.end;
  }
  if (walk.ended === 'root-closed') walk.isCut ||= ANOTHER_ROOT.test(source.slice(at));
  else breakOff(walk);
  return { root: walk.root!, xml: walk.out.join(''), isCut: walk.isCut, bases: walk.bases };
}

/** What a feed that breaks off has whole is kept. */
function breakOff(walk: Walk): void {
  if (walk.items === 0 || !walk.root) throw invalid(walk.ended === 'feed.too-deep' ? walk.ended : 'feed.invalid');
  dropItem(walk);
  closeDownTo(walk, 0);
  walk.isCut = true;
}

function invalid(code: string): SaarError {
  return new SaarError(code, {}, 'refused');
}

function step(walk: Walk, mark: Mark, source: string): void {
  walk.effort += 1;
  if (mark.kind === 'open') open(walk, mark, source);
  else if (mark.kind === 'close') close(walk, mark);
  else if (mark.kind === 'declaration') refuseEntities(source.slice(mark.start, mark.end));
  else if (mark.kind === 'text' || mark.kind === 'cdata') words(walk, mark, source);
  if (walk.effort > MOST_EFFORT) walk.ended = 'feed.invalid';
}

/** A plain DOCTYPE is left out; one that declares things is how feeds blow up or read files. */
function refuseEntities(declaration: string): void {
  if (/^<!entity/i.test(declaration) || (/^<!doctype/i.test(declaration) && declaration.includes('[')))
    throw invalid('feed.entities');
}

function words(walk: Walk, mark: Mark, source: string): void {
  const kind = walk.stack.at(-1)?.kind;
  if (kind !== 'words' && kind !== 'inside' && kind !== 'person') return;
  const text = source.slice(mark.start, mark.end);
  if (isOfLongPerson(walk, text)) return;
  walk.out.push(mark.kind === 'cdata' ? text : plainText(walk, text));
}

/** The parser behind takes the square of their length to tell names from addresses. */
function isOfLongPerson({ stack, item }: Walk, text: string): boolean {
  if (!item || stack[item.depth + 1]?.kind !== 'person') return false;
  item.person += text.length;
  return item.person > LONGEST_PERSONS;
}

function plainText(walk: Walk, text: string): string {
  if (!/[&<\]]/.test(text)) return text;
  walk.effort += countOf(text, '&') + countOf(text, '<');
  if (walk.effort > MOST_EFFORT) return '';
  return text.replaceAll(']]>', '').replace(BARE_AMPERSAND, '&amp;').replaceAll('<', '&lt;');
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}

function open(walk: Walk, mark: Mark, source: string): void {
  if (walk.item && mark.name === walk.stack[walk.item.depth]!.name) closeDownTo(walk, walk.item.depth, mark.start);
  const last = walk.stack.at(-1);
  const kind = kindOf(last?.kind, mark.name);
  if (kind === undefined) return;
  if (last?.name === mark.name && isEndedByNext(last.kind, mark.name)) closeDownTo(walk, walk.stack.length - 1);
  if (kind === 'item' && walk.items >= MOST_ITEMS) walk.ended = 'enough';
  else if (walk.stack.length >= DEEPEST) walk.ended = 'feed.too-deep';
  else enter(walk, kind, mark, source);
}

function enter(walk: Walk, kind: Kind, mark: Mark, source: string): void {
  const tag = source.slice(mark.start, mark.end);
  const written = /^<([^\s/>]*)/.exec(tag)![1]!;
  if (kind === 'root') walk.root = localName(mark.name) as Root;
  if (kind === 'item') walk.item = { depth: walk.stack.length, out: walk.out.length, start: mark.start, person: 0 };
  if (kind === 'root' || kind === 'channel') walk.bases.push(...baseOf(tag));
  const isEmpty = mark.isEmpty || isVoid(kind, mark.name);
  if (kind !== 'passed') walk.out.push(writtenTag(walk, kind, tag, written, isEmpty));
  walk.stack.push({ kind, name: mark.name, written: isEmpty ? '' : written });
  if (isEmpty) closeDownTo(walk, walk.stack.length - 1, mark.end);
}

function baseOf(tag: string): string[] {
  const match = BASE.exec(tag.slice(0, LONGEST_WRITTEN_TAG));
  return match ? [match[1] ?? match[2]!] : [];
}

/** The tag with nothing in it that could be taken for another. */
function writtenTag(walk: Walk, kind: Kind, tag: string, written: string, isEmpty: boolean): string {
  const isShort = tag.length <= LONGEST_WRITTEN_TAG;
  if (kind !== 'inside') walk.effort += HEAVY;
  if (isShort) walk.effort += HEAVY * countOf(tag, '=');
  const inner = isShort ? tag.slice(1, -1).replace(/\/$/, '').replaceAll('<', '&lt;') : written;
  return isEmpty ? `<${inner}/>` : `<${inner}>`;
}

/** An end tag ends everything that was left open inside; one that ends nothing is left out. */
function close(walk: Walk, mark: Mark): void {
  const depth = walk.stack.findLastIndex(({ name }) => name === mark.name);
  if (depth !== -1) closeDownTo(walk, depth, mark.end);
}

function closeDownTo(walk: Walk, depth: number, end?: number): void {
  while (walk.stack.length > depth) {
    const last = walk.stack.at(-1)!;
    if (last.kind === 'item' && isTooLong(walk, end)) dropItem(walk);
    else endElement(walk, last);
  }
  if (depth === 0 && walk.root) walk.ended ??= 'root-closed';
}

function isTooLong({ item }: Walk, end: number | undefined): boolean {
  return item !== undefined && end !== undefined && end - item.start > LONGEST_ITEM;
}

function endElement(walk: Walk, { kind, written }: Open): void {
  walk.stack.pop();
  if (kind !== 'passed' && written !== '') walk.out.push(`</${written}>`);
  if (kind !== 'item') return;
  walk.items += 1;
  delete walk.item;
}

/** As if it had never begun. */
function dropItem(walk: Walk): void {
  if (!walk.item) return;
  walk.out.length = walk.item.out;
  walk.stack.length = walk.item.depth;
  walk.isCut = true;
  delete walk.item;
}
