/** The shapes of objects as a tree of keys, so that an object's shape is found key by key. */

/** The keys of an object, in order. */
export type Shape = readonly string[];

/** Shapes as a tree of keys, with their numbers where they end. */
export interface Branch {
  shape: Numbered | undefined;
  next: Map<string, Branch>;
  /** Where the last object went on: those of one kind come one behind the other. */
  key: string | undefined;
  last: Branch | undefined;
}

/** A shape's number, and how many keys it has. */
export interface Numbered {
  number: number;
  keys: number;
}

/** A list of known shapes is known for as long as the program runs, and never changes. */
const trees = new WeakMap<readonly Shape[], Branch>();

export function treeOf(known: readonly Shape[]): Branch {
  const tree = trees.get(known) ?? grown(known);
  trees.set(known, tree);
  return tree;
}

function bare(): Branch {
  return { shape: undefined, next: new Map(), key: undefined, last: undefined };
}

function grown(known: readonly Shape[]): Branch {
  const root = bare();
  for (const [number, shape] of known.entries()) {
    let branch = root;
    for (const key of shape) {
      const next = branch.next.get(key) ?? bare();
      branch.next.set(key, next);
      branch = next;
    }
    branch.shape = { number, keys: shape.length };
  }
  return root;
}

/** The known shape of an object; what is undefined is not there. */
export function numberedIn(tree: Branch, object: Record<string, unknown>): Numbered | undefined {
  let branch = tree;
  for (const key in object) {
    if (object[key] === undefined) continue;
    if (branch.key !== key) {
      branch.last = branch.next.get(key);
      branch.key = key;
    }
    if (!branch.last) return undefined;
    branch = branch.last;
  }
  return branch.shape;
}
