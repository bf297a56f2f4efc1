/**
 * A value of many objects alike, in few letters: each object is the number of its shape (the list of its keys) and its values,
 * and offsets are told as steps from the one before. It unfolds to what its JSON says.
 */
import { numberedIn, treeOf, type Numbered, type Shape } from './shape-tree.ts';

export { type Shape };

/** Keys whose numbers go up along a text. */
const OFFSETS = new Set(['start', 'end', 'sentence', 'index']);
const LIST = -1;

/** Where the last of each kind of offset was. */
interface Place {
  span: number;
  sentence: number;
}

/** The JSON of a folded value and of the shapes in it that are not among the known ones. */
export function folded(value: unknown, known: readonly Shape[]): string {
  return JSON.stringify(foldedTree(value, known));
}

/** What `folded` is the JSON of. */
export function foldedTree(value: unknown, known: readonly Shape[]): [fresh: Shape[], body: unknown] {
  const tree = new Tree();
  const fresh = foldInto(tree, value, known);
  return [fresh, tree.root];
}

/** What takes a folded value in, part by part. */
export interface Parts {
  /** So many parts follow, up to its `end`. */
  list(length: number): void;
  end(): void;
  value(value: unknown): void;
}

/** Folds a value into parts, without a copy of it between; gives the shapes in it that are not among the known ones. */
export function foldInto(parts: Parts, value: unknown, known: readonly Shape[]): Shape[] {
  const tree = treeOf(known);
  const fresh: Shape[] = [];
  const added = new Map<string, Numbered>();
  const numbered = (object: Record<string, unknown>): Numbered => {
    const there = numberedIn(tree, object);
    if (there) return there;
    const shape = keysOf(object);
    const name = JSON.stringify(shape);
    const one = added.get(name) ?? { number: known.length + fresh.push(shape) - 1, keys: shape.length };
    added.set(name, one);
    return one;
  };
  fold(value, { parts, numbered, span: 0, sentence: 0 });
  return fresh;
}

/** Parts as the lists that their JSON shows. */
class Tree implements Parts {
  readonly #open: unknown[][] = [[]];

  get root(): unknown {
    return this.#open[0]![0];
  }

  list(): void {
    const list: unknown[] = [];
    this.value(list);
    this.#open.push(list);
  }

  end(): void {
    this.#open.pop();
  }

  value(value: unknown): void {
    this.#open.at(-1)!.push(value);
  }
}

/** @param known as `folded` was given them */
export function unfolded(text: string, known: readonly Shape[]): unknown {
  return unfoldedTree(JSON.parse(text), known);
}

/** @param tree as `foldedTree` made it */
export function unfoldedTree(tree: unknown, known: readonly Shape[]): unknown {
  const [fresh, body] = tree as [Shape[], unknown];
  return unfold(body, fresh.length > 0 ? [...known, ...fresh] : known, { span: 0, sentence: 0 });
}

/** Every shape in some values, in the order of their first object. */
export function shapesIn(values: readonly unknown[]): Shape[] {
  let found: Shape[] = [];
  for (const value of values) found = [...found, ...foldedTree(value, found)[0]];
  return found;
}

/** What is undefined is not there. */
function keysOf(object: Record<string, unknown>): string[] {
  return Object.keys(object).filter((key) => object[key] !== undefined);
}

/** Where a value is folded to, and how far. */
interface Folding extends Place {
  parts: Parts;
  numbered: (object: Record<string, unknown>) => Numbered;
}

// Loops, not maps: an ingested article has some three hundred objects, and a brief reads forty articles.
function fold(value: unknown, folding: Folding): void {
  const { parts } = folding;
  if (typeof value !== 'object' || value === null) return parts.value(value);
  if (Array.isArray(value)) {
    parts.list(value.length + 1);
    parts.value(LIST);
    for (const each of value) fold(each, folding);
    return parts.end();
  }
  const object = value as Record<string, unknown>;
  const { number, keys } = folding.numbered(object);
  parts.list(keys + 1);
  parts.value(number);
  for (const key in object) {
    const each = object[key];
    if (typeof each === 'number' && OFFSETS.has(key)) step(key, each, folding);
    else if (each !== undefined) fold(each, folding);
  }
  parts.end();
}

function unfold(value: unknown, shapes: readonly Shape[], place: Place): unknown {
  if (!Array.isArray(value)) return value;
  const parts = value as unknown[];
  const number = parts[0] as number;
  if (number === LIST) {
    const list: unknown[] = [];
    for (let at = 1; at < parts.length; at += 1) list.push(unfold(parts[at], shapes, place));
    return list;
  }
  const object: Record<string, unknown> = {};
  const shape = shapes[number]!;
  for (let at = 0; at < shape.length; at += 1) {
    const key = shape[at]!;
    const part = parts[at + 1];
    object[key] = OFFSETS.has(key) && isStep(part) ? stepped(key, part, place) : unfold(part, shapes, place);
  }
  return object;
}

type Step = number | [string];

function isStep(part: unknown): part is Step {
  return typeof part === 'number' || (Array.isArray(part) && typeof part[0] === 'string');
}

/** How far an offset is from the last one of its kind. One that is no whole number stands for itself, in a list of one. */
function step(key: string, value: number, folding: Folding): void {
  const { parts } = folding;
  if (Number.isSafeInteger(value)) {
    parts.value(value - lastOf(key, folding));
    return note(key, value, folding);
  }
  parts.list(1);
  parts.value(String(value));
  parts.end();
}

function stepped(key: string, by: Step, place: Place): number {
  if (typeof by !== 'number') return Number(by[0]);
  const value = lastOf(key, place) + by;
  note(key, value, place);
  return value;
}

function lastOf(key: string, place: Place): number {
  return key === 'start' || key === 'end' ? place.span : place.sentence;
}

/** An end is told from its own start, and the next start from that. */
function note(key: string, value: number, place: Place): void {
  if (key === 'start') place.span = value;
  else if (key !== 'end') place.sentence = value;
}
