/**
 * A value of many objects alike, in few letters: each object is the number of its shape (the list of its keys) and its values,
 * and offsets are told as steps from the one before. It unfolds to what its JSON says.
 */

/** The keys of an object, in order. */
export type Shape = readonly string[];

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
  const tree = treeOf(known);
  const fresh: Shape[] = [];
  const added = new Map<string, number>();
  const numberOf = (object: Record<string, unknown>): number => {
    const number = numberIn(tree, object);
    if (number !== undefined) return number;
    const shape = keysOf(object);
    const name = JSON.stringify(shape);
    if (!added.has(name)) added.set(name, known.length + fresh.push(shape) - 1);
    return added.get(name)!;
  };
  const body = fold(value, numberOf, { span: 0, sentence: 0 });
  return [fresh, body];
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

/** Shapes as a tree of keys, with their numbers where they end. */
interface Branch {
  number?: number;
  next: Map<string, Branch>;
}

/** A list of known shapes is known for as long as the program runs, and never changes. */
const trees = new WeakMap<readonly Shape[], Branch>();

function treeOf(known: readonly Shape[]): Branch {
  const tree = trees.get(known) ?? grown(known);
  trees.set(known, tree);
  return tree;
}

function grown(known: readonly Shape[]): Branch {
  const root: Branch = { next: new Map() };
  for (const [number, shape] of known.entries()) {
    let branch = root;
    for (const key of shape) {
      const next = branch.next.get(key) ?? { next: new Map() };
      branch.next.set(key, next);
      branch = next;
    }
    branch.number = number;
  }
  return root;
}

function numberIn(tree: Branch, object: Record<string, unknown>): number | undefined {
  let branch: Branch | undefined = tree;
  for (const key in object) if (object[key] !== undefined && !(branch = branch.next.get(key))) return undefined;
  return branch.number;
}

/** What is undefined is not there. */
function keysOf(object: Record<string, unknown>): string[] {
  return Object.keys(object).filter((key) => object[key] !== undefined);
}

// Loops, not maps: an ingested article has some three hundred objects, and a brief reads forty articles.
function fold(value: unknown, numberOf: (object: Record<string, unknown>) => number, place: Place): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const parts: unknown[] = [];
  if (Array.isArray(value)) {
    parts.push(LIST);
    for (const each of value) parts.push(fold(each, numberOf, place));
    return parts;
  }
  const object = value as Record<string, unknown>;
  parts.push(numberOf(object));
  for (const key in object) {
    const each = object[key];
    if (typeof each === 'number' && OFFSETS.has(key)) parts.push(step(key, each, place));
    else if (each !== undefined) parts.push(fold(each, numberOf, place));
  }
  return parts;
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

/** How far an offset is from the last one of its kind. One that is no whole number stands for itself. */
function step(key: string, value: number, place: Place): Step {
  if (!Number.isSafeInteger(value)) return [String(value)];
  const by = value - lastOf(key, place);
  note(key, value, place);
  return by;
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
