/**
 * Whether what a figure counts is done, under way, planned, possible or denied, read from the words that govern it:
 * those before it up to its verb where verbs come first, those after it to its clause's end where verbs come last.
 */
import type { SlotsData } from '../data/slots.ts';
import { fold } from '../text/fold.ts';
import type { FactStatus } from './analysis.ts';
import type { Cue } from './cues.ts';
import type { Placed, Scene } from './scene.ts';

/** Undefined where no word governs the number: then it goes on as the figure before it in its clause does, or is done. */
export type StatusReader = (scene: Scene, placed: Placed) => FactStatus | undefined;

/** How many tokens after a number its verb may stand where verbs come first ("500 more troops are to be sent"). */
const REACH_AFTER = 16;
/** How many tokens before a number its verb may stand where verbs come first. */
const REACH_BEFORE = 12;
/** A negation is nearer. */
const REACH_DENIED = 6;
/** Between what is granted and its number ("मंजूर तादाद छह हज़ार"). */
const REACH_AHEAD = 2;
/** Between a promise's link and its noun ("भेजने की दोबारा घोषणा"). */
const REACH_NOUN = 2;
const ORDER: readonly FactStatus[] = ['denied', 'possible', 'planned', 'ongoing'];
const DONE = 'done';
/** Lists beside those of the verbs that govern a number. */
const NO_VERBS: ReadonlySet<string> = new Set(['ahead', 'stays', 'was before', 'was after']);

/** A status reader for one language. `verbLast` is the language's order of verb and object. */
export function compileStatus({ status }: SlotsData, verbLast: boolean): StatusReader {
  const endings = status.endings.map(fold);
  const promised = promiseTest(status.promise);
  return (scene, placed) => {
    if (placed.clause.kind === 'conditional') return 'possible';
    if (isReplaced(scene, placed)) return DONE;
    return verbLast ? afterwards(scene, placed, endings, promised) : around(scene, placed);
  };
}

/** "to 5,300 from 4,700", "the 4,700 already there": the number that a new one replaces is there, whatever becomes of the new one. */
export function isReplaced({ cues }: Scene, { from, to, end }: Pick<Placed, 'from' | 'to' | 'end'>): boolean {
  return cues.status.some(
    ({ id, ...cue }) =>
      (id === 'was before' && cue.to === from) || (id === 'was after' && (cue.from === to || cue.from === end)),
  );
}

/** Verb last: the strongest word between the number and the end of its clause. */
function afterwards(
  scene: Scene,
  { from, to, clause }: Placed,
  endings: readonly string[],
  promised: (scene: Scene, from: number, to: number) => boolean,
): FactStatus {
  const found = new Set<string>();
  for (const cue of scene.cues.status) if (cue.from >= to && cue.to <= clause.to) found.add(cue.id);
  for (const status of ORDER.slice(0, 2)) if (found.has(status)) return status;
  const { tokens } = scene.line;
  const isFuture = (key: string) => endings.some((ending) => key.length > ending.length && key.endsWith(ending));
  const ahead = scene.cues.status.some((cue) => cue.id === 'ahead' && cue.to <= from && from - cue.to <= REACH_AHEAD);
  if (ahead || found.has('planned') || promised(scene, to, clause.to)) return 'planned';
  for (let at = to; at < clause.to && !found.has('stays'); at += 1)
    if (tokens[at]!.kind === 'word' && isFuture(tokens[at]!.key)) return 'planned';
  return found.has('ongoing') ? 'ongoing' : DONE;
}

/** Verb first: the last word before the number decides, unless only an auxiliary stands there and more follows. */
function around(scene: Scene, placed: Placed): FactStatus | undefined {
  const before = lastBefore(scene, placed);
  const after = firstAfter(scene, placed, isRelative(scene, placed));
  // "Of the 4,000 promised, 900 have arrived": the verb right behind is the number's own.
  const isOwn =
    after && after.id !== 'stop' && scene.line.tokens[placed.from - 1]?.key === ',' && after.from <= placed.end;
  if (before && before.id !== DONE && !isOwn) return before.id as FactStatus;
  if (!before && !after) return undefined;
  if (!after || after.id === 'stop') return DONE;
  return before && after.from - placed.to > 3 ? DONE : (after.id as FactStatus);
}

function lastBefore({ cues }: Scene, { from, clause }: Placed): Cue | undefined {
  let found: Cue | undefined;
  for (const cue of cues.status) {
    if (NO_VERBS.has(cue.id) || cue.from < clause.from || cue.to > from || cue.to < from - REACH_BEFORE) continue;
    if (cue.id === 'denied' && cue.to < from - REACH_DENIED) continue;
    if (cue.id === 'stop') found = undefined;
    else if (!found || found.id === DONE || cue.id !== DONE || cue.from - found.to > 2) found = cue;
  }
  return found;
}

/** "which now counts 2,100 soldiers, will …": a relative clause that its comma ends. */
function isRelative({ cues }: Scene, { from, clause }: Placed): boolean {
  return cues.status.some((cue) => cue.id === 'stop' && cue.from >= clause.from && cue.to <= from);
}

function firstAfter({ line, cues, placed: all }: Scene, { to, clause }: Placed, relative: boolean): Cue | undefined {
  const next = all.find((other) => other.from >= to)?.from ?? Infinity;
  const comma = relative ? line.tokens.findIndex((token, at) => at >= to && token.key === ',') : -1;
  const end = Math.min(clause.to, to + REACH_AFTER, next, comma < 0 ? Infinity : comma);
  const found = cues.status.find((cue) => !NO_VERBS.has(cue.id) && cue.from >= to && cue.from < end);
  if (found?.id !== DONE) return found;
  // "are to be sent", "have not arrived": what the auxiliary opens decides.
  const opened = cues.status.find(
    (cue) => !NO_VERBS.has(cue.id) && cue.from >= found.to && cue.from <= found.to + 1 && cue.from < end,
  );
  return opened ?? found;
}

/** "भेजने का ऐलान", "भेजने वाला": an infinitive with a link and a noun of intent, or with its doer, unless the infinitive is a loss. */
function promiseTest({
  endings,
  links,
  nouns,
  except,
  doers,
}: SlotsData['status']['promise']): (scene: Scene, from: number, to: number) => boolean {
  const [ends, link, noun, bars, doer] = [endings, links, nouns, except, doers].map((list) => list.map(fold)) as [
    string[],
    string[],
    string[],
    string[],
    string[],
  ];
  const linkWords = new Set(link);
  const nounWords = new Set(noun);
  const doerWords = new Set(doer);
  const barred = new Set(bars);
  return ({ line: { tokens } }, from, to) => {
    for (let at = from; at < to; at += 1) {
      const key = tokens[at]!.key;
      if (!ends.some((ending) => key.length > ending.length && key.endsWith(ending))) continue;
      if (barred.has(key) || barred.has(`${tokens[at - 1]?.key ?? ''} ${key}`)) continue;
      if (doerWords.has(tokens[at + 1]?.key ?? '')) return true;
      if (!linkWords.has(tokens[at + 1]?.key ?? '')) continue;
      for (let next = at + 2; next <= at + 2 + REACH_NOUN && next < to; next += 1)
        if (nounWords.has(tokens[next]!.key)) return true;
    }
    return false;
  };
}
