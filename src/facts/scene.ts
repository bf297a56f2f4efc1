/** One sentence as the readers of figures see it: its quantities by token, its clauses and its cues, found once. */
import type { Clause } from '../text/clauses.ts';
import type { Quantity } from '../text/document.ts';
import type { Line } from '../text/line.ts';
import type { LineCues } from './cues.ts';

/** A quantity with its tokens, one past the last, where its noun ends, and its clause. */
export interface Placed {
  quantity: Quantity;
  from: number;
  to: number;
  end: number;
  clause: Clause;
}

export interface Scene {
  line: Line;
  clauses: readonly Clause[];
  cues: LineCues;
  placed: readonly Placed[];
  /** Ids of the cues that choose slots in the sentences just before; read only when asked for. */
  context: () => ReadonlySet<string>;
}

/** Lays the quantities of a line, in their order, over its tokens. */
export function sceneOf(
  line: Line,
  clauses: readonly Clause[],
  quantities: readonly Quantity[],
  cues: LineCues,
  context: Scene['context'],
): Scene {
  const placed: Placed[] = [];
  let at = 0;
  for (const quantity of quantities) {
    const last = placed.at(-1);
    if (last && quantity.start < last.quantity.start) at = 0;
    while (at < line.tokens.length && line.tokens[at]!.end <= quantity.start) at += 1;
    let to = at;
    while (to < line.tokens.length && line.tokens[to]!.start < quantity.end) to += 1;
    let end = to;
    const nounEnd = quantity.noun?.end ?? quantity.end;
    while (end < line.tokens.length && line.tokens[end]!.start < nounEnd) end += 1;
    placed.push({ quantity, from: at, to, end, clause: clauseOf(clauses, at) });
  }
  return { line, clauses, cues, placed, context };
}

function clauseOf(clauses: readonly Clause[], at: number): Clause {
  return clauses.find((clause) => at >= clause.from && at < clause.to) ?? clauses.at(-1)!;
}

const PER_NUMBER_BETWEEN = 4;
const PER_COMMA_BETWEEN = 2;
const PER_CLAUSE_BETWEEN = 4;
/** How many tokens a cue may stand away. */
const REACH = 18;
const COMMAS = new Set([',', ';', '—', '–', '(']);

/**
 * How far a cue stands from a quantity, in tokens; numbers, commas and clause borders between push it away.
 * One is next to it or in its noun; infinite is out of reach.
 */
export function distance(scene: Scene, cue: { from: number; to: number }, placed: Placed): number {
  const before = cue.to <= placed.from;
  const from = before ? cue.to : placed.end;
  const to = before ? placed.from : cue.from;
  if (to - from > REACH) return Infinity;
  let far = Math.max(0, to - from) + 1;
  for (let at = from; at < to; at += 1) if (COMMAS.has(scene.line.tokens[at]!.key)) far += PER_COMMA_BETWEEN;
  for (const other of scene.placed)
    if (other !== placed && other.from >= from && other.to <= to) far += PER_NUMBER_BETWEEN;
  for (const clause of scene.clauses)
    if (
      before
        ? clause.from >= from && clause.from <= to && clause.from > 0 && clause.from >= cue.to
        : clause.from > from && clause.from <= to
    )
      far += PER_CLAUSE_BETWEEN;
  return far;
}

/** Whether a cue lies in the quantity's own clause. */
export function sharesClause(cue: { from: number; to: number }, { clause }: Placed): boolean {
  return cue.from >= clause.from && cue.to <= clause.to;
}
