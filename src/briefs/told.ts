/** The event that a sentence tells, as far as telling it twice goes. */
import type { FrameList } from '../data/frames.ts';
import { sizeOf } from '../facts/amounts.ts';
import type { Analysis, Figure, Frame } from '../facts/analysis.ts';
import { actorsNear, mainActors } from '../facts/context.ts';
import { findingsIn } from '../facts/local.ts';

export interface Told {
  /** The figure that is its own mark, or the kind of event with its small count; the sentence itself when there is neither. */
  what: string;
  who: readonly string[];
  /** False when nobody is said to do it, and `who` is only whom the sentence is about. */
  agent: boolean;
  date?: string;
}

/** A sentence with its facts. */
interface Telling {
  analysis: Analysis;
  sentence: number;
  frame?: Frame;
  figure?: Figure;
}

/** From here on a count is its own mark: two sentences with it tell the same thing. */
const DISTINCTIVE = 500;

/** Kinds of events → the kind that their sentences tell too: told once, whichever of the two says it. */
export type KindsTold = ReadonlyMap<string, string>;

export function kindsTold(frames: FrameList): KindsTold {
  return new Map(frames.flatMap(({ id, tells }) => (tells ? [[id, tells]] : [])));
}

/** What is told, alike for all sentences that may tell the same; undefined without event and figure. */
export function whatIsTold(
  { analysis, frame, figure }: Pick<Telling, 'analysis' | 'frame' | 'figure'>,
  kinds: KindsTold = new Map(),
): string | undefined {
  if (!frame && !figure) return undefined;
  if (figure && isDistinctive(figure)) return [figure.slot, sizeOf(figure), figure.unit, figure.period].join(' ');
  const isDenied = frame?.claim !== undefined && analysis.document.claims[frame.claim]?.polarity === 'denies';
  const undone = frame && (frame.negated || frame.status === 'denied' || isDenied);
  return [
    ...(undone ? ['no'] : []),
    frame && (kinds.get(frame.frame) ?? frame.frame),
    ...(figure ? [figure.slot, sizeOf(figure)] : []),
  ].join(' ');
}

function isDistinctive(figure: Figure): boolean {
  return sizeOf(figure) >= DISTINCTIVE;
}

/** A finer name of the event, by who acts and when as its sentence has them: cheap, and only for counting how often it is told. */
export function crowdOf(what: string, { analysis, frame }: Pick<Telling, 'analysis' | 'frame'>): string {
  const date = frame?.date === undefined ? '' : analysis.document.dates[frame.date]?.iso;
  return [what, date, ...(frame?.roles['agent']?.actors ?? [])].join(' ');
}

/** The event of a sentence whose `what` is known. */
export function toldBy(what: string, { analysis, sentence, frame, figure }: Telling): Told {
  if (!frame && !figure) return { what, who: [], agent: false };
  const agent = frame && agentsOf(frame, analysis, sentence);
  const who = agent ? statesOf(agent, analysis, sentence) : partiesNear(analysis, sentence);
  const date = frame?.date === undefined ? undefined : analysis.document.dates[frame.date]?.iso;
  return { what, who: [...new Set(who)].sort(), agent: agent !== undefined, ...(date ? { date } : {}) };
}

/** Who acts, with whom; for an event of speech (a warning, a denial) without an agent, who says it. */
function agentsOf({ roles, cue }: Frame, { document }: Analysis, sentence: number): string[] | undefined {
  if (roles['agent']) return [...roles['agent'].actors, ...(roles['partner']?.actors ?? [])];
  const { claims } = findingsIn(document, sentence);
  const actor = claims.find(({ verb }) => verb.start < cue.end && cue.start < verb.end)?.actor;
  return actor === undefined ? undefined : [actor];
}

/** The states that a sentence without an agent is about; one that names none, or only a body such as a court, is about its article's. */
function partiesNear(analysis: Analysis, sentence: number): string[] {
  const { names } = findingsIn(analysis.document, sentence);
  return names.some(({ kind, state }) => kind === 'state' || state !== undefined)
    ? actorsNear(analysis, sentence)
    : mainActors(analysis);
}

/** Each actor's state, where its sentence's names tell it. */
function statesOf(actors: readonly string[], { document }: Analysis, sentence: number): string[] {
  const { names } = findingsIn(document, sentence);
  return actors.map((actor) => names.find(({ id }) => id === actor)?.state ?? actor);
}

/**
 * Whether two sentences tell the same: same event or figure, no dates that differ, and actors of one among the other's.
 * Without an agent only a sentence about no one else tells the same: two warnings are not one because both lack a name.
 */
export function tellsSame(one: Told, two: Told): boolean {
  if (one.what !== two.what || !mayBeOneDay(one.date, two.date)) return false;
  const among = (few: Told, many: Told) => few.who.every((actor) => many.who.includes(actor));
  if (one.agent === two.agent)
    return one.agent ? among(one, two) || among(two, one) : among(one, two) && among(two, one);
  return one.agent ? among(two, one) : among(one, two);
}

/** A day lies in its month, and a month in its year. */
function mayBeOneDay(a = '', b = ''): boolean {
  return a.startsWith(b) || b.startsWith(a);
}
