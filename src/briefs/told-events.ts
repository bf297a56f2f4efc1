/** Events that a line has told, as a later brief compares them: in whatever words, language or outlet they are told again. */
import type { Data } from '../data/data.ts';
import { oncePer } from '../data/once-per.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import { findingsIn } from '../facts/local.ts';
import { within } from '../text/document.ts';
import type { ToldEvent } from './brief.ts';
import type { Candidate } from './candidates.ts';
import { kindsTold } from './told.ts';

const DAY_MS = 86_400_000;
/** Days within which outlets print one and the same warning or denial. */
const ONE_STORY_DAYS = 3;

/** Kinds of events that may happen again with the same actors: what somebody says, whenever they say it. */
const sayings = oncePer((data: Data) => new Set(data.frames.filter(({ content }) => content).map(({ id }) => id)));

/** The event of a sentence; none where it only describes. A saying without a date of its own is dated by its article. */
export function eventOf({ frame, analysis, event }: Candidate, data: Data): ToldEvent | undefined {
  if (!frame) return undefined;
  const { publishedAt, names } = analysis.document;
  const states = new Map(names.map((name) => [name.id, name.state ?? name.id]));
  const actors = Object.values(frame.roles).flatMap((role) => role.actors);
  const who = [...new Set(actors.map((actor) => states.get(actor) ?? actor))].sort();
  const day = sayings(data).has(frame.frame) && !event.date ? publishedAt?.slice(0, 10) : undefined;
  return { kind: frame.frame, who, ...(event.date ? { date: event.date } : {}), ...(day ? { printed: day } : {}) };
}

/**
 * The event of one frame of a sentence as a digest remembers it: with its stage, its kind the one that it tells too, and where it
 * names nobody, those whom its sentence is about.
 */
export function stagedEventOf(candidate: Candidate, frame: Frame, data: Data): ToldEvent {
  const { analysis, denial, event } = candidate;
  const own = denial && frame === candidate.frame ? denial : frame;
  const date = own.date === undefined ? undefined : analysis.document.dates[own.date]?.iso;
  const told = { ...event, ...(date ? { date } : {}) };
  if (!date) delete told.date;
  const found = eventOf({ ...candidate, frame: own, event: told }, data)!;
  const who = found.who.length > 0 ? found.who : [...event.who];
  return { ...found, kind: kindsTold(data.frames).get(found.kind) ?? found.kind, who, stage: stageOf(own, analysis) };
}

/** All events of a candidate's sentence. */
export function stagedEventsOf(candidate: Candidate, data: Data): ToldEvent[] {
  return candidate.frames.map((frame) => stagedEventOf(candidate, frame, data));
}

function stageOf({ negated, status, claim }: Frame, { document }: Analysis): NonNullable<ToldEvent['stage']> {
  const isDenied = claim !== undefined && document.claims[claim]?.polarity === 'denies';
  if (negated || status === 'denied' || isDenied) return 'denied';
  return status === 'planned' || status === 'possible' ? 'open' : 'done';
}

/** The states and bodies that a sentence names, claimants aside. */
export function partiesIn({ document }: Analysis, sentence: number): string[] {
  const { names, claims } = findingsIn(document, sentence);
  const voices = claims.flatMap(({ claimant }) => claimant ?? []);
  const told = names.filter((name) => !voices.some((voice) => within(name, voice)));
  return [...new Set(told.flatMap(({ id, state, kind }) => state ?? (kind === 'body' ? [id] : [])))].sort();
}

/** Whether whoever one of them names is among those of the other; who names nobody may mean anybody. */
export function meets(a: readonly string[], b: readonly string[]): boolean {
  return a.every((actor) => b.includes(actor)) || b.every((actor) => a.includes(actor));
}

/**
 * Whether an event was told by `old` with nothing new in it: the same event, nobody named besides, at the same stage, or one that
 * was told as done and is now told as still to come, by an outlet that is late.
 */
export function isToldBy(old: ToldEvent, event: ToldEvent): boolean {
  if (!isSameEvent(old, event) || !event.who.every((actor) => old.who.includes(actor))) return false;
  const [before, now] = [old.stage ?? event.stage, event.stage];
  return before === now || (before === 'done' && now === 'open');
}

/** Whether both are one event: same kind, the actors of one among the other's, and no dates that differ. */
export function isSameEvent(a: ToldEvent, b: ToldEvent): boolean {
  if (a.kind !== b.kind || !meets(a.who, b.who)) return false;
  if (a.date && b.date && !a.date.startsWith(b.date) && !b.date.startsWith(a.date)) return false;
  const [one, other] = [a.printed ?? a.date, b.printed ?? b.date];
  if (!one || !other || (!a.printed && !b.printed)) return true;
  return Math.abs(Date.parse(one) - Date.parse(other)) / DAY_MS <= ONE_STORY_DAYS;
}
