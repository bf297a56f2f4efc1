/** One sentence as the readers of figures see it: its quantities by token, its clauses and its cues, found once. */
import type { Clause } from '../text/clauses.ts';
import type { Quantity } from '../text/document.ts';
import type { Line } from '../text/line.ts';
import type { LineCues } from './cues.ts';
import type { SentenceFindings } from './local.ts';
import { firstFrom } from './token-places.ts';

/** A quantity with its tokens, one past the last, where its noun ends, and its clause. */
export interface Placed {
  quantity: Quantity;
  from: number;
  to: number;
  end: number;
  /** Where the list begins and ends that the quantity stands in: what governs one of its members governs all. */
  listFrom: number;
  listEnd: number;
  clause: Clause;
}

export interface Scene {
  line: Line;
  /** Tokens at which a clause, or what somebody is said to have said, begins or ends, and how far that pushes a cue away. */
  borders: ReadonlyMap<number, number>;
  /** Folded words and marks that join members of a list, or clauses. */
  joiners: ReadonlySet<string>;
  cues: LineCues;
  placed: readonly Placed[];
  /** Ids of the cues that choose slots in the title and the sentences just before; read only when asked for. */
  context: () => ReadonlySet<string>;
  /** The same of the sentences alone. */
  recent: () => ReadonlySet<string>;
}

/** Lays the findings of a line over its tokens; `joiners` are the words and marks of a list. */
export function sceneOf(
  line: Line,
  clauses: readonly Clause[],
  { quantities, claims }: Pick<SentenceFindings, 'quantities' | 'claims'>,
  cues: LineCues,
  before: Pick<Scene, 'context' | 'recent'>,
  joiners: ReadonlySet<string>,
): Scene {
  const placed = quantities.map((quantity): Placed => {
    const from = firstFrom(line.tokens, quantity.start);
    const to = firstFrom(line.tokens, quantity.end);
    const end = Math.max(to, quantity.noun ? firstFrom(line.tokens, quantity.noun.end) : to);
    return { quantity, from, to, end, listFrom: from, listEnd: end, clause: clauseOf(clauses, from) };
  });
  joinLists(line, placed, joiners);
  const scopes = claims.flatMap(({ scope }) => [
    firstFrom(line.tokens, scope.start),
    firstFrom(line.tokens, scope.end),
  ]);
  const borders = new Map(clauses.map(({ from }) => [from, PER_CLAUSE_BETWEEN]));
  for (const at of scopes) borders.set(at, PER_SCOPE_BETWEEN);
  for (const one of placed) openPart(one, clauses, cues, borders);
  borders.delete(0);
  return { line, borders, joiners, cues, placed, ...before };
}

/** "118 aircraft, 67 of which crossed the line": the clause of the relative begins at its number. */
function openPart(one: Placed, clauses: readonly Clause[], { memory }: LineCues, borders: Map<number, number>): void {
  const relative = memory.find(({ id, from }) => id === 'partOf' && from === one.to);
  if (!relative) return;
  Object.assign(one, { clause: clauseOf(clauses, relative.to), listFrom: one.from, listEnd: one.end });
  for (let at = relative.from; at <= relative.to; at += 1) borders.delete(at);
  borders.set(one.from, PER_SCOPE_BETWEEN);
}

const LONGEST_JOINT = 2;

/** "25,000 troops, 110 aircraft and 40 ships": figures with nothing but joiners between stand in one list. */
function joinLists({ tokens }: Line, placed: Placed[], joiners: ReadonlySet<string>): void {
  for (let at = 1, first = 0; at < placed.length; at += 1) {
    const gap = tokens.slice(placed[at - 1]!.end, placed[at]!.from);
    const joined = gap.length > 0 && gap.length <= LONGEST_JOINT && gap.every(({ key }) => joiners.has(key));
    // "killed 30, and 500 were deployed": a comma and a word join the third member of a list, or another clause.
    if (!joined || (gap.length > 1 && at - first < 2)) first = at;
    for (let member = first; member <= at; member += 1) {
      placed[member]!.listFrom = placed[first]!.from;
      placed[member]!.listEnd = placed[at]!.end;
    }
  }
}

function clauseOf(clauses: readonly Clause[], at: number): Clause {
  return clauses.find((clause) => at >= clause.from && at < clause.to) ?? clauses.at(-1)!;
}

const PER_NUMBER_BETWEEN = 4;
const PER_COMMA_BETWEEN = 2;
const PER_JOINER_BETWEEN = 2;
const PER_CLAUSE_BETWEEN = 4;
const PER_SCOPE_BETWEEN = 10;
/** A cue beside the list that a quantity stands in, and not beside itself. */
const FROM_LIST = 2;
/** How many tokens a cue may stand away. */
const REACH = 18;
const COMMAS = new Set([',', ';', '—', '–', '(']);

/**
 * How far a cue stands from a quantity, in tokens; numbers, commas and clause borders between push it away.
 * One is next to it or in its noun; infinite is out of reach.
 */
export function distance(scene: Scene, cue: { from: number; to: number }, placed: Placed): number {
  const before = cue.to <= placed.from;
  const from = before ? cue.to : cue.from >= placed.listEnd ? placed.listEnd : placed.end;
  const to = !before ? cue.from : cue.to <= placed.listFrom ? placed.listFrom : placed.from;
  if (to - from > REACH) return Infinity;
  let far = Math.max(0, to - from) + (from === placed.end || to === placed.from ? 1 : FROM_LIST);
  for (let at = from; at < to; at += 1) {
    const { key } = scene.line.tokens[at]!;
    if (COMMAS.has(key)) far += PER_COMMA_BETWEEN;
    else if (scene.joiners.has(key)) far += PER_JOINER_BETWEEN;
  }
  for (const other of scene.placed)
    if (other !== placed && other.from >= from && other.to <= to) far += PER_NUMBER_BETWEEN;
  for (const [border, push] of scene.borders) if (border >= from && border <= to) far += push;
  return far;
}

/** Whether a cue lies in the quantity's own clause. */
export function sharesClause(cue: { from: number; to: number }, { clause }: Placed): boolean {
  return cue.from >= clause.from && cue.to <= clause.to;
}
