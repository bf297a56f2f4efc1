/** Which reports are printed when: events are born, outlets report each for days, agencies' stories are printed by several. */
import type { Chance } from './chance.ts';
import { makeEvent, stageAt, type Event } from './event.ts';
import type { Kind } from './kind.ts';
import type { Names } from './names.ts';
import type { Outlet, Press } from './outlet.ts';

/** One printing that is due. */
export interface Printing {
  event: Event;
  stage: number;
  outlet: Outlet;
  at: number;
  /** The agency's story that it prints again. */
  copies?: Printing;
  /** Whether it is an agency's own, of which there are copies. */
  isWire?: true;
  /** The printing that it corrects. */
  corrects?: Printing;
  isStale?: true;
}

export interface PlanParts {
  kinds: readonly Kind[];
  names: Names;
  press: Press;
  perDay: number;
  /** First moment of the first day, UTC epoch milliseconds. */
  from: number;
  chance: Chance;
}

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** Reports of an event: most have few, some are all over the place. */
const SIZES = [1, 1, 1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 30, 60];
/** No event has a larger part of a day. */
const LARGEST_SHARE = 1 / 12;
const STAGES = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2];
const WIRES = 0.18;
const CORRECTED = 0.07;
const STALE = 0.008;
/** So many events happen where one of their kind happened days before: another quarrel, another flood. */
const ALIKE = 0.15;
const ALIKE_MS = 4 * DAY_MS;
/** Some that are planned come to nothing: a correction where there is no figure. */
const IN_RESERVE = 1.03;

/** Printings of each day, in their order of time. */
export function planDays(parts: PlanParts, days: number): { days: Printing[][]; events: Event[] } {
  const events: Event[] = [];
  let waiting: Printing[] = [];
  const made = Array.from({ length: days }, (_, day) => {
    const end = parts.from + (day + 1) * DAY_MS;
    const isDue = ({ at }: Printing) => at < end;
    const due = waiting.filter(isDue);
    waiting = waiting.filter((each) => !isDue(each));
    const planned = Math.ceil(parts.perDay * IN_RESERVE);
    while (due.length < planned) {
      const made = bornEvent(parts, events, end - DAY_MS);
      events.push(made.event);
      for (const each of made.printings) (isDue(each) ? due : waiting).push(each);
    }
    return shortened(due, planned).sort((a, b) => a.at - b.at);
  });
  return { days: made, events };
}

/** A day is full when it is full; what others go back to stays. */
function shortened(due: Printing[], most: number): Printing[] {
  const needed = new Set(due.flatMap(({ copies, corrects }) => [copies, corrects]));
  const kept = [...due];
  for (let at = kept.length - 1; at >= 0 && kept.length > most; at -= 1)
    if (!isNeeded(kept[at]!, needed)) kept.splice(at, 1);
  return kept;
}

function isNeeded(printing: Printing, needed: ReadonlySet<Printing | undefined>): boolean {
  return needed.has(printing) || printing.isWire === true;
}

function bornEvent(
  parts: PlanParts,
  events: readonly Event[],
  dayBegin: number,
): { event: Event; printings: Printing[] } {
  const { kinds, names, perDay, chance } = parts;
  const kind = chance.pick(kinds.flatMap((each) => Array.from({ length: each.weight }, () => each)));
  const isStale = chance.is(STALE * 5);
  const at = dayBegin + chance.share() * DAY_MS * 0.95;
  const begin = isStale ? at - chance.whole(45, 400) * DAY_MS : at;
  const alike = events.filter((other) => other.kind === kind && Math.abs(other.at - at) < ALIKE_MS);
  const like = alike.length > 0 && chance.is(ALIKE) ? chance.pick(alike) : undefined;
  const event = makeEvent(`e${events.length}`, kind, begin, names, chance, like);
  if (isStale) return { event, printings: [{ ...printingOf(parts, event, 0, at), isStale: true }] };
  const size = Math.min(chance.pick(SIZES), Math.max(2, Math.round(perDay * LARGEST_SHARE)));
  const printings: Printing[] = [];
  while (printings.length < size) printings.push(...printed(parts, event, size - printings.length));
  return { event, printings };
}

/** One report, and whatever is made of it. */
function printed(parts: PlanParts, event: Event, most: number): Printing[] {
  const { chance } = parts;
  const stage = Math.min(chance.pick(STAGES), event.stages.length - 1);
  const own = printingOf(parts, event, stage, event.stages[stage]! + delay(chance, 5));
  const printings = [own];
  if (most > 1 && chance.is(WIRES)) {
    own.isWire = true;
    const outlets = othersOf(parts, own).filter(({ wire }) => chance.is(wire + 0.2));
    for (const outlet of chance.some(outlets, Math.min(most - 1, chance.whole(1, 4))))
      printings.push({ ...own, isWire: undefined, outlet, copies: own, at: own.at + delay(chance, 4) });
  } else if (chance.is(event.kind.tone === 'security' ? 2 * CORRECTED : CORRECTED / 2))
    printings.push({ ...own, corrects: own, at: own.at + (3 + 27 * chance.share()) * HOUR_MS });
  return printings;
}

function delay(chance: Chance, meanHours: number): number {
  return -Math.log(1 - chance.share() * 0.999) * meanHours * HOUR_MS;
}

function printingOf({ press, chance }: PlanParts, event: Event, stage: number, at: number): Printing {
  const languages = [...event.mix].map(([language, share]) => ({ language, score: share * chance.share() }));
  const { language } = languages.sort((a, b) => b.score - a.score)[0]!;
  const outlet = chance.pick(press.outlets.filter((each) => each.language === language));
  return { event, stage: Math.max(stage, stageAt(event, at)), outlet, at };
}

function othersOf({ press }: PlanParts, { outlet }: Printing): Outlet[] {
  return press.outlets.filter((each) => each !== outlet && each.language === outlet.language);
}
